using ChatBot.Content.Model;
using NodaTime;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>Rules of places: who may take one, and how many are left. Pure.</summary>
public static class SeatLedger
{
    /// <summary>Age under which a guardian must agree: "child" is under 16 (Law on Children 2016, art. 1).</summary>
    public const int GuardianUnder = 16;

    /// <summary>Age from which the child is asked as well (Law 91/2025/QH15 art. 24).</summary>
    public const int ChildAskedFrom = 7;

    /// <summary>
    /// Age reached in the year of <paramref name="today"/>. Only the year of birth is asked, so a child counts as the age they reach this
    /// year.
    /// </summary>
    public static int Age(int birthYear, LocalDate today) => today.Year - birthYear;

    /// <summary>
    /// Whether somebody is under the age at which they decide alone. In the year in which they reach it the year does not tell, and they
    /// are asked.
    /// </summary>
    /// <param name="birthYear">Year of birth.</param>
    /// <param name="today">Today.</param>
    /// <param name="hasTurned">What they said in that year: the birthday was, or was not yet; null when it was not asked.</param>
    /// <returns>Null when it must be asked.</returns>
    public static bool? IsUnderSixteen(int birthYear, LocalDate today, bool? hasTurned) =>
        Age(birthYear, today) == GuardianUnder ? !hasTurned : Age(birthYear, today) < GuardianUnder;

    /// <summary>
    /// Whether the office has to hear from the guardian before a place is one that counts: a child's place whose guardian left no number at
    /// which they can be asked.
    /// </summary>
    /// <param name="guardian">Name of the guardian, or null when the learner needs none.</param>
    /// <param name="phone">Number, or null.</param>
    public static bool NeedsConfirmation(string? guardian, string? phone) => guardian is not null && phone is null;

    /// <summary>Places left; never negative, also after the office made a class smaller.</summary>
    public static int Left(EnglishClass @class, int taken) => Math.Max(0, @class.Places - taken);

    /// <summary>Whether sign-up for the class is open on a day.</summary>
    public static bool IsOpen(EnglishClass @class, LocalDate today) => today <= @class.SignUpUntil;

    /// <summary>Whether somebody of this year of birth may take the class; ages count in the year of its start.</summary>
    public static bool FitsAge(EnglishClass @class, int birthYear)
    {
        var age = @class.Start.Year - birthYear;
        return age >= @class.MinAge && age <= @class.MaxAge;
    }

    /// <summary>
    /// Whether the class is for a level. "Unsure" fits beginner classes; the teacher checks the level in the first lesson.
    /// </summary>
    public static bool FitsLevel(EnglishClass @class, string level) =>
        @class.Levels.Contains(level, StringComparer.Ordinal)
        || (
            level == "unsure"
            && (@class.Levels.Contains("none", StringComparer.Ordinal) || @class.Levels.Contains("A1", StringComparer.Ordinal))
        );
}
