using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// Whether a level that is named is the writer's own. "Chưa đến B1", "gần B2", "muốn học lên B2" and "trên A2" name one that it is not,
/// "phòng B1" none at all. Which it is instead only the writer knows.
/// </summary>
internal static class LevelContext
{
    private const int Reach = 5;

    private static readonly WordListKey TurnsAny = new("answers-level.turns");
    private static readonly WordListKey TurnsNamed = new("answers-level.turns-named");
    private static readonly WordListKey NotReached = new("answers-level.not-reached");
    private static readonly WordListKey Up = new("answers-level.up");
    private static readonly WordListKey UpDone = new("answers-level.up-done");
    private static readonly WordListKey PlaceBefore = new("answers-level.place-before");
    private static readonly WordListKey PlaceAfter = new("answers-level.place-after");
    private static readonly WordListKey OrMore = new("answers-level.or-more");
    private static readonly WordListKey MissedNot = new("answers-level.missed-not");
    private static readonly WordListKey Missed = new("answers-level.missed");

    /// <summary>Whether what stands beside a level says that it is not the writer's.</summary>
    /// <param name="text">The message.</param>
    /// <param name="words">The message as typed.</param>
    /// <param name="start">First token of the level.</param>
    /// <param name="end">Token after its last.</param>
    public static bool Denies(AnalyzedText text, WordReader words, int start, int end)
    {
        if (IsPartOfAName(text, words, start, end))
        {
            return true;
        }

        for (var i = start - 1; i >= Math.Max(0, start - Reach) && !IsParted(text, i + 1); i--)
        {
            // In "A2 chưa đến B1" the words before A2 do not concern B1.
            if (IsLevel(text, i))
            {
                break;
            }

            if (Turns(words, i) || words.Is(TurnsNamed, i))
            {
                return true;
            }
        }

        return IsExceeded(text, words, end) || IsMissed(text, words, end);
    }

    /// <summary>Whether a level in words is denied ("dưới trung cấp"), wherever in the message.</summary>
    /// <param name="words">The message as typed.</param>
    public static bool Denies(WordReader words)
    {
        for (var i = 0; i < words.Count - 1; i++)
        {
            if (words.Is(NotReached, i) || Turns(words, i))
            {
                return true;
            }
        }

        return false;
    }

    // "mới lên A2" means that the level is reached.
    private static bool Turns(WordReader words, int i) => words.Is(TurnsAny, i) || (words.Is(Up, i) && !words.Is(UpDone, i - 1));

    // "phòng B1", "bằng lái xe B2", "12A1": a room, a licence, a class at school.
    private static bool IsPartOfAName(AnalyzedText text, WordReader words, int start, int end) =>
        (start > 0 && text.Tokens[start - 1].Kind == TokenKind.Number && text.Tokens[start - 1].End == text.Tokens[start].Start)
        || words.Is(PlaceBefore, start - 1)
        || words.Is(PlaceAfter, end);

    // "A2 trở lên", "A2+"; "B1 trở lên" is what the highest choice is called.
    private static bool IsExceeded(AnalyzedText text, WordReader words, int end) =>
        !text.Is(end - 1, "b1")
        && (words.Is(OrMore, end) || (text.Tokens[end - 1].End < text.Text.Length && text.Text[text.Tokens[end - 1].End] == '+'));

    // "B1 thì chưa", "B1 còn chưa tới"
    private static bool IsMissed(AnalyzedText text, WordReader words, int end)
    {
        for (var i = end; i < Math.Min(end + 3, text.Tokens.Count); i++)
        {
            if (words.Is(MissedNot, i) && !HoldsLevel(text, i))
            {
                return i + 1 == text.Tokens.Count || words.Is(Missed, i + 1);
            }
        }

        return false;
    }

    private static bool HoldsLevel(AnalyzedText text, int from)
    {
        for (var i = from; i < text.Tokens.Count; i++)
        {
            if (IsLevel(text, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLevel(AnalyzedText text, int i) => text.FoldedToken(i) is [>= 'a' and <= 'c', '1' or '2'];

    private static bool IsParted(AnalyzedText text, int i) =>
        i < text.Tokens.Count
        && text.Text.AsSpan(text.Tokens[i - 1].End, text.Tokens[i].Start - text.Tokens[i - 1].End).IndexOfAny(",.;:(") >= 0;
}
