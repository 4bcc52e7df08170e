using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Recognition;

/// <summary>
/// Parts a message that wants several things: "lịch cuối tuần ở Vinh, thư viện mở cửa mấy giờ". Each part must ask or wish for something in
/// its own words; "thứ bảy và chủ nhật có gì" and "cho trẻ em và người già" want one thing.
/// </summary>
internal static class SeveralWishes
{
    private const int FewestWords = 3;
    private const int MostParts = 4;
    private const int MostWords = 60;

    private static readonly WordListKey Joins = new("wishes.joins");
    private static readonly WordListKey Asks = new("wishes.asks");

    /// <summary>The parts in their order; empty when the message wants one thing.</summary>
    public static IReadOnlyList<string> In(AnalyzedText text)
    {
        if (text.Tokens.Count is < 2 * FewestWords or > MostWords)
        {
            return [];
        }

        var words = WordReader.AsTyped(text);
        List<(int From, int To)> parts = [];
        var from = 0;
        for (var i = 1; i <= text.Tokens.Count; i++)
        {
            var joined = i < text.Tokens.Count ? words.Length(Joins, i) : 0;
            if (i < text.Tokens.Count && joined == 0 && !IsParted(text, i))
            {
                continue;
            }

            // A part that asks nothing is the beginning of what follows it: "con tôi 10 tuổi, lớp nào hợp".
            if (i == text.Tokens.Count || (Wishes(words, from, i) && Wishes(words, i + joined, NextEnd(text, words, i + joined))))
            {
                parts.Add((from, i));
                from = i + joined;
            }
        }

        return parts.Count is > 1 and <= MostParts && parts.TrueForAll(part => Wishes(words, part.From, part.To))
            ? [.. parts.Select(part => text.Text[text.Tokens[part.From].Start..text.Tokens[part.To - 1].End])]
            : [];
    }

    private static bool Wishes(WordReader words, int from, int to) =>
        to - from >= FewestWords && Enumerable.Range(from, to - from).Any(i => words.At(Asks, i) is { } asks && asks.End <= to);

    private static int NextEnd(AnalyzedText text, WordReader words, int from)
    {
        var i = from + 1;
        while (i < text.Tokens.Count && words.Length(Joins, i) == 0 && !IsParted(text, i))
        {
            i++;
        }

        return Math.Min(i, text.Tokens.Count);
    }

    private static bool IsParted(AnalyzedText text, int i)
    {
        var between = text.Text.AsSpan(text.Tokens[i - 1].End, text.Tokens[i].Start - text.Tokens[i - 1].End);
        return between.IndexOfAny(".?!;,") >= 0 && char.IsWhiteSpace(between[^1]) || between.Contains('\n');
    }
}
