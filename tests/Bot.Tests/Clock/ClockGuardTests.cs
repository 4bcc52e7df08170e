using ChatBot.Bot.Clock;
using ChatBot.Bot.Tests.Scheduling;
using ChatBot.Bot.Tests.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatBot.Bot.Tests.Clock;

public sealed class ClockGuardTests
{
    private static readonly TimeSpan Gap = TimeSpan.FromDays(45);

    private readonly FakeTimeProvider _clock = new(Given.Start);
    private readonly MemoryStore _store;

    public ClockGuardTests() => _store = new MemoryStore(_clock);

    [Fact]
    public async Task Clock_OfANewFolder_IsBelieved()
    {
        Assert.Null(await Guard().LookAsync(CancellationToken.None));
        Assert.Equal(Given.Start, (await RecordAsync())!.NewestAt);
    }

    [Theory]
    [InlineData(45, false)]
    [InlineData(46, true)]
    [InlineData(-365, false)]
    public async Task Clock_AfterARestart_IsInDoubtOnlyFarPastWhatWasNoted(int days, bool doubted)
    {
        await Guard().LookAsync(CancellationToken.None);
        var started = new MovedClock(_clock, TimeSpan.FromDays(days));

        Assert.Equal(doubted, await Guard(started).LookAsync(CancellationToken.None) is not null);
    }

    [Fact]
    public async Task Clock_InDoubt_StaysSoOverRestartsUntilItIsMended()
    {
        await Guard().LookAsync(CancellationToken.None);
        var wrong = new MovedClock(_clock, TimeSpan.FromDays(700));
        for (var restart = 0; restart < 3; restart++)
        {
            _clock.Advance(TimeSpan.FromHours(5));
            Assert.NotNull(await Guard(wrong).LookAsync(CancellationToken.None));
        }

        Assert.Null(await Guard().LookAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Clock_ThatJumpsWhileTheServiceRuns_IsInDoubtAtOnce()
    {
        var guard = Guard();
        await guard.LookAsync(CancellationToken.None);

        _clock.Advance(TimeSpan.FromDays(700));

        Assert.NotNull(guard.Doubt);
        Assert.NotNull(await guard.LookAsync(CancellationToken.None));
        Assert.Equal(Given.Start, guard.Doubt!.Newest);
    }

    [Fact]
    public async Task Clock_ThatRunsOn_IsBelievedForYears()
    {
        var guard = Guard();
        for (var month = 0; month < 30; month++)
        {
            Assert.Null(await guard.LookAsync(CancellationToken.None));
            _clock.Advance(TimeSpan.FromDays(30));
        }
    }

    [Fact]
    public async Task Clock_Confirmed_IsBelievedAlsoAfterARestart()
    {
        await Guard().LookAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromDays(100));
        var guard = Guard();
        Assert.NotNull(await guard.LookAsync(CancellationToken.None));

        await guard.ConfirmAsync(CancellationToken.None);

        Assert.Null(guard.Doubt);
        Assert.Null(await Guard().LookAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(60, true)]
    public async Task Data_OfAVersionThatNotedNothing_IsJudgedByItsNewestDocument(int daysOld, bool doubted)
    {
        await _store.ExecuteAsync(session =>
        {
            session.Put(ServiceRecord.Kind, new ServiceRecord { MadeAt = Given.Start.AddDays(-300) });
            session.Put(
                Alarm.Kind,
                new Alarm
                {
                    Id = "newest",
                    Due = null,
                    EndedAt = Given.Start.AddDays(-daysOld),
                }
            );
            session.Put(
                Alarm.Kind,
                new Alarm
                {
                    Id = "older",
                    Due = null,
                    EndedAt = Given.Start.AddDays(-200),
                }
            );
            session.Put(
                Alarm.Kind,
                new Alarm
                {
                    Id = "ahead",
                    Due = null,
                    EndedAt = Given.Start.AddDays(200),
                }
            );
            return ValueTask.FromResult(true);
        });

        Assert.Equal(doubted, await Guard().LookAsync(CancellationToken.None) is not null);
    }

    [Fact]
    public async Task Note_KeepsTheOtherDatesOfTheFolder()
    {
        var made = Given.Start.AddDays(-3);
        await _store.ExecuteAsync(session =>
        {
            session.Put(ServiceRecord.Kind, new ServiceRecord { MadeAt = made, ClockAt = made });
            return ValueTask.FromResult(true);
        });

        await Guard().LookAsync(CancellationToken.None);

        var record = await RecordAsync();
        Assert.Equal((made, made), (record!.MadeAt, record.ClockAt));
    }

    private ClockGuard Guard(TimeProvider? clock = null) =>
        new([Alarm.Kind], _store, clock ?? _clock, Gap, NullLogger<ClockGuard>.Instance);

    private Task<ServiceRecord?> RecordAsync() => _store.ReadAsync(ServiceRecord.Kind, ServiceRecord.Key);

    private sealed class MovedClock(TimeProvider clock, TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + by;
    }
}
