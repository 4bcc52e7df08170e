using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using NodaTime;
using NodaTime.Text;

namespace ChatBot.Dialogs.Skills.Lessons;

/// <summary>Which lesson comes next and when. Pure.</summary>
public static class LessonPlan
{
    /// <summary>A lesson later than this is left out that day rather than arriving at an hour nobody chose.</summary>
    public static readonly TimeSpan TooLate = TimeSpan.FromHours(3);

    /// <summary>How late a lesson may be whose own hour lies in quiet hours.</summary>
    public static readonly TimeSpan LateInQuietHours = TimeSpan.FromMinutes(15);

    /// <summary>
    /// When a lesson is stale: three hours after its time, but not in quiet hours, unless the learner chose an hour in them.
    /// </summary>
    public static DateTimeOffset StaleAt(DateTimeOffset due, ServiceCalendar calendar)
    {
        if (calendar.QuietUntil(due) is not null)
        {
            return due + LateInQuietHours;
        }

        var quiet = calendar.ToInstant(calendar.ToLocal(due).Date + calendar.QuietHours.Start);
        var nextQuiet = quiet > due ? quiet : quiet.AddDays(1);
        return calendar.QuietHours.Start == calendar.QuietHours.End || nextQuiet > due + TooLate ? due + TooLate : nextQuiet;
    }

    /// <summary>The next lesson in teaching order that was not sent, or null when all were.</summary>
    public static Lesson? Next(ContentSnapshot content, IReadOnlyList<string> sent) =>
        content.Lessons.Values.OrderBy(l => l.Order).FirstOrDefault(l => !sent.Contains(l.Id, StringComparer.Ordinal));

    /// <summary>The first moment after <paramref name="now"/> at which the clock shows the hour.</summary>
    /// <param name="hour">HH:mm.</param>
    /// <param name="now">Now.</param>
    /// <param name="calendar">Time zone.</param>
    /// <param name="earliest">Not before this day, or null.</param>
    /// <param name="days">Only on these days (<see cref="LessonDays"/>), or null for every day.</param>
    public static DateTimeOffset DueAfter(
        string hour,
        DateTimeOffset now,
        ServiceCalendar calendar,
        LocalDate? earliest = null,
        string? days = null
    )
    {
        var time = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(hour).GetValueOrThrow();
        var local = calendar.ToLocal(now);
        var day = local.TimeOfDay < time ? local.Date : local.Date.PlusDays(1);
        if (earliest is { } first && first > day)
        {
            day = first;
        }

        while (!LessonDays.Has(days, day))
        {
            day = day.PlusDays(1);
        }

        return calendar.ToInstant(day + time);
    }
}
