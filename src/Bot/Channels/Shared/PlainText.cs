using System.Globalization;
using System.Text;

namespace ChatBot.Bot.Channels.Shared;

/// <summary>What every channel does to a text without formatting. Pure.</summary>
internal static class PlainText
{
    /// <summary>Without NUL and halves of surrogate pairs (U+FFFD instead), which neither the store nor any channel takes.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && !text.Contains('\0', StringComparison.Ordinal))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != 0)
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }

    /// <summary>
    /// Cuts into pieces of at most <paramref name="max"/> UTF-16 code units (2 or more), at the widest gap in the second half of each:
    /// paragraph, line, sentence, word.
    /// </summary>
    public static IReadOnlyList<string> Split(string text, int max)
    {
        var pieces = new List<string>(1);
        var rest = text.AsSpan().Trim();
        while (rest.Length > max)
        {
            var cut = FindCut(rest, max);
            pieces.Add(rest[..cut].TrimEnd().ToString());
            rest = rest[cut..].TrimStart();
        }

        if (rest.Length > 0)
        {
            pieces.Add(rest.ToString());
        }

        return pieces;
    }

    /// <summary>
    /// How long the first piece of a text is that is longer than <paramref name="limit"/> and begins with a letter; white space may follow
    /// it.
    /// </summary>
    public static int FindCut(ReadOnlySpan<char> text, int limit)
    {
        // A gap in the first half would leave a short message and a long rest, and a message may cost.
        var half = limit / 2;
        var window = text[half..(limit + 1)];
        if (window.LastIndexOf("\n\n") is >= 0 and var paragraph)
        {
            return half + paragraph;
        }

        if (window.LastIndexOf('\n') is >= 0 and var line)
        {
            return half + line;
        }

        for (var i = limit; i > half; i--)
        {
            if (char.IsWhiteSpace(text[i]) && text[i - 1] is '.' or '!' or '?' or '…' or ':' or ';')
            {
                return i;
            }
        }

        for (var i = limit; i > 0; i--)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                return i;
            }
        }

        // One endless word: between two characters as a person sees them, not between a letter and its marks or inside an emoji.
        var at = 0;
        while (at + StringInfo.GetNextTextElementLength(text[at..]) is var next && next <= limit)
        {
            at = next;
        }

        if (at > 0)
        {
            return at;
        }

        return char.IsLowSurrogate(text[limit]) ? limit - 1 : limit;
    }
}
