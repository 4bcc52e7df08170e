using ChatBot.Content.Model;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// The order in which classes are offered: first those for the level, then the nearest, as the crow flies between the communes. Pure.
/// </summary>
public static class ClassOrder
{
    /// <summary>
    /// Kilometres at which an online class stands: a class within an evening's ride comes before it, a farther one after it.
    /// </summary>
    public const double OnlineStandsAt = 25;

    /// <summary>Ranks classes for a learner.</summary>
    /// <param name="classes">Those that are open and fit the age.</param>
    /// <param name="level">Level of the learner.</param>
    /// <param name="communeCode">Where the learner lives, or null when distance says nothing.</param>
    /// <param name="places">All communes.</param>
    public static IReadOnlyList<RankedClass> Rank(IEnumerable<EnglishClass> classes, string level, string? communeCode, Gazetteer places)
    {
        var home = communeCode is null ? null : places.Commune(communeCode);
        return
        [
            .. classes
                .Select(c => new RankedClass(c, SeatLedger.FitsLevel(c, level), Distance(c, home, places)))
                .OrderByDescending(r => r.FitsLevel)
                .ThenBy(r => r.Class.CommuneCode is null ? OnlineStandsAt : r.Kilometres ?? double.MaxValue)
                .ThenBy(r => r.Class.Id, StringComparer.Ordinal),
        ];
    }

    private static double? Distance(EnglishClass @class, Commune? home, Gazetteer places) =>
        home is not null && @class.CommuneCode is { } code && places.Commune(code) is { } there ? Gazetteer.Kilometres(home, there) : null;
}

/// <summary>A class and why it stands where it does.</summary>
/// <param name="Class">The class.</param>
/// <param name="FitsLevel">It is for the learner's level.</param>
/// <param name="Kilometres">From the learner's commune, or null when it is online or not known.</param>
public sealed record RankedClass(EnglishClass Class, bool FitsLevel, double? Kilometres);
