using ChatBot.Content.Model;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>
/// Whether the event takes place and is not over. Lists, cards, reminders and calendars agree. Pure.
/// </summary>
public static class EventState
{
    /// <summary>Whether an event of this status takes place.</summary>
    public static bool TakesPlace(this EventStatus status) => status is EventStatus.Scheduled or EventStatus.Changed;

    /// <summary>
    /// When an event is surely over, in Asia/Ho_Chi_Minh: its end; without a known end, or for one without an hour, the end of its (last)
    /// day. Somebody on the way must not be told that it is past.
    /// </summary>
    public static LocalDateTime OverAt(ProgrammeEvent happening) =>
        !happening.AllDay && happening.End is { } end ? end : EventTimes.DayAfter(happening).AtMidnight();

    /// <summary>Whether an event is over.</summary>
    /// <param name="happening">The event.</param>
    /// <param name="now">Time in Asia/Ho_Chi_Minh.</param>
    public static bool IsOver(ProgrammeEvent happening, LocalDateTime now) => OverAt(happening) <= now;

    /// <summary>Whether there is still something to go to.</summary>
    /// <param name="happening">The event.</param>
    /// <param name="now">Time in Asia/Ho_Chi_Minh.</param>
    public static bool IsAhead(ProgrammeEvent happening, LocalDateTime now) => happening.Status.TakesPlace() && !IsOver(happening, now);
}
