using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>What <c>channels status</c> and the health body say about the channel. Texts hold no secret and no personal data.</summary>
internal sealed class ZaloBotHealth(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly RefusedCalls _refused = new(time);
    private readonly SortedDictionary<ZaloBotTrouble, string> _troubles = [];
    private DateTimeOffset? _lastUpdate;
    private DateTimeOffset? _lastSent;
    private string? _lastError;
    private DateTimeOffset? _lastErrorAt;

    public ChannelStatus Status
    {
        get
        {
            lock (_lock)
            {
                var troubles = _refused.LookLikeAWrongSecret
                    ? _troubles.Values.Append(
                        "Events come with another secret: compare ZaloBot:WebhookSecret with what is "
                            + "registered, and run 'channels zalo-bot register'."
                    )
                    : _troubles.Values;
                var degraded = string.Join(' ', troubles.Distinct()) is { Length: > 0 } all ? all : null;
                return new ChannelStatus(Enabled: true, _lastUpdate, _lastSent, _lastError, _lastErrorAt, degraded);
            }
        }
    }

    public void Received()
    {
        lock (_lock)
        {
            _lastUpdate = time.GetUtcNow();
            _refused.Genuine();
        }
    }

    /// <summary>A call without the secret, of whomever.</summary>
    public void Refused()
    {
        lock (_lock)
        {
            _refused.Refused();
        }
    }

    /// <summary>A message went out, so whatever kept messages from going out is over.</summary>
    public void Sent()
    {
        lock (_lock)
        {
            _lastSent = time.GetUtcNow();
            _troubles.Remove(ZaloBotTrouble.Sending);
        }
    }

    /// <summary>The channel does not work as it should; <paramref name="reason"/> says why and what to do.</summary>
    public void Fails(ZaloBotTrouble trouble, string reason)
    {
        lock (_lock)
        {
            _troubles[trouble] = reason;
            Record(reason);
        }
    }

    public void Works(ZaloBotTrouble trouble)
    {
        lock (_lock)
        {
            _troubles.Remove(trouble);
        }
    }

    /// <summary>One call failed; the channel as a whole works.</summary>
    public void Error(string reason)
    {
        lock (_lock)
        {
            Record(reason);
        }
    }

    private void Record(string reason)
    {
        _lastError = reason;
        _lastErrorAt = time.GetUtcNow();
    }
}

/// <summary>What may be wrong, each with its own end.</summary>
internal enum ZaloBotTrouble
{
    /// <summary>Updates do not come in.</summary>
    Receiving,

    /// <summary>What is registered at Zalo does not fit <c>ZaloBot:Updates</c>: nothing comes in, and nothing says so.</summary>
    Webhook,

    /// <summary>Messages do not go out.</summary>
    Sending,
}
