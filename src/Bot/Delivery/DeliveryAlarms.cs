using System.Collections.Concurrent;

namespace ChatBot.Bot.Delivery;

/// <summary>Channels on which nothing goes out until the operator acts, for <c>channels status</c> and the health body.</summary>
internal sealed class DeliveryAlarms(TimeProvider clock, ILogger<DeliveryAlarms> logger)
{
    private readonly ConcurrentDictionary<string, DeliveryAlarm> _alarms = new(StringComparer.Ordinal);

    // Read after every message; the dictionary itself would take all its locks to say that it is empty.
    private volatile bool _wasRaised;

    /// <summary>All alarms, by name of the channel.</summary>
    public IReadOnlyCollection<DeliveryAlarm> All => [.. _alarms.Values.OrderBy(a => a.Channel, StringComparer.Ordinal)];

    /// <summary>The alarm of a channel, or null.</summary>
    public DeliveryAlarm? Of(string channel) => _alarms.GetValueOrDefault(channel);

    /// <summary>Says what the operator must mend; the log says it once.</summary>
    public void Raise(string channel, string reason)
    {
        if (_alarms.TryGetValue(channel, out var raised) && raised.Reason == reason)
        {
            return;
        }

        _wasRaised = true;
        _alarms[channel] = new DeliveryAlarm(channel, reason, clock.GetUtcNow());
        logger.LogError("Channel {Channel} sends nothing until this is mended: {Reason}", channel, reason);
    }

    /// <summary>The channel works again.</summary>
    public void Clear(string channel)
    {
        if (_wasRaised && _alarms.TryRemove(channel, out _))
        {
            logger.LogInformation("Channel {Channel} sends again.", channel);
        }
    }
}

/// <summary>What the operator must mend.</summary>
internal sealed record DeliveryAlarm(string Channel, string Reason, DateTimeOffset Since);
