using System.Buffers;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Recognition;

/// <summary>The clauses of a message that has several: what stands between full stops, question marks and commas.</summary>
internal static class Clauses
{
    // "Dạ", "em chào ad" and the like say nothing.
    private const int FewestWords = 4;

    private static readonly SearchValues<char> Ends = SearchValues.Create(".?!;,\n");

    /// <summary>The clauses of four words or more, in their order; one only when the message has no other.</summary>
    public static List<string> Of(AnalyzedText text)
    {
        var clauses = new List<string>();
        var first = 0;
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            var end = text.Tokens[i].End;
            if (i + 1 < text.Tokens.Count && !IsParted(text.Text.AsSpan(end, text.Tokens[i + 1].Start - end)))
            {
                continue;
            }

            if (i - first + 1 >= FewestWords)
            {
                var start = text.Tokens[first].Start;
                clauses.Add(text.Text[start..end]);
            }

            first = i + 1;
        }

        return clauses;
    }

    // "8.30" and "1,5" have nothing after the sign.
    private static bool IsParted(ReadOnlySpan<char> between) =>
        between.IndexOfAny(Ends) is >= 0 and var at && (between[at] == '\n' || (at + 1 < between.Length && char.IsWhiteSpace(between[^1])));
}
