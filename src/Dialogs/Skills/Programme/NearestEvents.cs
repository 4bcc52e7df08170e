using ChatBot.Content.Model;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>
/// An event that is shown instead of what was asked, and how far it is from the place asked for (null when that says nothing).
/// </summary>
public sealed record NearEvent(ProgrammeEvent Event, double? Kilometres);

/// <summary>Events nearest in time and place to a query that found none. Pure.</summary>
/// <param name="What">What was given up.</param>
/// <param name="Events">The nearest first.</param>
public sealed record NearestEvents(WidenedBy What, IReadOnlyList<NearEvent> Events)
{
    private const double NearbyKilometres = 25;

    /// <summary>
    /// Gives up one thing after the other: the hour, then the day, then the place, then both, and last for whom it is and what it is about,
    /// because a citizen who asks for English is not helped by a reading day next door. Null when nothing is ahead.
    /// </summary>
    public static NearestEvents? Find(ContentSnapshot content, ProgrammeQuery query, LocalDateTime now)
    {
        foreach (var (what, loose) in Steps(content, query))
        {
            // What does not take place is no way out.
            var found = ProgrammeSearch
                .Find(content, loose, now)
                .Where(e => EventState.IsAhead(e, now))
                .Select(e => new NearEvent(
                    e,
                    what is WidenedBy.Nearby or WidenedBy.Elsewhere or WidenedBy.DaysAndPlace ? Distance(content.Places, query, e) : null
                ))
                .Where(e => what != WidenedBy.Nearby || e.Kilometres <= NearbyKilometres)
                .OrderBy(e => what is WidenedBy.Nearby or WidenedBy.Elsewhere ? e.Kilometres ?? double.MaxValue : 0)
                .ThenBy(e => what is WidenedBy.Days or WidenedBy.DaysAndPlace ? DaysApart(query, e.Event) : 0)
                .ThenBy(e => e.Kilometres ?? 0)
                .ThenBy(e => e.Event.Start)
                .ToList();
            if (found.Count > 0)
            {
                return new NearestEvents(what, found);
            }
        }

        return null;
    }

    private static IEnumerable<(WidenedBy What, ProgrammeQuery Query)> Steps(ContentSnapshot content, ProgrammeQuery query)
    {
        var anyHour = query with { Part = null };
        var anyDay = anyHour with { From = null, To = null };
        var isPlaced = query.Places.Count > 0;
        if (query.Part is not null)
        {
            yield return (WidenedBy.Hours, anyHour);
        }

        if (query.HasDays)
        {
            yield return (WidenedBy.Days, anyDay);
        }

        if (isPlaced)
        {
            // What is said to be at the same time keeps the hours that were asked for.
            yield return (WidenedBy.Nearby, query with { Places = [] });
            yield return (WidenedBy.Elsewhere, query with { Places = [] });
        }

        if (isPlaced && query.HasDays)
        {
            yield return (WidenedBy.DaysAndPlace, anyDay with { Places = [] });
        }

        List<string> audience = [.. query.Themes.Where(t => content.Themes.GetValueOrDefault(t)?.IsAudience is true)];
        List<string> about = [.. query.Themes.Except(audience)];
        var isElsewhere = isPlaced || query.HasDays;
        if (audience.Count > 0 && about.Count > 0)
        {
            yield return (WidenedBy.Audience, anyHour with { Themes = about });
            if (isElsewhere)
            {
                yield return (WidenedBy.AudienceElsewhere, anyDay with { Places = [], Themes = about });
            }

            yield return (WidenedBy.Theme, anyHour with { Themes = audience });
            if (isElsewhere)
            {
                yield return (WidenedBy.ThemeElsewhere, anyDay with { Places = [], Themes = audience });
            }
        }

        if (query.Themes.Count > 0)
        {
            yield return (
                audience.Count == 0 ? WidenedBy.Theme
                : about.Count == 0 ? WidenedBy.Audience
                : WidenedBy.Neither,
                anyHour with
                {
                    Themes = [],
                }
            );
        }

        if (query.Online)
        {
            yield return (WidenedBy.Online, anyHour with { Online = false });
        }

        yield return (WidenedBy.Everything, new ProgrammeQuery());
    }

    private static int DaysApart(ProgrammeQuery query, ProgrammeEvent happening)
    {
        var day = happening.Start.Date;
        return query.From is { } from && day < from ? Period.DaysBetween(day, from)
            : (query.To ?? query.From) is { } to && day > to ? Period.DaysBetween(to, day)
            : 0;
    }

    private static double? Distance(Gazetteer places, ProgrammeQuery query, ProgrammeEvent happening) =>
        happening.CommuneCode is { } code && places.Commune(code) is { } there
            ? ProgrammeSearch
                .Communes(places, query.Places)
                .Select(places.Commune)
                .OfType<Commune>()
                .Select(c => (double?)Gazetteer.Kilometres(c, there))
                .Min()
            : null;
}
