using System.Buffers;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>A clause of an answer.</summary>
/// <param name="Start">Index of its first letter in the message.</param>
/// <param name="End">Index behind its last letter.</param>
/// <param name="Text">The clause as it was typed.</param>
/// <param name="Asks">It asks something.</param>
/// <param name="IsEcho">It only stresses the clause before it ("chứ cho ai").</param>
public sealed record AnswerClause(int Start, int End, string Text, bool Asks, bool IsEcho);

/// <summary>
/// The clauses of an answer that has more in it than the value: "2001, mà lớp có mất tiền không". A sign or a word that joins parts them;
/// what is polite around a value can be taken off. Pure.
/// </summary>
public static class AnswerClauses
{
    private const string Keep = "keep";
    private const string Echo = "echo";

    private static readonly WordListKey Join = new("answers-clause.join");
    private static readonly WordListKey Opener = new("answers-clause.opener");
    private static readonly WordListKey Closer = new("answers-clause.closer");

    private static readonly SearchValues<char> Ends = SearchValues.Create(",.;:!?\n…");

    /// <summary>The clauses in their order; one only when nothing parts the message.</summary>
    /// <param name="text">The message.</param>
    public static IReadOnlyList<AnswerClause> Of(AnalyzedText text)
    {
        var words = WordReader.AsTyped(text);
        var clauses = new List<AnswerClause>();
        var (first, isEcho) = (0, false);
        var i = 0;
        while (i < words.Count)
        {
            var join = words.At(Join, i);
            var begins = i > first && (join is not null || IsParted(text, i));
            if (begins)
            {
                Add(first, i, isEcho);
                (first, isEcho) = (i, false);
            }

            if (join is { } joining && (begins || i == first))
            {
                isEcho = clauses.Count > 0 && joining.Value == Echo;
                first = joining.Value == Keep || isEcho ? i : joining.End;
                i = joining.End;
                continue;
            }

            i++;
        }

        Add(first, words.Count, isEcho);
        return clauses;

        void Add(int from, int to, bool echo)
        {
            if (from >= to)
            {
                return;
            }

            var (start, end) = (text.Tokens[from].Start, text.Tokens[to - 1].End);
            var clause = text.Text[start..end];
            var follows = to < words.Count ? text.Tokens[to].Start : text.Text.Length;
            var asks = text.Text.AsSpan(end, follows - end).Contains('?');
            clauses.Add(new AnswerClause(start, end, clause, asks || SideQuestion.Is(AnalyzedText.Of(clause, text.Lexicon)), echo));
        }
    }

    /// <summary>The text without what is polite before and behind the value; the same text when there is nothing else in it.</summary>
    /// <param name="text">A message or a clause.</param>
    public static string Core(AnalyzedText text)
    {
        var words = WordReader.AsTyped(text);
        var to = words.Count;
        while (to > 1 && Closing(words, to) is > 0 and var closing && closing < to)
        {
            to -= closing;
        }

        var from = words.Skip(Opener, 0, to);
        return from >= to ? text.Text : text.Text[text.Tokens[from].Start..text.Tokens[to - 1].End];
    }

    private static int Closing(WordReader words, int to)
    {
        for (var length = Math.Min(3, to); length > 0; length--)
        {
            if (words.Length(Closer, to - length) == length)
            {
                return length;
            }
        }

        return 0;
    }

    // "12.5.2015", "0912.345.678" and "8:30" have digits on both sides of the sign.
    private static bool IsParted(AnalyzedText text, int at)
    {
        var (before, after) = (text.Tokens[at - 1], text.Tokens[at]);
        var between = text.Text.AsSpan(before.End, after.Start - before.End);
        return between.ContainsAny(Ends)
            && !(between.Length == 1 && before.Kind == TokenKind.Number && after.Kind == TokenKind.Number && between[0] != ',');
    }
}
