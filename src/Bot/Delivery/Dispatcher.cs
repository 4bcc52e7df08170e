using System.Collections.Concurrent;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Telemetry;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Delivery;

/// <summary>
/// Carries the outbox to the channels: claims entries as they are committed and gives each to its channel's sender. What leaves the outbox
/// was sent, given up or marked unknown; everything else is still there after a crash (promise 8).
/// </summary>
internal sealed class Dispatcher(DeliveryServices services, IEnumerable<IChannelAdapter> adapters) : BackgroundService
{
    private static readonly TimeSpan StoreRetry = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, ChannelSender> _senders = new(StringComparer.Ordinal);

    /// <summary>Conversations remembered on all channels, for tests.</summary>
    public int ConversationCount => _senders.Values.Sum(s => s.ConversationCount);

    /// <summary>No send is under way or about to be, for tests.</summary>
    public bool IsQuiet => _senders.Values.All(s => s.IsQuiet);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        services.Switch.Changed -= PumpAll;
        var stopped = _senders.Values.Select(s => s.StopAsync(cancellationToken)).ToList();
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(stopped);
        DeliveryMetrics.Watch(null);
        try
        {
            await services.Store.Outbox.FlushAsync(cancellationToken);
            await services.Store.Outbox.ReleaseAsync(services.Store.Node, cancellationToken);
        }
        catch (Exception error) when (error is StoreUnavailableException or OperationCanceledException)
        {
            services.Logger.LogWarning(
                "The last marks of the dispatcher are not on disk; the messages they concern are sent again: {Error}",
                error.GetType().Name
            );
        }
    }

    public override void Dispose()
    {
        foreach (var sender in _senders.Values)
        {
            sender.Dispose();
        }

        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var adapter in adapters)
        {
            _senders[adapter.Channel] = new ChannelSender(adapter, services);
        }

        DeliveryMetrics.Watch(services.Store.Outbox);
        services.Switch.Changed += PumpAll;

        // An operator may have asked another process to pause: this one must not go on because the store was busy for a moment.
        using var listening = services.Store.Signals.Listen(
            SendingState.Topic,
            __ =>
            {
                _ = KeepTryingAsync(services.Switch.LoadAsync, stoppingToken);
            }
        );
        await KeepTryingAsync(services.Switch.LoadAsync, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await KeepTryingAsync(ClaimAsync, stoppingToken);
        }
    }

    private async Task ClaimAsync(CancellationToken cancellationToken)
    {
        var (outbox, node) = (services.Store.Outbox, services.Store.Node);
        await outbox.WaitAsync(node, cancellationToken);
        var claimed = await outbox.ClaimAsync(node, services.Limits.ClaimSize, services.Limits.Lease, cancellationToken);
        try
        {
            foreach (var entry in claimed)
            {
                SenderOf(entry).Add(entry);
            }
        }
        catch
        {
            // What was handed out and not taken would wait for the next start; so all of it is handed out anew.
            await outbox.ReleaseAsync(node, CancellationToken.None);
            throw;
        }

        if (claimed.Count > 0)
        {
            PumpAll();
        }
    }

    // Messages of a channel that is not there (its token was taken away) wait for it like those of one that does not work.
    private ChannelSender SenderOf(OutboxEntry entry)
    {
        var channel = entry.Activity.To.Channel;
        if (!_senders.TryGetValue(channel, out var sender))
        {
            _senders[channel] = sender = new ChannelSender(new AbsentChannel(channel), services);
        }

        return sender;
    }

    private void PumpAll()
    {
        foreach (var sender in _senders.Values)
        {
            sender.Pump();
        }
    }

    private async Task KeepTryingAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await work(cancellationToken);
                return;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                services.Logger.LogError("The outbox cannot be read, trying again: {Error}", ErrorPlace.Of(error));
            }

            try
            {
                await Task.Delay(StoreRetry, services.Clock, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
