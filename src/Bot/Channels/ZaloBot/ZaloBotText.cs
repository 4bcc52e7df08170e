using System.Globalization;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>Plain text in pieces that the platform takes. Pure.</summary>
internal static class ZaloBotText
{
    /// <summary>
    /// Cuts into pieces of at most <paramref name="max"/> UTF-16 code units, at the widest gap in the second half of each: paragraph, line,
    /// sentence, word.
    /// </summary>
    public static IReadOnlyList<string> Split(string text, int max)
    {
        var pieces = new List<string>(1);
        var start = SkipWhite(text, 0);
        while (start < text.Length)
        {
            var cut = text.Length - start <= max ? text.Length : FindCut(text, start, start + max);
            var piece = text[start..cut].TrimEnd();
            if (piece.Length > 0)
                pieces.Add(piece);
            start = SkipWhite(text, cut);
        }

        return pieces;
    }

    private static int SkipWhite(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static int FindCut(string text, int start, int limit)
    {
        // A gap in the first half would leave a short message and a long rest.
        var half = start + ((limit - start) / 2);
        var window = text.AsSpan(half, limit - half);
        if (window.LastIndexOf("\n\n") is >= 0 and var paragraph)
            return half + paragraph + 2;
        if (window.LastIndexOf('\n') is >= 0 and var line)
            return half + line + 1;
        for (var i = limit - 1; i > half; i--)
        {
            if (char.IsWhiteSpace(text[i]) && text[i - 1] is '.' or '!' or '?' or '…' or ':' or ';')
                return i + 1;
        }

        for (var i = limit - 1; i > start; i--)
        {
            if (char.IsWhiteSpace(text[i]))
                return i + 1;
        }

        // One endless word: between two characters as a person sees them, not between a letter and its marks.
        var at = start;
        while (at < limit)
        {
            var next = at + StringInfo.GetNextTextElementLength(text, at);
            if (next > limit)
                break;
            at = next;
        }

        return at > start ? at : limit;
    }
}
