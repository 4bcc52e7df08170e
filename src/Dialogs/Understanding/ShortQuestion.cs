using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding;

/// <summary>
/// Reads a message that is one short question and filler around it. What is neither says something else, and then the question is not the
/// whole of it.
/// </summary>
internal static class ShortQuestion
{
    /// <summary>The value of the longest pattern that asks, when every other word is filler or names the thing; else null.</summary>
    /// <param name="recognized">The message.</param>
    /// <param name="asked">List of the questions, with values.</param>
    /// <param name="filler">Lists of what may stand beside them.</param>
    /// <param name="isOfName">Whether a term points at the thing or names it, or null when nothing does.</param>
    public static string? Find(RecognizerResult recognized, WordListKey asked, WordListKey[] filler, Predicate<Term>? isOfName = null) =>
        Find(recognized.Expanded.Terms, recognized.Analyzed.Lexicon, asked, filler, isOfName)
        ?? Find(recognized.Expanded.Typed, recognized.Analyzed.Lexicon, asked, filler, isOfName);

    /// <summary>Whether a message is nothing but filler and words that name the thing.</summary>
    /// <param name="recognized">The message.</param>
    /// <param name="filler">Lists of what may stand in it.</param>
    /// <param name="isOfName">Whether a term points at the thing or names it.</param>
    public static bool IsOnlyFiller(RecognizerResult recognized, WordListKey[] filler, Predicate<Term> isOfName)
    {
        var terms = recognized.Expanded.Typed;
        return terms.Count > 0 && IsFiller(ListsOf(recognized.Analyzed.Lexicon, filler), terms, 0, terms.Count, isOfName);
    }

    private static string? Find(
        IReadOnlyList<Term> terms,
        Lexicon lexicon,
        WordListKey asked,
        WordListKey[] filler,
        Predicate<Term>? isOfName
    )
    {
        var lists = ListsOf(lexicon, filler);
        WordMatch? longest = null;
        for (var start = 0; start < terms.Count; start++)
        {
            if (
                lexicon[asked].LongestAt(terms, start, marksCount: false) is { } match
                && match.Length > (longest?.Length ?? 0)
                && IsFiller(lists, terms, 0, match.Start, isOfName)
                && IsFiller(lists, terms, match.End, terms.Count, isOfName)
            )
            {
                longest = match;
            }
        }

        return longest?.Value;
    }

    private static WordPatterns[] ListsOf(Lexicon lexicon, WordListKey[] filler) => [.. filler.Select(list => lexicon[list])];

    private static bool IsFiller(WordPatterns[] filler, IReadOnlyList<Term> terms, int from, int to, Predicate<Term>? isOfName)
    {
        var i = from;
        while (i < to)
        {
            var used = isOfName?.Invoke(terms[i]) is true ? 1 : 0;
            foreach (var list in filler)
            {
                if (list.LongestAt(terms, i, marksCount: false) is { } match && match.End <= to)
                {
                    used = Math.Max(used, match.Length);
                }
            }

            if (used == 0)
            {
                return false;
            }

            i += used;
        }

        return true;
    }
}
