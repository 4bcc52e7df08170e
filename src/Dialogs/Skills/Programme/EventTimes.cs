using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>When an event is, as instants and as days of the calendar. Pure.</summary>
public static class EventTimes
{
    /// <summary>The start; of an event without an hour the first moment of its day.</summary>
    public static DateTimeOffset StartsAt(ProgrammeEvent happening, ServiceCalendar calendar) => calendar.ToInstant(happening.Start);

    /// <summary>
    /// When the event is surely over: its end; without a known end, or for one without an hour, the end of its (last) day. Somebody on the way
    /// must not be told that it is past.
    /// </summary>
    public static DateTimeOffset OverAt(ProgrammeEvent happening, ServiceCalendar calendar) => calendar.ToInstant(
        !happening.AllDay && happening.End is { } end ? end : DayAfter(happening).AtMidnight());

    /// <summary>The first day on which the event is not any more: the exclusive end that calendars want for whole days.</summary>
    public static LocalDate DayAfter(ProgrammeEvent happening) => (happening.End ?? happening.Start).Date.PlusDays(1);
}
