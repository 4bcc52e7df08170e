using ChatBot.Dialogs.Engine;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Reminders;

/// <summary>When reminders of an event go out. Pure.</summary>
/// <remarks>
/// A reminder that would fall into quiet hours comes earlier, never later: the two hours before an event at 07:30 begin at 05:30, and at
/// 06:00 somebody from the next commune would be late. So it comes in the evening before instead, and when the evening is wanted too, both
/// are the same moment and one message.
/// </remarks>
public static class ReminderSchedule
{
    /// <summary>The hour of the evening before.</summary>
    public static readonly LocalTime EveningHour = new(19, 0);

    /// <summary>How long before the start the second reminder comes.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromHours(2);

    // Where quiet hours begin before the evening's hour, this long before them.
    private static readonly TimeSpan BeforeQuiet = TimeSpan.FromMinutes(30);

    /// <summary>When a reminder goes out, or null when it cannot (no hour of the start is known, or the whole day is quiet).</summary>
    /// <param name="kind">Which.</param>
    /// <param name="start">Start of the event.</param>
    /// <param name="isAllDay">Only the day is known.</param>
    /// <param name="calendar">Time zone and quiet hours.</param>
    public static DateTimeOffset? TimeOf(ReminderKind kind, DateTimeOffset start, bool isAllDay, ServiceCalendar calendar)
    {
        if (kind == ReminderKind.Evening)
        {
            return Evening(start, calendar);
        }

        if (isAllDay)
        {
            return null;
        }

        var time = start - Ahead;
        return calendar.QuietUntil(time) is null ? time : Evening(start, calendar);
    }

    /// <summary>Reminders that can still be asked for, each with its time; two of the same moment are one.</summary>
    public static IReadOnlyList<(ReminderKind Kind, DateTimeOffset At)> Offered(
        DateTimeOffset start,
        bool isAllDay,
        DateTimeOffset now,
        ServiceCalendar calendar
    ) =>
        [
            .. Enum.GetValues<ReminderKind>()
                .Select(kind => (Kind: kind, At: TimeOf(kind, start, isAllDay, calendar)))
                .Where(r => r.At > now)
                .Select(r => (r.Kind, r.At!.Value))
                .DistinctBy(r => r.Value),
        ];

    /// <summary>The reminders whose time has come.</summary>
    public static IReadOnlyList<ReminderKind> Passed(
        IReadOnlyList<ReminderKind> kinds,
        DateTimeOffset start,
        bool isAllDay,
        DateTimeOffset now,
        ServiceCalendar calendar
    ) => [.. kinds.Where(kind => TimeOf(kind, start, isAllDay, calendar) is not { } at || at <= now)];

    /// <summary>When the first of the reminders that are not done goes out, or null when none is left.</summary>
    public static DateTimeOffset? Next(
        IReadOnlyList<ReminderKind> kinds,
        IReadOnlyList<ReminderKind> done,
        DateTimeOffset start,
        bool isAllDay,
        ServiceCalendar calendar
    ) => kinds.Except(done).Select(kind => TimeOf(kind, start, isAllDay, calendar)).Min();

    private static DateTimeOffset? Evening(DateTimeOffset start, ServiceCalendar calendar)
    {
        var evening = calendar.ToInstant(calendar.ToLocal(start).Date.PlusDays(-1) + EveningHour);
        if (calendar.QuietUntil(evening) is null)
        {
            return evening;
        }

        var quietFrom = calendar.ToInstant(calendar.ToLocal(evening).Date + calendar.QuietHours.Start);
        var before = (quietFrom <= evening ? quietFrom : quietFrom.AddDays(-1)) - BeforeQuiet;
        return calendar.QuietUntil(before) is null ? before : null;
    }
}
