using System.Globalization;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Clock;

/// <summary>The clock is far past everything the service has stored.</summary>
/// <param name="Now">What the clock says.</param>
/// <param name="Newest">The newest instant at which the service is known to have run.</param>
internal sealed record ClockDoubt(DateTimeOffset Now, DateTimeOffset Newest)
{
    /// <summary>In words for the operator, with what to do.</summary>
    public string Say(TimeSpan gap) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"the clock says {Now.UtcDateTime:yyyy-MM-dd HH:mm'Z'}, {(Now - Newest).TotalDays:0} days after the newest stored instant "
                + $"({Newest.UtcDateTime:yyyy-MM-dd HH:mm'Z'}); above {gap.TotalDays:0} days nothing is removed "
                + $"and nothing that falls due is carried out"
        );
}

/// <summary>
/// Whether the clock can be believed. A clock that is two years ahead would have retention remove every place in a class, and give away or
/// put off for years what falls due. So the service notes when it last ran with a clock that was believed; a clock that is more than a gap
/// past that (setting <c>Service:ClockGapDays</c>) is in doubt until it is mended or an operator confirms it. A service that was really off
/// for so long is confirmed once.
/// </summary>
internal sealed class ClockGuard(
    IReadOnlyList<DocumentKind> kinds,
    IStore store,
    TimeProvider clock,
    TimeSpan gap,
    ILogger<ClockGuard> logger
) : BackgroundService
{
    private const int Page = 200;

    // A kill loses at most so much of the note, which is nothing beside the gap.
    private static readonly TimeSpan KeepEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private long _newestTicks;
    private bool _isDoubted;

    /// <summary>What the clock says, believed or not.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>What the setting allows.</summary>
    public TimeSpan Gap => gap;

    /// <summary>Why the clock is not believed at this moment, or null when it is or the guard has not looked yet.</summary>
    public ClockDoubt? Doubt
    {
        get
        {
            var newest = Volatile.Read(ref _newestTicks);
            var now = clock.GetUtcNow();
            return newest > 0 && now.UtcTicks - newest > gap.Ticks ? new ClockDoubt(now, new DateTimeOffset(newest, TimeSpan.Zero)) : null;
        }
    }

    /// <summary>Looks at the clock and at what is stored, and notes the instant when the clock is believed.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public async Task<ClockDoubt?> LookAsync(CancellationToken cancellationToken)
    {
        var newest = await NewestAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (now - newest <= gap)
        {
            if (now - newest >= KeepEvery)
            {
                await KeepAsync(now, cancellationToken);
            }

            newest = now > newest ? now : newest;
        }

        Volatile.Write(ref _newestTicks, newest.UtcTicks);
        Tell();
        return Doubt;
    }

    /// <summary>An operator says that the clock is right.</summary>
    public async Task ConfirmAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await KeepAsync(now, cancellationToken);
        Volatile.Write(ref _newestTicks, now.UtcTicks);
        Tell();
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        ClockMetrics.Watch(this);
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        ClockMetrics.Watch(null);
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(LookEvery, clock, stoppingToken);
                try
                {
                    await LookAsync(stoppingToken);
                }
                catch (StoreUnavailableException e)
                {
                    logger.LogWarning("The instant of the clock could not be noted: {Reason}", e.Message);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private void Tell()
    {
        var doubt = Doubt;
        if (doubt is not null && !_isDoubted)
        {
            logger.LogError(
                "The clock is in doubt: {What}. Mend the clock; or, when it is right because the service was off, run 'retention confirm'.",
                doubt.Say(gap)
            );
        }

        if (doubt is null && _isDoubted)
        {
            logger.LogInformation("The clock is believed again: retention and what falls due go on.");
        }

        _isDoubted = doubt is not null;
    }

    private async Task<DateTimeOffset> NewestAsync(CancellationToken cancellationToken)
    {
        var record = await store.ExecuteAsync(
            session => session.GetAsync(ServiceRecord.Kind, ServiceRecord.Key),
            WorkPriority.Job,
            cancellationToken
        );
        if (record?.NewestAt is { } noted)
        {
            return noted;
        }

        // Data of a version that noted nothing, once: the newest of its documents that does not lie ahead.
        var now = clock.GetUtcNow();
        var newest = record?.MadeAt ?? DateTimeOffset.MinValue;
        foreach (var kind in kinds)
        {
            string? cursor = null;
            do
            {
                var after = cursor;
                var page = await store.ExecuteAsync(session => session.ScanAsync(kind, after, Page), WorkPriority.Job, cancellationToken);
                newest = page.Select(scanned => kind.RetainFrom(scanned.Document)).Where(from => from <= now).Append(newest).Max()!.Value;
                cursor = page.Count < Page ? null : page[^1].Cursor;
            } while (cursor is not null);
        }

        newest = newest > DateTimeOffset.MinValue ? newest : now;
        await KeepAsync(newest, cancellationToken);
        return newest;
    }

    private Task<bool> KeepAsync(DateTimeOffset newest, CancellationToken cancellationToken) =>
        store.ExecuteAsync(
            async session =>
            {
                var record = await session.GetAsync(ServiceRecord.Kind, ServiceRecord.Key);
                session.Put(ServiceRecord.Kind, (record ?? new ServiceRecord { MadeAt = newest }) with { NewestAt = newest });
                return true;
            },
            WorkPriority.Job,
            cancellationToken
        );
}
