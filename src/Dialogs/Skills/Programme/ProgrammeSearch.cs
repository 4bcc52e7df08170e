using ChatBot.Content.Model;
using ChatBot.Dialogs.Understanding;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Finds events by day, place and theme, and the edition a day belongs to. Pure.</summary>
public static class ProgrammeSearch
{
    /// <summary>"Near" is as far as one goes on a motorbike in half an hour: kilometres as the crow flies between the middles of communes.</summary>
    public const double NearKilometres = 15;

    /// <summary>The edition that runs on a day, else the next one, else the last one; null when there is none.</summary>
    public static Edition? EditionFor(ContentSnapshot content, LocalDate day) =>
        content.Editions.Values.FirstOrDefault(e => day >= e.Start && day <= e.End)
        ?? content.Editions.Values.Where(e => e.Start > day).MinBy(e => e.Start)
        ?? content.Editions.Values.MaxBy(e => e.End);

    /// <summary>Events of every edition that fit, in order of time; those that are over already come last.</summary>
    /// <param name="content">Content.</param>
    /// <param name="query">What is looked for.</param>
    /// <param name="now">Time in Asia/Ho_Chi_Minh.</param>
    public static IReadOnlyList<ProgrammeEvent> Find(ContentSnapshot content, ProgrammeQuery query, LocalDateTime now)
    {
        var from = query.From ?? (query.To is null ? now.Date : null);
        var communes = Communes(content.Places, query);
        return [.. content.Editions.Values
            .SelectMany(e => e.Events)
            .Where(e => (from is null || (e.End ?? e.Start).Date >= from) && (query.To is null || e.Start.Date <= query.To))
            .Where(e => query.HasDays || !IsOver(e, now))
            .Where(e => communes.Count == 0 || (e.CommuneCode is { } code && communes.Contains(code)))
            .Where(e => query.Themes.All(t => e.Themes.Contains(t, StringComparer.Ordinal)))
            .Where(e => query.Part is not { } part || IsIn(e, part))
            .OrderBy(e => IsOver(e, now)).ThenBy(e => e.Start).ThenBy(e => e.Id, StringComparer.Ordinal)];
    }

    /// <summary>Communes of today that a query means: a former district means all of its communes, "near" their surroundings too.</summary>
    public static IReadOnlySet<string> Communes(Gazetteer places, ProgrammeQuery query)
    {
        var inside = Communes(places, query.Places);
        if (!query.Near)
        {
            return inside;
        }

        var centres = inside.Select(places.Commune).OfType<Commune>().ToList();
        return places.Communes
            .Where(c => centres.Exists(centre => Gazetteer.Kilometres(centre, c) <= NearKilometres))
            .Select(c => c.Code)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Communes of today that place codes mean.</summary>
    public static IReadOnlySet<string> Communes(Gazetteer places, IEnumerable<string> codes) =>
        codes.SelectMany(code => places.District(code) is { } district ? district.CommuneCodes : [code]).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether an event is over.</summary>
    public static bool IsOver(ProgrammeEvent happening, LocalDateTime now) =>
        (!happening.AllDay && happening.End is { } end ? end : EventTimes.DayAfter(happening).AtMidnight()) <= now;

    private static bool IsIn(ProgrammeEvent happening, DayPart part)
    {
        if (happening.AllDay || (happening.End is { } last && last.Date > happening.Start.Date))
        {
            return true;
        }

        var (from, to) = part switch
        {
            DayPart.Morning => (LocalTime.Midnight, LocalTime.Noon),
            DayPart.Noon => (new LocalTime(11, 0), new LocalTime(13, 30)),
            DayPart.Afternoon => (LocalTime.Noon, new LocalTime(17, 30)),
            _ => (new LocalTime(17, 0), LocalTime.MaxValue),
        };
        var start = happening.Start.TimeOfDay;
        return start < to && (happening.End?.TimeOfDay ?? start) >= from && (start >= from || happening.End?.TimeOfDay > from);
    }
}
