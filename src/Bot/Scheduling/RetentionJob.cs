using ChatBot.Bot.Clock;
using ChatBot.Bot.Storage.Contract;
using ChatBot.Bot.Telemetry;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using NodaTime;

namespace ChatBot.Bot.Scheduling;

/// <summary>
/// Deletes what is past its declared retention: every night, and soon after each start, so that a machine that sleeps at night keeps
/// nothing for longer either. It walks the declarations and knows no document by name.
/// </summary>
internal sealed class RetentionJob(
    IReadOnlyList<DocumentKind> kinds,
    IStore store,
    ServiceCalendar calendar,
    TimeProvider clock,
    ILogger<RetentionJob> logger,
    ClockGuard guard,
    ILeases leases,
    IStoreBackup? copies = null
) : BackgroundService
{
    /// <summary>Local time of the nightly walk: few write then.</summary>
    public static readonly LocalTime Nightly = new(3, 15);

    /// <summary>After a start citizens catch up first.</summary>
    public static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(10);

    /// <summary>Name of the lease: one process of a store removes what is past its time.</summary>
    public const string LeaseName = "retention";

    // A page is one piece of work of the store's only writer; it must stay within a couple of milliseconds.
    private const int PageSize = 50;

    private static readonly TimeSpan StoreWait = TimeSpan.FromMinutes(1);

    /// <summary>Walks all kinds once. Returns how many documents were deleted: none while the clock is in doubt.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (await LookAsync(cancellationToken) is { } doubt)
        {
            logger.LogError(
                "Retention is held: {What}. Mend the clock; or, when it is right because the service was off, run 'retention confirm'.",
                doubt.Say(guard.Gap)
            );
            return 0;
        }

        // One instant for the whole walk: a clock that jumps meanwhile decides nothing.
        var now = clock.GetUtcNow();
        var total = 0;
        foreach (var kind in kinds.Where(k => k.Retention.Days is not null))
        {
            var removed = 0;
            try
            {
                string? cursor = null;
                do
                {
                    var page = await SweepPageAsync(kind, cursor, now, cancellationToken);
                    (cursor, removed) = (page.Cursor, removed + page.Removed);
                } while (cursor is not null);
            }
            catch (Exception defect) when (defect is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // One kind that cannot be read must not keep the others for ever.
                logger.LogError("Retention of {Kind} failed: {Error}", kind.Name, ErrorPlace.Of(defect));
            }

            total += removed;
            if (removed > 0)
            {
                SchedulingMetrics.RecordRemoved(kind.Name, removed);
                logger.LogInformation("Retention removed {Count} documents of {Kind}.", removed, kind.Name);
            }
        }

        RemoveCopies(now);
        return total;
    }

    /// <summary>When the next nightly walk begins.</summary>
    public static DateTimeOffset NextNight(ServiceCalendar calendar, DateTimeOffset now)
    {
        var local = calendar.ToLocal(now);
        var date = local.TimeOfDay < Nightly ? local.Date : local.Date.PlusDays(1);
        return calendar.ToInstant(date.At(Nightly));
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => leases.RunAsync(LeaseName, RunNightlyAsync, stoppingToken);

    private async Task RunNightlyAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(AfterStart, clock, stoppingToken);
            while (true)
            {
                await RunAsync(stoppingToken);
                var now = clock.GetUtcNow();
                await Task.Delay(NextNight(calendar, now) - now, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Goes on after the next start.
        }
    }

    private async Task<ClockDoubt?> LookAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await guard.LookAsync(cancellationToken);
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(StoreWait, clock, cancellationToken);
            }
        }
    }

    private void RemoveCopies(DateTimeOffset now)
    {
        try
        {
            if (copies?.RemoveOldCopies(now) is > 0 and var removed)
            {
                logger.LogInformation("Retention removed {Count} copies that a restore or an upgrade had put aside.", removed);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.LogError(e, "Copies that a restore or an upgrade had put aside cannot be removed; tried again tomorrow.");
        }
    }

    private async Task<(string? Cursor, int Removed)> SweepPageAsync(
        DocumentKind kind,
        string? after,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            try
            {
                return await store.ExecuteAsync(
                    async session =>
                    {
                        var page = await session.ScanAsync(kind, after, PageSize);
                        var past = page.Where(d => IsPast(kind, d.Document, now)).ToList();
                        await kind.BeforeRemovalAsync(session, [.. past.Select(d => d.Document)]);
                        foreach (var document in past)
                        {
                            session.Delete(kind, kind.KeyOf(document.Document));
                        }

                        foreach (var document in page.Except(past))
                        {
                            if (kind.Trimmed(document.Document, now) is { } rest)
                            {
                                kind.PutInto(session, rest);
                            }
                        }

                        return (page.Count < PageSize ? null : page[^1].Cursor, past.Count);
                    },
                    WorkPriority.Job,
                    cancellationToken
                );
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(StoreWait, clock, cancellationToken);
            }
        }
    }

    private static bool IsPast(DocumentKind kind, object document, DateTimeOffset now) =>
        kind.Retention.Days is { } days && kind.RetainFrom(document) is { } from && from.AddDays(days) < now;
}
