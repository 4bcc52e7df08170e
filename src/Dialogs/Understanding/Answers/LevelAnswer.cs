using System.Globalization;
using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// A self-rated level of English: <c>none</c>, <c>A1</c> … <c>C2</c> or <c>unsure</c>. What only hints at a level (a school grade, "quên
/// nhiều rồi") is <c>unsure</c>: a test at the class says more than a guess here.
/// </summary>
public static class LevelAnswer
{
    /// <summary>No English yet.</summary>
    public const string None = "none";

    /// <summary>The citizen cannot say.</summary>
    public const string Unsure = "unsure";

    private static readonly string[] Levels = ["A1", "A2", "B1", "B2", "C1", "C2"];

    private static readonly WordListKey LevelWords = new("answers-level.level");
    private static readonly WordListKey NoneWords = new("answers-level.none");
    private static readonly WordListKey NoneAlone = new("answers-level.none-alone");
    private static readonly WordListKey UnsureWords = new("answers-level.unsure");
    private static readonly WordListKey KnowsNone = new("answers-level.knows-none");
    private static readonly WordListKey KnowsNot = new("answers-level.knows-not");
    private static readonly WordListKey Forgotten = new("answers-level.forgotten");
    private static readonly WordListKey Asks = new("answers-level.asks");
    private static readonly WordListKey Grade = new("answers-level.grade");
    private static readonly WordListKey Band = new("answers-level.band");

    /// <summary>Reads a message as a level.</summary>
    public static AnswerOutcome Parse(string message)
    {
        var text = AnalyzedText.Of(message);
        if (text.Tokens.Count == 0)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Empty);
        }

        if (CommandFinder.Find(text) is not null || text.Text.Contains('?', StringComparison.Ordinal))
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        var words = new WordReader(ExpandedText.Of(text));
        var typed = WordReader.AsTyped(text);
        var (named, denied) = Named(text, typed);
        if (named.Count > 0 && SideQuestion.Is(text))
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        if (named.Count > 0)
        {
            return new AnswerOutcome.Accepted(named.Count > 1 || words.Holds(Forgotten) ? Unsure : named[0]);
        }

        if (denied)
        {
            return Missed(text);
        }

        if (words.Holds(UnsureWords) && !words.Holds(KnowsNone))
        {
            return new AnswerOutcome.Accepted(Unsure);
        }

        if (words.Holds(Asks))
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        if (words.Holds(NoneWords) || words.IsOnly(NoneAlone))
        {
            return new AnswerOutcome.Accepted(None);
        }

        if (Score(text) is { } scored)
        {
            return new AnswerOutcome.Accepted(scored);
        }

        if (words.Find(LevelWords) is { } level)
        {
            return LevelContext.Denies(typed) ? new AnswerOutcome.Rejected(RejectReasons.Unclear) : new AnswerOutcome.Accepted(level.Value);
        }

        return words.Holds(KnowsNot) || words.Holds(Grade) ? new AnswerOutcome.Accepted(Unsure) : Missed(text);
    }

    private static AnswerOutcome Missed(AnalyzedText text) =>
        SideQuestion.Is(text) ? AnswerOutcome.Interrupted.Instance : new AnswerOutcome.Rejected(RejectReasons.Unclear);

    // Returns the levels that are the writer's, and whether the message denies another.
    private static (List<string> Own, bool Denied) Named(AnalyzedText text, WordReader words)
    {
        var denied = false;
        var found = new List<string>();
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            var token = text.FoldedToken(i);
            string? level = null;
            var end = i + 1;
            if (token is "a0")
            {
                level = None;
            }
            else if (token.Length == 2 && token[0] is 'a' or 'b' or 'c' && token[1] is '1' or '2')
            {
                level = token.ToString().ToUpperInvariant();
            }
            else if (
                token is "a" or "b" or "c"
                && (text.Is(i + 1, "1") || text.Is(i + 1, "2"))
                && text.Tokens[i + 1].Start <= text.Tokens[i].End + 1
            )
            {
                level = $"{token}{text.FoldedToken(i + 1)}".ToUpperInvariant();
                end = i + 2;
            }
            else if (words.Length(Band, i) is > 0 and var length && BandAt(text, i + length) is { } band)
            {
                level = band;
                end = i + length + 1;
            }

            if (level is not null && LevelContext.Denies(text, words, i, end))
            {
                denied = true;
            }
            else if (level is not null && !found.Contains(level))
            {
                found.Add(level);
            }
        }

        return (found, denied);
    }

    private static string? BandAt(AnalyzedText text, int index) =>
        NumberWords.TryRead(text, index, out var number, out _) && number is >= 1 and <= 6 ? Levels[number - 1] : null;

    // Bands as the test owners publish them against the CEFR (IELTS.org; ETS for TOEIC listening and reading).
    private static string? Score(AnalyzedText text)
    {
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (text.Is(i, "ielts") && Number(text, i + 1) is { } band)
            {
                return band switch
                {
                    >= 8.5 => "C2",
                    >= 7 => "C1",
                    >= 5.5 => "B2",
                    >= 4 => "B1",
                    >= 3 => "A2",
                    _ => Unsure,
                };
            }

            if (text.Is(i, "toeic") && Number(text, i + 1) is { } points)
            {
                return points switch
                {
                    >= 945 => "C1",
                    >= 785 => "B2",
                    >= 550 => "B1",
                    >= 225 => "A2",
                    >= 120 => "A1",
                    _ => Unsure,
                };
            }
        }

        return null;
    }

    private static double? Number(AnalyzedText text, int from)
    {
        for (var i = from; i < Math.Min(from + 3, text.Tokens.Count); i++)
        {
            if (text.Tokens[i].Kind == TokenKind.Number && double.TryParse(text.FoldedToken(i), out var value))
            {
                var fraction =
                    i + 1 < text.Tokens.Count
                    && text.Tokens[i + 1].Kind == TokenKind.Number
                    && text.Tokens[i + 1].Length == 1
                    && text.Tokens[i + 1].Start == text.Tokens[i].End + 1;
                return fraction ? value + (double.Parse(text.FoldedToken(i + 1), CultureInfo.InvariantCulture) / 10) : value;
            }
        }

        return null;
    }
}
