using ChatBot.Content.Model;
using ChatBot.Dialogs.Understanding.Dates;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Finds events by day, place and theme, and the edition a day belongs to. Pure.</summary>
public static class ProgrammeSearch
{
    /// <summary>
    /// "Near" is as far as one goes on a motorbike in half an hour: kilometres as the crow flies between the middles of communes.
    /// </summary>
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

        // "Cho trẻ em và người già" wants both kinds of events, "về tiếng Anh cho người già" those of one kind for the other.
        var audience = query.Themes.Where(t => content.Themes.GetValueOrDefault(t)?.IsAudience is true).ToList();
        var about = query.Themes.Except(audience).ToList();
        return
        [
            .. content
                .Editions.Values.SelectMany(e => e.Events)
                .Where(e => (from is null || (e.End ?? e.Start).Date >= from) && (query.To is null || e.Start.Date <= query.To))
                .Where(e => query.HasDays || !EventState.IsOver(e, now))
                .Where(e => !query.Online || EventPlace.IsOnline(e))
                .Where(e => communes.Count == 0 || CommunesOf(content.Places, e).Any(communes.Contains))
                .Where(e => IsAbout(e, audience) && IsAbout(e, about))
                .Where(e => query.Part is not { } part || IsIn(e, part))
                .OrderBy(e => EventState.IsOver(e, now))
                .ThenBy(e => e.Start)
                .ThenBy(e => e.Id, StringComparer.Ordinal),
        ];
    }

    private static bool IsAbout(ProgrammeEvent happening, List<string> anyOf) =>
        anyOf.Count == 0 || anyOf.Any(t => happening.Themes.Contains(t, StringComparer.Ordinal));

    /// <summary>Communes of today that a query means: a former district means all of its communes, "near" their surroundings too.</summary>
    public static IReadOnlySet<string> Communes(Gazetteer places, ProgrammeQuery query)
    {
        var inside = Communes(places, query.Places);
        if (!query.Near)
        {
            return inside;
        }

        var centres = inside.Select(places.Commune).OfType<Commune>().ToList();
        return places
            .Communes.Where(c => centres.Exists(centre => Gazetteer.Kilometres(centre, c) <= NearKilometres))
            .Select(c => c.Code)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Communes of today that place codes mean.</summary>
    public static IReadOnlySet<string> Communes(Gazetteer places, IEnumerable<string> codes) =>
        codes.SelectMany(code => places.District(code) is { } district ? district.CommuneCodes : [code]).ToHashSet(StringComparer.Ordinal);

    // Where only the former district is known, the event may have been in any commune of it; its venue says so.
    private static IReadOnlyList<string> CommunesOf(Gazetteer places, ProgrammeEvent happening) =>
        happening.CommuneCode is { } commune ? [commune]
        : happening.DistrictCode is { } code && places.District(code) is { } district ? district.CommuneCodes
        : [];

    // An event is on in a part of the day when it begins in it, or when an hour of it at least lies in it: "buổi tối" is not a talk that
    // ends at half past five.
    private static bool IsIn(ProgrammeEvent happening, DayPart part)
    {
        if (happening.AllDay || (happening.End is { } end && end.Date > happening.Start.Date))
        {
            return true;
        }

        var first = DayParts.Of(happening.Start.TimeOfDay);
        return first == part
            || (
                happening.End is { } last
                && part > first
                && DayParts.Of(last.PlusHours(-1).TimeOfDay) >= part
                && last.PlusHours(-1) >= happening.Start
            );
    }
}
