using ChatBot.Bot.Clock;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChatBot.Bot.Tests.Clock;

public sealed class ServiceDatesTests
{
    private const string Zone = "Asia/Ho_Chi_Minh";
    private const string Rehearsal = "2020-10-05T07:00:00";

    private readonly MemoryStore _store = new(TimeProvider.System);

    [Fact]
    public async Task MadeAt_OfAFolderUsedBefore_IsItsFirstUse()
    {
        var first = await StartAsync(new ServiceClock(Rehearsal, Zone));
        var second = await StartAsync(new ServiceClock("2020-12-01T07:00:00", Zone));

        Assert.Equal(first.MadeAt, second.MadeAt);
        Assert.Equal(new DateTime(2020, 10, 5), first.MadeAt.UtcDateTime.Date);
    }

    [Fact]
    public async Task Clock_OfARehearsalStartedAgain_NeverGoesBack()
    {
        var clock = new ServiceClock(Rehearsal, Zone);
        await StartAsync(clock);
        var reached = clock.GetUtcNow();

        // As after kill -9: nothing was stored since.
        var again = new ServiceClock(Rehearsal, Zone);
        await StartAsync(again);

        Assert.True(again.GetUtcNow() > reached);
        Assert.True(again.GetUtcNow() < reached + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Clock_OfARehearsalSetLater_StartsThere()
    {
        await StartAsync(new ServiceClock(Rehearsal, Zone));
        var later = new ServiceClock("2020-10-09T07:00:00", Zone);
        await StartAsync(later);

        Assert.Equal(new DateTime(2020, 10, 9), later.GetUtcNow().UtcDateTime.Date);
    }

    [Fact]
    public async Task Clock_InRealTime_StoresNothingButTheFirstUse()
    {
        await StartAsync(new ServiceClock(null, Zone));

        var record = await _store.ExecuteAsync(session => session.GetAsync(ServiceRecord.Kind, ServiceRecord.Key));

        Assert.NotNull(record);
        Assert.Null(record.ClockAt);
    }

    private async Task<ServiceDates> StartAsync(ServiceClock clock)
    {
        var dates = new ServiceDates(_store, clock, NullLogger<ServiceDates>.Instance);
        await dates.StartAsync(CancellationToken.None);
        await dates.StopAsync(CancellationToken.None);
        dates.Dispose();
        return dates;
    }
}
