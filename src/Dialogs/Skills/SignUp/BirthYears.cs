using ChatBot.Dialogs.Understanding.Answers;
using NodaTime;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// Which year a short number means for the person who is asked about. "15" is an age as often as the year 2015; it is asked back unless one
/// of the two is impossible for them. Pure.
/// </summary>
public static class BirthYears
{
    /// <summary>Age above which a number is taken for a year: nobody older was ever signed up by such a message.</summary>
    public const int OldestByNumber = 85;

    /// <summary>Age from which "my child" is asked back, in years: mostly a slip, or the parent's own year.</summary>
    public const int OldForAChild = 30;

    /// <summary>Age of a child above which the answer is refused: no parent of theirs is likely to write.</summary>
    public const int TooOldForAChild = 75;

    /// <summary>Youngest who may write for themselves, in years.</summary>
    public const int YoungestWriter = 6;

    /// <summary>Years that a message may mean, the age first: one, two, or none when it is no year.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="who">Who is signed up.</param>
    /// <param name="today">Today.</param>
    public static IReadOnlyList<int> Possible(BirthYearReading reading, Subject who, LocalDate today)
    {
        if (reading.Bare is not { } number)
        {
            return reading.Outcome is AnswerOutcome.Accepted accepted
                ? [int.Parse(accepted.Value, System.Globalization.CultureInfo.InvariantCulture)]
                : [];
        }

        var asAge = today.Year - number;
        int? asYear = reading.Outcome is AnswerOutcome.Accepted { Value: var value }
            ? int.Parse(value, System.Globalization.CultureInfo.InvariantCulture)
            : null;
        List<int> possible = [.. new[] { asAge, asYear }.OfType<int>().Distinct().Where(year => IsLikely(today.Year - year, who))];
        return possible.Count > 0 ? possible
            : asYear is { } only ? [only]
            : [asAge];
    }

    private static bool IsLikely(int age, Subject who) =>
        who switch
        {
            Subject.Self => age is >= YoungestWriter and <= OldestByNumber,
            Subject.Child => age is >= 1 and < OldForAChild,
            _ => age is >= 1 and <= OldestByNumber,
        };
}
