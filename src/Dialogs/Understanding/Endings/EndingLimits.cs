using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Endings;

/// <summary>
/// Tells what limits a refusal: a length of time, a day, an hour, a person, a kind or number of what is sent. A refusal with a limit
/// refuses less than the whole, so nothing ends by it.
/// </summary>
internal static class EndingLimits
{
    /// <summary>How far a refusal goes, or null when it has no limit.</summary>
    /// <param name="words">The words of the message's lexicon.</param>
    /// <param name="clause">The clause that refuses.</param>
    public static EndingVerdict? Of(EndingWords words, IReadOnlyList<Term> clause)
    {
        var terms = words.WithoutBeginning(clause);
        var told = BeforeMore(words, terms);
        return words.Has(EndingList.Spans, clause) ? EndingVerdict.PartOnly
            : !words.Has(EndingList.Hours, terms) && IsRest(words, terms) ? EndingVerdict.ForAWhile
            : words.Has(EndingList.Days, terms) || words.Has(EndingList.Kinds, told) || words.Has(EndingList.OtherRecipients, terms)
                ? EndingVerdict.PartOnly
            : words.Has(EndingList.PartsOfDay, told) ? EndingVerdict.OtherTime
            : null;
    }

    /// <summary>Whether another clause tells why and for how long: "tôi đi viện 10 ngày, đừng gửi bài".</summary>
    public static bool IsAwayForAWhile(EndingWords words, IReadOnlyList<Term> terms) =>
        words.Has(EndingList.Away, terms) && IsRest(words, terms);

    /// <summary>Whether another clause says which days are meant: "trừ cuối tuần nhé, đừng gửi bài".</summary>
    public static bool IsForDays(EndingWords words, IReadOnlyList<Term> terms) =>
        words.Has(EndingList.ExceptDays, terms) && words.Has(EndingList.Days, terms);

    private static bool IsRest(EndingWords words, IReadOnlyList<Term> terms) =>
        !words.Has(EndingList.Past, terms)
        && (
            words.Has(EndingList.Lengths, terms)
            || words.Has(EndingList.Untils, terms)
            || words.Has(EndingList.Today, terms)
            || IsTomorrow(words, terms)
        );

    // "Mai" is a name as well.
    private static bool IsTomorrow(EndingWords words, IReadOnlyList<Term> terms)
    {
        var marksCount = WordPatterns.MarksCount(terms);
        for (var i = 0; i < terms.Count; i++)
        {
            if (
                words.IsAt(EndingList.Tomorrow, terms, i, marksCount)
                && (i == 0 || !words.IsAt(EndingList.BeforeNames, terms, i - 1, marksCount))
            )
            {
                return true;
            }
        }

        return false;
    }

    // What stands behind "nữa" tells why: "đừng gửi nữa, khó quá".
    private static List<Term> BeforeMore(EndingWords words, List<Term> terms)
    {
        var marksCount = WordPatterns.MarksCount(terms);
        for (var i = 1; i < terms.Count; i++)
        {
            if (words.IsAt(EndingList.More, terms, i, marksCount))
            {
                return terms[..(i + 1)];
            }
        }

        return terms;
    }
}
