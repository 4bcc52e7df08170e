using ChatBot.Dialogs.Engine;
using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Engine;

public sealed class ServiceCalendarTests
{
    [Theory]
    [InlineData("2026-10-05T20:00:00+07:00", null)]
    [InlineData("2026-10-05T21:30:00+07:00", "2026-10-06T06:00:00+07:00")]
    [InlineData("2026-10-06T02:00:00+07:00", "2026-10-06T06:00:00+07:00")]
    [InlineData("2026-10-06T06:00:00+07:00", null)]
    public void QuietUntil_Instant_IsTheNextEndOfQuietHours(string now, string? until) =>
        Assert.Equal(
            until is null ? null : DateTimeOffset.Parse(until, null),
            ServiceCalendar.Default.QuietUntil(DateTimeOffset.Parse(now, null))
        );

    [Fact]
    public void QuietUntil_HoursWithinOneDay_EndTheSameDay()
    {
        var calendar = ServiceCalendar.Default with { QuietHours = new QuietHours(new LocalTime(11, 30), new LocalTime(13, 0)) };

        Assert.Equal(
            DateTimeOffset.Parse("2026-10-05T13:00:00+07:00", null),
            calendar.QuietUntil(DateTimeOffset.Parse("2026-10-05T12:00:00+07:00", null))
        );
    }

    [Fact]
    public void QuietUntil_EqualStartAndEnd_IsNever()
    {
        var calendar = ServiceCalendar.Default with { QuietHours = new QuietHours(new LocalTime(6, 0), new LocalTime(6, 0)) };

        Assert.Null(calendar.QuietUntil(DateTimeOffset.Parse("2026-10-05T02:00:00+07:00", null)));
    }
}
