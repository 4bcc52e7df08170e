using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Reminders;
using CsCheck;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace ChatBot.Dialogs.Tests.Skills.Reminders;

public sealed class ReminderScheduleTests
{
    private static readonly ServiceCalendar Calendar = ServiceCalendar.Default;

    private static readonly ReminderKind[] Both = [ReminderKind.Evening, ReminderKind.Hours];

    // Any start within three years, and quiet hours of any length, also none and nearly the whole day.
    private static readonly Gen<(DateTimeOffset Start, bool AllDay, ServiceCalendar Calendar)> Cases = Gen.Select(
        Gen.Int[0, 3 * 365 * 24 * 60],
        Gen.Bool,
        Gen.Int[0, 1439],
        Gen.Int[0, 1439],
        (minutes, allDay, from, to) =>
            (
                Calendar.ToInstant(new LocalDate(2026, 1, 1).AtMidnight().PlusMinutes(minutes)),
                allDay,
                Calendar with
                {
                    QuietHours = new QuietHours(LocalTime.Midnight.PlusMinutes(from), LocalTime.Midnight.PlusMinutes(to)),
                }
            )
    );

    [Theory]
    [InlineData(ReminderKind.Evening, "2026-10-10 08:00", "2026-10-09 19:00")]
    [InlineData(ReminderKind.Evening, "2026-10-10 00:30", "2026-10-09 19:00")]
    [InlineData(ReminderKind.Evening, "2026-10-10 23:00", "2026-10-09 19:00")]
    [InlineData(ReminderKind.Hours, "2026-10-10 14:00", "2026-10-10 12:00")]
    [InlineData(ReminderKind.Hours, "2026-10-10 08:00", "2026-10-10 06:00")]
    [InlineData(ReminderKind.Hours, "2026-10-10 07:59", "2026-10-09 19:00")]
    [InlineData(ReminderKind.Hours, "2026-10-10 01:00", "2026-10-09 19:00")]
    [InlineData(ReminderKind.Hours, "2026-10-10 23:29", "2026-10-10 21:29")]
    [InlineData(ReminderKind.Hours, "2026-10-10 23:30", "2026-10-09 19:00")]
    public void TimeOf_Event_IsTheEveningBeforeOrTwoHoursAhead(ReminderKind kind, string start, string expected) =>
        Assert.Equal(At(expected), ReminderSchedule.TimeOf(kind, At(start), isAllDay: false, Calendar));

    [Fact]
    public void TimeOf_EventWithoutAnHour_IsTheEveningOnly()
    {
        Assert.Equal(
            At("2026-10-09 19:00"),
            ReminderSchedule.TimeOf(ReminderKind.Evening, At("2026-10-10 00:00"), isAllDay: true, Calendar)
        );
        Assert.Null(ReminderSchedule.TimeOf(ReminderKind.Hours, At("2026-10-10 00:00"), isAllDay: true, Calendar));
    }

    [Theory]
    [InlineData("18:00", "07:00", "2026-10-09 17:30")]
    [InlineData("12:00", "20:00", "2026-10-09 11:30")]
    public void TimeOf_EveningInQuietHours_IsHalfAnHourBeforeThem(string from, string to, string expected) =>
        Assert.Equal(
            At(expected),
            ReminderSchedule.TimeOf(
                ReminderKind.Evening,
                At("2026-10-10 08:00"),
                isAllDay: false,
                Calendar with
                {
                    QuietHours = new QuietHours(Hour(from), Hour(to)),
                }
            )
        );

    [Theory]
    [InlineData("2026-10-09 18:59", "Evening Hours")]
    [InlineData("2026-10-09 19:00", "Hours")]
    [InlineData("2026-10-10 11:59", "Hours")]
    [InlineData("2026-10-10 12:00", "")]
    [InlineData("2026-10-10 15:00", "")]
    public void Offered_Now_AreThoseAhead(string now, string expected) =>
        Assert.Equal(
            expected,
            string.Join(' ', ReminderSchedule.Offered(At("2026-10-10 14:00"), false, At(now), Calendar).Select(o => o.Kind))
        );

    [Fact]
    public void Offered_EarlyEvent_IsOneReminder() =>
        Assert.Equal(
            [(ReminderKind.Evening, At("2026-10-09 19:00"))],
            ReminderSchedule.Offered(At("2026-10-10 07:30"), false, At("2026-10-05 08:00"), Calendar)
        );

    [Fact]
    public void TimeOf_AnyEvent_IsNeverInQuietHoursAndNeverAtOrAfterTheStart() =>
        Cases.Sample(c =>
        {
            foreach (var at in Both.Select(kind => ReminderSchedule.TimeOf(kind, c.Start, c.AllDay, c.Calendar)))
            {
                Assert.True(
                    at is null || (at < c.Start && c.Calendar.QuietUntil(at.Value) is null),
                    $"{c.Start:O} {c.AllDay} {c.Calendar.QuietHours}: {at:O}"
                );
            }
        });

    [Fact]
    public void Next_WalkedToTheEnd_SendsEachMomentOnce() =>
        Gen.Select(Cases, Gen.Int[0, 3])
            .Sample(
                (c, wish) =>
                {
                    var kinds = Both.Where((_, i) => (wish & (1 << i)) != 0).ToList();
                    IReadOnlyList<ReminderKind> done = [];
                    var sent = new List<DateTimeOffset>();
                    while (ReminderSchedule.Next(kinds, done, c.Start, c.AllDay, c.Calendar) is { } due)
                    {
                        sent.Add(due);
                        done = ReminderSchedule.Passed(kinds, c.Start, c.AllDay, due, c.Calendar);
                        Assert.True(sent.Count <= kinds.Count);
                    }

                    Assert.Equal(sent.Order().Distinct(), sent);
                }
            );

    [Fact]
    public void Next_ServiceDownForAnyTime_SendsAtMostOneAtTheReturn() =>
        Gen.Select(Cases, Gen.Int[-5000, 5000])
            .Sample(
                (c, minutes) =>
                {
                    var back = c.Start.AddMinutes(minutes);
                    var done = ReminderSchedule.Passed(Both, c.Start, c.AllDay, back, c.Calendar);
                    var next = ReminderSchedule.Next(Both, done, c.Start, c.AllDay, c.Calendar);
                    Assert.True(next is null || next > back);
                }
            );

    private static LocalTime Hour(string text) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;

    private static DateTimeOffset At(string local) =>
        Calendar.ToInstant(LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(local).Value);
}
