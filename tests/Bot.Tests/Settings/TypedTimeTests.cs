using ChatBot.Bot.Clock;
using ChatBot.Bot.Settings;
using NodaTime;
using Xunit;

namespace ChatBot.Bot.Tests.Settings;

/// <summary>A time is written alike in Service:StartAt and for <c>understand --at</c>.</summary>
public sealed class TypedTimeTests
{
    private const string Zone = "Asia/Ho_Chi_Minh";

    [Theory]
    [InlineData("2028-12-01T08:00:00")]
    [InlineData("2028-12-01T08:00")]
    [InlineData("2028-12-01 08:00")]
    [InlineData(" 2028-12-01 08:00:00 ")]
    public void Read_TimeWithOrWithoutSeconds_IsTheTimeAndTheClockBeginsThere(string text)
    {
        Assert.Equal(new LocalDateTime(2028, 12, 1, 8, 0), TypedTime.Read(text));
        var now = new ServiceClock(text, Zone).GetUtcNow();
        Assert.InRange(
            now,
            new DateTimeOffset(2028, 12, 1, 1, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2028, 12, 1, 1, 5, 0, TimeSpan.Zero)
        );
    }

    [Fact]
    public void Read_DayAlone_IsItsMidnight() => Assert.Equal(new LocalDateTime(2028, 12, 1, 0, 0), TypedTime.Read("2028-12-01"));

    [Theory]
    [InlineData("")]
    [InlineData("08:00")]
    [InlineData("01/12/2028 08:00")]
    [InlineData("2028-12-01 25:00")]
    [InlineData("2028-12-01T08:00Z")]
    public void Read_AnythingElse_IsNone(string text) => Assert.Null(TypedTime.Read(text));
}
