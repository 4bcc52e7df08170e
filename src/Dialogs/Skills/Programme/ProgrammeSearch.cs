using ChatBot.Content.Model;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Finds events by day, place and theme, and the edition a day belongs to. Pure.</summary>
public static class ProgrammeSearch
{
    /// <summary>The edition that runs on a day, else the next one, else the last one; null when there is none.</summary>
    public static Edition? EditionFor(ContentSnapshot content, LocalDate day) =>
        content.Editions.Values.FirstOrDefault(e => day >= e.Start && day <= e.End)
        ?? content.Editions.Values.Where(e => e.Start > day).MinBy(e => e.Start)
        ?? content.Editions.Values.MaxBy(e => e.End);

    /// <summary>Events of every edition that fit, in order of time.</summary>
    /// <param name="content">Content.</param>
    /// <param name="from">First day, or null.</param>
    /// <param name="to">Last day, inclusive, or null.</param>
    /// <param name="communes">Communes of today; empty: anywhere.</param>
    /// <param name="theme">Theme, or null.</param>
    public static IReadOnlyList<ProgrammeEvent> Find(ContentSnapshot content, LocalDate? from, LocalDate? to, IReadOnlySet<string> communes, string? theme = null) =>
        [.. content.Editions.Values
            .SelectMany(e => e.Events)
            .Where(e => (from is null || (e.End ?? e.Start).Date >= from) && (to is null || e.Start.Date <= to))
            .Where(e => communes.Count == 0 || (e.CommuneCode is { } code && communes.Contains(code)))
            .Where(e => theme is null || e.Themes.Contains(theme, StringComparer.Ordinal))
            .OrderBy(e => e.Start).ThenBy(e => e.Id, StringComparer.Ordinal)];

    /// <summary>Communes of today that place codes mean: a former district means all of its communes.</summary>
    public static IReadOnlySet<string> Communes(Gazetteer places, IEnumerable<string> codes) =>
        codes.SelectMany(code => places.District(code) is { } district ? district.CommuneCodes : [code]).ToHashSet(StringComparer.Ordinal);
}
