using ChatBot.Bot.Clock;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Scheduling;

/// <summary>
/// Posts what is due. It keeps no list of its own: due times are in the documents, so a restart forgets nothing and a late start finds
/// everything. Schedules take turns by small batches, so a thousand lessons hold no reminder; a batch is posted one by one, so citizens go
/// first.
/// </summary>
internal sealed class Scheduler : BackgroundService
{
    /// <summary>Longest sleep: a turn may plan something earlier than what was next when we fell asleep.</summary>
    public static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);

    /// <summary>Name of the lease: one process of a store posts what is due.</summary>
    public const string LeaseName = "scheduler";

    private readonly ScheduleRun[] _runs;
    private readonly TimeProvider _clock;
    private readonly ClockGuard? _guard;
    private readonly ILeases _leases;

    /// <summary>Makes a scheduler over the schedules of all skills.</summary>
    public Scheduler(
        IEnumerable<ISchedule> schedules,
        IStore store,
        ITurnGateway turns,
        TimeProvider clock,
        ILogger<Scheduler> logger,
        ILeases leases,
        ClockGuard? guard = null
    )
    {
        _guard = guard;
        _leases = leases;
        _clock = clock;
        var content = new ContentAgreement(store, clock);
        _runs = [.. schedules.Select(s => new ScheduleRun(s, store, turns, clock, logger, content))];
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _leases.RunAsync(LeaseName, PostAsync, stoppingToken);

    private async Task PostAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var wake = _clock.GetUtcNow() + LongestSleep;

                // By a wrong clock everything would be due: a lesson would be planned for years ahead, a reminder dropped, a place that
                // waits given away.
                foreach (var run in _guard?.Doubt is null ? _runs : [])
                {
                    var next = await run.PostBatchAsync(stoppingToken);
                    wake = next < wake ? next : wake;
                }

                var sleep = wake - _clock.GetUtcNow();
                if (sleep > TimeSpan.Zero)
                {
                    await Task.Delay(sleep, _clock, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was due and not posted is due again after the start.
        }
    }
}
