using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Lessons;
using CsCheck;
using Xunit;

namespace ChatBot.Dialogs.Tests.Skills.Lessons;

public sealed class LessonPlanTests
{
    [Theory]
    [InlineData("19:00", "2026-10-05T08:00:00+07:00", "2026-10-05T19:00:00+07:00")]
    [InlineData("19:00", "2026-10-05T19:00:00+07:00", "2026-10-06T19:00:00+07:00")]
    [InlineData("07:00", "2026-10-05T23:30:00+07:00", "2026-10-06T07:00:00+07:00")]
    public void DueAfter_Hour_IsTheNextTimeTheClockShowsIt(string hour, string now, string due) =>
        Assert.Equal(DateTimeOffset.Parse(due, null), LessonPlan.DueAfter(hour, DateTimeOffset.Parse(now, null), ServiceCalendar.Default));

    [Fact]
    public void DueAfter_AnyHourAndInstant_IsWithinTheNextDay() =>
        Gen.Select(Gen.Int[0, 23], Gen.Int[0, 59], Gen.Int[0, 100_000_000])
            .Sample(
                (hour, minute, second) =>
                {
                    var now = DateTimeOffset.FromUnixTimeSeconds(1_760_000_000L + second);
                    var due = LessonPlan.DueAfter($"{hour:00}:{minute:00}", now, ServiceCalendar.Default);
                    Assert.True(due > now && due <= now.AddDays(1));
                }
            );
}
