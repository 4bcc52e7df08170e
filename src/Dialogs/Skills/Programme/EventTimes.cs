using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>When an event is, as instants and as days of the calendar. Pure.</summary>
public static class EventTimes
{
    /// <summary>The start; of an event without an hour the first moment of its day.</summary>
    public static DateTimeOffset StartsAt(ProgrammeEvent happening, ServiceCalendar calendar) => calendar.ToInstant(happening.Start);

    /// <summary>The moment at which <see cref="EventState.OverAt"/> says that it is over.</summary>
    public static DateTimeOffset OverAt(ProgrammeEvent happening, ServiceCalendar calendar) =>
        calendar.ToInstant(EventState.OverAt(happening));

    /// <summary>The first day on which the event is not any more: the exclusive end that calendars want for whole days.</summary>
    public static LocalDate DayAfter(ProgrammeEvent happening) => (happening.End ?? happening.Start).Date.PlusDays(1);
}
