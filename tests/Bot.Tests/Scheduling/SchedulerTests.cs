using ChatBot.Bot.Clock;
using ChatBot.Bot.Scheduling;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChatBot.Bot.Tests.Scheduling;

public sealed class SchedulerTests : IDisposable
{
    private readonly SleepClock _clock = new(Given.Start);
    private readonly ScriptedTurn _turn = new();
    private readonly AlarmSchedule _schedule = new();
    private readonly MemoryStore _store;
    private readonly Scheduler _scheduler;

    public SchedulerTests()
    {
        _store = new MemoryStore(_clock);
        _turn.Run = RingAsync;
        var gateway = new TurnGateway(
            _store,
            _turn,
            () => Given.Content,
            _ => new ChannelCapabilities(),
            _clock,
            NullLogger<TurnGateway>.Instance
        );
        _scheduler = new Scheduler([_schedule], _store, gateway, _clock, NullLogger<Scheduler>.Instance, new Leases(_store, _clock));
    }

    private IReadOnlyList<string?> Rung => [.. _turn.Ran.Select(r => ((EventActivity)r.Activity).Subject)];

    public void Dispose() => _scheduler.Dispose();

    [Fact]
    public async Task Due_Events_ArePostedOnceTheLongestOverdueFirst()
    {
        await PlanAsync(("b", -10), ("a", -60), ("later", 3600));

        await _scheduler.StartAsync(CancellationToken.None);
        await RungAsync(2);
        await PassAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["a", "b"], Rung);
    }

    [Fact]
    public async Task Event_FallingDue_IsPostedAtItsTime()
    {
        await PlanAsync(("a", 20));
        await _scheduler.StartAsync(CancellationToken.None);

        await PassAsync(TimeSpan.FromSeconds(19));
        Assert.Empty(Rung);
        await PassAsync(TimeSpan.FromSeconds(2));
        await RungAsync(1);
    }

    [Fact]
    public async Task Event_PlannedWhileAsleep_IsFoundWithinTheLongestSleep()
    {
        await _scheduler.StartAsync(CancellationToken.None);
        await PassAsync(TimeSpan.FromSeconds(1));
        await PlanAsync(("a", 5));

        await PassAsync(Scheduler.LongestSleep);

        await RungAsync(1);
    }

    [Fact]
    public async Task MoreThanABatch_IsPostedWithoutSleeping()
    {
        await PlanAsync([.. Enumerable.Range(1, 250).Select(n => ($"a{n}", -n))]);

        await _scheduler.StartAsync(CancellationToken.None);
        await RungAsync(250);

        Assert.Equal(250, Rung.Distinct().Count());
    }

    [Fact]
    public async Task Promise3_EventWhoseTurnFails_IsNotPostedInAHotLoopAndHoldsNoOther()
    {
        await PlanAsync([("poison", -1000), .. Enumerable.Range(1, 150).Select(n => ($"a{n}", -n))]);

        await _scheduler.StartAsync(CancellationToken.None);
        await RungAsync(151);
        var asked = _schedule.Asked;
        await PassAsync(TimeSpan.FromSeconds(55));

        Assert.Single(_turn.Failures);
        Assert.Equal(1, Rung.Count(s => s == "poison"));
        Assert.InRange(_schedule.Asked - asked, 0, 10);
    }

    [Fact]
    public async Task Promise3_MoreFailingEventsThanABatch_HoldNoOther()
    {
        await PlanAsync([
            .. Enumerable.Range(0, 250).Select(n => ($"poison{n}", -1000 - n)),
            .. Enumerable.Range(1, 10).Select(n => ($"a{n}", -n)),
        ]);

        await _scheduler.StartAsync(CancellationToken.None);

        await Eventually.TrueAsync(() => Rung.Count(s => s!.StartsWith('a')) == 10, "the events behind the failing ones");
        Assert.Equal(10, Rung.Where(s => s!.StartsWith('a')).Distinct().Count());
    }

    [Fact]
    public async Task Due_WhileTheClockIsInDoubt_WaitsUntilItIsConfirmed()
    {
        var guard = new ClockGuard([Alarm.Kind], _store, _clock, TimeSpan.FromDays(45), NullLogger<ClockGuard>.Instance);
        await guard.LookAsync(CancellationToken.None);
        await PlanAsync(("a", 60));
        _clock.Advance(TimeSpan.FromDays(700));
        var gateway = new TurnGateway(
            _store,
            _turn,
            () => Given.Content,
            _ => new ChannelCapabilities(),
            _clock,
            NullLogger<TurnGateway>.Instance
        );
        using var scheduler = new Scheduler(
            [_schedule],
            _store,
            gateway,
            _clock,
            NullLogger<Scheduler>.Instance,
            new Leases(_store, _clock),
            guard
        );

        await scheduler.StartAsync(CancellationToken.None);
        await PassAsync(TimeSpan.FromMinutes(2));
        Assert.Empty(Rung);
        Assert.Equal(0, _schedule.Asked);

        await guard.ConfirmAsync(CancellationToken.None);
        await PassAsync(TimeSpan.FromMinutes(1));
        await RungAsync(1);
        await scheduler.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task EventsAsJobs_GoBehindCitizens()
    {
        await PlanAsync(("a", -1));
        _store.Works.Clear();

        await _scheduler.StartAsync(CancellationToken.None);
        await RungAsync(1);

        Assert.All(_store.Works, work => Assert.Equal(WorkPriority.Job, work.Priority));
    }

    [Fact]
    public async Task Schedule_ThatThrows_IsAskedAgainAfterAMinute()
    {
        _schedule.Failure = new InvalidOperationException();
        await PlanAsync(("a", -1));
        await _scheduler.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => _schedule.Asked == 1, "asked");
        await PassAsync(TimeSpan.FromSeconds(50));
        Assert.Equal(1, _schedule.Asked);

        _schedule.Failure = null;
        await PassAsync(TimeSpan.FromSeconds(20));

        await RungAsync(1);
    }

    [Fact]
    public async Task StoreThatIsDown_LosesNothing()
    {
        await PlanAsync(("a", -1));
        _store.Failure = new StoreUnavailableException("disk full");
        await _scheduler.StartAsync(CancellationToken.None);
        await PassAsync(TimeSpan.FromSeconds(10));

        _store.Failure = null;
        await PassAsync(TimeSpan.FromSeconds(10));

        await RungAsync(1);
    }

    private static async ValueTask RingAsync(IStoreSession session, Activity activity, TurnInputs inputs)
    {
        var subject = ((EventActivity)activity).Subject!;
        if (subject.StartsWith("poison", StringComparison.Ordinal))
        {
            throw new InvalidOperationException();
        }

        var alarm = await session.GetAsync(Alarm.Kind, subject);
        session.Put(Alarm.Kind, alarm! with { Due = null });
    }

    private Task<bool> PlanAsync(params (string Id, int InSeconds)[] alarms) =>
        _store.ExecuteAsync(session =>
        {
            foreach (var (id, seconds) in alarms)
            {
                session.Put(Alarm.Kind, new Alarm { Id = id, Due = _clock.GetUtcNow().AddSeconds(seconds) });
            }

            return ValueTask.FromResult(true);
        });

    private Task RungAsync(int times) => Eventually.TrueAsync(() => Rung.Count >= times, $"{times} events; so far {Rung.Count}");

    // A second at a time: a scheduler that wakes late by a step is still seen.
    private async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            await _clock.StepAsync(TimeSpan.FromSeconds(1));
        }
    }
}
