using ChatBot.Content.Model;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding;

/// <summary>
/// Tells a short question that says nothing by itself: "ở đâu vậy?", "bn tiền z", "khi mô", "how much is it?". Every word of it must be the
/// question or filler, so that "học phí GDTX bao nhiêu tiền" is none. The conversation knows what it leans on.
/// </summary>
public static class FollowUpQuestion
{
    private const int MostWords = 12;

    private static readonly WordListKey Asked = new("follow-ups.asked");
    private static readonly WordListKey Filler = new("follow-ups.filler");

    /// <summary>What the message asks about, or null when it is no such question.</summary>
    public static Aspect? AspectOf(RecognizerResult recognized) =>
        recognized.Analyzed.Tokens.Count is 0 or > MostWords
            ? null
            : Find(recognized.Expanded.Terms, recognized.Analyzed.Lexicon) ?? Find(recognized.Expanded.Typed, recognized.Analyzed.Lexicon);

    // The longest run of words that asks, when all others are filler.
    private static Aspect? Find(IReadOnlyList<Term> terms, Lexicon lexicon)
    {
        var (asked, filler) = (lexicon[Asked], lexicon[Filler]);
        WordMatch? longest = null;
        for (var start = 0; start < terms.Count; start++)
        {
            if (
                asked.LongestAt(terms, start, marksCount: false) is { } match
                && match.Length > (longest?.Length ?? 0)
                && IsFiller(filler, terms, 0, match.Start)
                && IsFiller(filler, terms, match.End, terms.Count)
            )
            {
                longest = match;
            }
        }

        return longest is { } found ? WordListKeys.Value<Aspect>(found.Value) : null;
    }

    private static bool IsFiller(WordPatterns filler, IReadOnlyList<Term> terms, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!filler.Has(terms, i, marksCount: false))
            {
                return false;
            }
        }

        return true;
    }
}
