using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Clock;

/// <summary>
/// Knows when the data folder was made, and keeps a rehearsal's clock from going back. The stored instant always lies ahead of what the
/// clock shows, so that a process that was killed starts again after everything it has dated.
/// </summary>
internal sealed class ServiceDates(IStore store, ServiceClock clock, ILogger<ServiceDates> logger) : BackgroundService
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(10);

    /// <summary>When the folder was first used. Known once the service has started.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var record = await store.ExecuteAsync(
            async session =>
            {
                var stored = await session.GetAsync(ServiceRecord.Kind, ServiceRecord.Key);
                if (stored is null)
                {
                    session.Put(ServiceRecord.Kind, stored = new ServiceRecord { MadeAt = now });
                }

                return stored;
            },
            WorkPriority.Citizen,
            cancellationToken
        );
        MadeAt = record.MadeAt;
        if (clock.IsShifted)
        {
            if (record.ClockAt is { } reached)
            {
                clock.AdvanceTo(reached);
            }

            await KeepAsync(cancellationToken);
            await base.StartAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Ahead / 2);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await KeepAsync(stoppingToken);
                }
                catch (StoreUnavailableException e)
                {
                    logger.LogWarning("The rehearsal's clock could not be stored: {Reason}", e.Message);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }

    private Task<bool> KeepAsync(CancellationToken cancellationToken)
    {
        var reached = clock.GetUtcNow() + Ahead;
        return store.ExecuteAsync(
            async session =>
            {
                var stored = await session.GetAsync(ServiceRecord.Kind, ServiceRecord.Key);
                session.Put(ServiceRecord.Kind, (stored ?? new ServiceRecord { MadeAt = MadeAt }) with { ClockAt = reached });
                return true;
            },
            WorkPriority.Citizen,
            cancellationToken
        );
    }
}
