using ChatBot.Bot.Clock;
using Xunit;

namespace ChatBot.Bot.Tests.Clock;

public sealed class ServiceClockTests
{
    private const string Zone = "Asia/Ho_Chi_Minh";

    [Fact]
    public void Now_WithoutStart_IsTheRealTime()
    {
        var clock = new ServiceClock(null, Zone);

        Assert.False(clock.IsShifted);
        Assert.InRange((clock.GetUtcNow() - DateTimeOffset.UtcNow).Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Now_WithStart_BeginsAtThatLocalTimeAndRuns()
    {
        var clock = new ServiceClock("2020-10-05T07:00:00", Zone);
        var start = new DateTimeOffset(2020, 10, 5, 0, 0, 0, TimeSpan.Zero);

        var first = clock.GetUtcNow();
        SpinWait.SpinUntil(() => clock.GetUtcNow() > first, TimeSpan.FromSeconds(5));

        Assert.InRange(first, start, start.AddSeconds(5));
        Assert.True(clock.GetUtcNow() > first);
    }

    [Fact]
    public void AdvanceTo_LaterInstant_GoesOnFromThere()
    {
        var clock = new ServiceClock("2020-10-05T07:00:00", Zone);
        var stored = new DateTimeOffset(2020, 10, 9, 3, 0, 0, TimeSpan.Zero);

        clock.AdvanceTo(stored);
        clock.AdvanceTo(stored.AddDays(-1));

        Assert.InRange(clock.GetUtcNow(), stored, stored.AddSeconds(5));
    }

    [Fact]
    public void AdvanceTo_OnTheRealClock_DoesNothing()
    {
        var clock = new ServiceClock(null, Zone);

        clock.AdvanceTo(DateTimeOffset.UtcNow.AddYears(1));

        Assert.True(clock.GetUtcNow() < DateTimeOffset.UtcNow.AddDays(1));
    }
}
