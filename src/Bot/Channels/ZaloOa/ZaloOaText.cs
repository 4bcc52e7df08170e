using System.Globalization;
using System.Text;
using ChatBot.Content.Text;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>Markdown -> the plain text that Zalo shows, in NFC, so that what is counted is what is shown. Pure.</summary>
internal static class ZaloOaText
{
    public static string Render(string markdown) => Plain(MarkdownPlain.Render(markdown));

    /// <summary>NFC, without NUL, half surrogates and white space at the ends.</summary>
    public static string Plain(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is not (0 or '\r'))
                clean.Append(rune);
        }

        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>Cuts into pieces of at most <paramref name="max"/> UTF-16 units, at the widest gap near the end of each.</summary>
    public static IReadOnlyList<string> Split(string text, int max)
    {
        var pieces = new List<string>(1);
        var rest = text.AsSpan().Trim();
        while (rest.Length > max)
        {
            var cut = FindCut(rest, max);
            if (rest[..cut].TrimEnd() is { Length: > 0 } piece)
                pieces.Add(piece.ToString());
            rest = rest[cut..].TrimStart();
        }

        if (rest.Length > 0)
            pieces.Add(rest.ToString());
        return pieces;
    }

    private static int FindCut(ReadOnlySpan<char> text, int max)
    {
        // A gap in the first half would leave a short message and a long rest, and every message costs of what is free.
        var half = max / 2;
        var window = text[half..(max + 1)];
        var paragraph = window.LastIndexOf("\n\n");
        if (paragraph >= 0)
            return half + paragraph;
        var line = window.LastIndexOf('\n');
        if (line >= 0)
            return half + line;
        for (var i = max; i > half; i--)
        {
            if (char.IsWhiteSpace(text[i]) && text[i - 1] is '.' or '!' or '?' or '…' or ':' or ';')
                return i;
        }

        for (var i = max; i > 0; i--)
        {
            if (char.IsWhiteSpace(text[i]))
                return i;
        }

        // One endless word: between two letters, not between a letter and its marks.
        for (var i = max; i > 0 && max - i < 32; i--)
        {
            if (!char.IsLowSurrogate(text[i]) && text[i] != '\u200d' && text[i - 1] != '\u200d'
                && CharUnicodeInfo.GetUnicodeCategory(text[i]) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
                return i;
        }

        return char.IsLowSurrogate(text[max]) ? max - 1 : max;
    }
}
