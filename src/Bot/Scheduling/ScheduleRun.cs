using ChatBot.Bot.Clock;
using ChatBot.Bot.Telemetry;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Scheduling;

/// <summary>One schedule: asks for a batch of what is due and posts it.</summary>
internal sealed class ScheduleRun(
    ISchedule schedule,
    IStore store,
    ITurnGateway turns,
    TimeProvider clock,
    ILogger logger,
    ContentAgreement content
)
{
    /// <summary>Most events posted at once.</summary>
    public const int BatchSize = 100;

    private const int MostStuck = 1000;

    private static readonly TimeSpan FailureWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StoreWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ContentWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromSeconds(1);

    // Events posted in the last batch, and those that were due again afterwards.
    private readonly Dictionary<string, StuckEvent> _posted = new(StringComparer.Ordinal);
    private DateTimeOffset _notBefore;

    /// <summary>Posts at most a batch. Returns when to come again.</summary>
    public async Task<DateTimeOffset> PostBatchAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_notBefore > now)
        {
            return _notBefore;
        }

        try
        {
            if (schedule.ComparedContent is { } own && !await content.ReachedAsync(own, cancellationToken))
            {
                return now + ContentWait;
            }

            // Ask for extra events: stuck ones are the most overdue and would otherwise fill the batch.
            var max = BatchSize + Math.Min(_posted.Count, MostStuck);
            var (due, next) = await store.ExecuteAsync(
                async session => (await schedule.DueAsync(session, now, max), await schedule.NextAsync(session, now)),
                WorkPriority.Job,
                cancellationToken
            );
            schedule.Looked();
            var fresh = NotStuck(due, now);
            foreach (var one in fresh)
            {
                await PostAsync(one, cancellationToken);
            }

            return fresh.Count > 0 ? now : NextLook(now, next);
        }
        catch (StoreUnavailableException)
        {
            return _notBefore = now + StoreWait;
        }
        catch (Exception defect) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(
                "Schedule {Schedule} failed, trying again in {Wait}: {Error}",
                schedule.Name,
                FailureWait,
                ErrorPlace.Of(defect)
            );
            return _notBefore = now + FailureWait;
        }
    }

    private async Task PostAsync(DueEvent due, CancellationToken cancellationToken)
    {
        SchedulingMetrics.RecordLag(schedule.Name, clock.GetUtcNow() - due.DueAt);
        var receipt = await turns.ReceiveAsync(due.Event, cancellationToken: cancellationToken);
        SchedulingMetrics.RecordPosted(schedule.Name, receipt);
        _posted.TryAdd(due.Event.Id, new StuckEvent());
    }

    /// <summary>
    /// An event that is due again after it was posted did not move its due time on: its turn failed. It waits, longer each time, and the
    /// others go on.
    /// </summary>
    private List<DueEvent> NotStuck(IReadOnlyList<DueEvent> due, DateTimeOffset now)
    {
        var fresh = new List<DueEvent>();
        var stillDue = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in due)
        {
            if (!stillDue.Add(one.Event.Id))
            {
                continue;
            }

            if (!_posted.TryGetValue(one.Event.Id, out var stuck))
            {
                if (fresh.Count < BatchSize)
                {
                    fresh.Add(one);
                }
            }
            else if (stuck.HeldUntil is null)
            {
                stuck.Hold(now);
                logger.LogWarning(
                    "An event of schedule {Schedule} is still due after it was posted; again at {Until}.",
                    schedule.Name,
                    stuck.HeldUntil
                );
            }
            else if (stuck.HeldUntil <= now && fresh.Count < BatchSize)
            {
                stuck.HeldUntil = null;
                fresh.Add(one);
            }
        }

        foreach (var done in _posted.Keys.Where(id => !stillDue.Contains(id)).ToList())
        {
            _posted.Remove(done);
        }

        return fresh;
    }

    private DateTimeOffset NextLook(DateTimeOffset now, DateTimeOffset? next)
    {
        var wake = next ?? DateTimeOffset.MaxValue;
        foreach (var stuck in _posted.Values)
        {
            wake = stuck.HeldUntil is { } until && until < wake ? until : wake;
        }

        return wake < now + ShortestSleep ? now + ShortestSleep : wake;
    }

    private sealed class StuckEvent
    {
        private static readonly BackOff Waits = new(FailureWait, TimeSpan.FromHours(1));

        private int _times;

        /// <summary>Not posted again before; null while it may be posted.</summary>
        public DateTimeOffset? HeldUntil { get; set; }

        /// <summary>Holds it, longer each time.</summary>
        public void Hold(DateTimeOffset now) => HeldUntil = now + Waits.Doubled(++_times);
    }
}
