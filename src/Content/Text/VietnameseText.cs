using System.Buffers;
using System.Globalization;
using System.Text;

namespace ChatBot.Content.Text;

/// <summary>
/// Brings Vietnamese text, however it was typed, into one form. <see cref="Normalize"/> keeps what was written (for storing and showing);
/// <see cref="Fold"/> drops the marks (for matching). Both leave one UTF-16 code unit a letter, so a folded text and its normalised text
/// have the same length and positions mean the same in both.
/// </summary>
public static class VietnameseText
{
    private const int TableSize = 0x1F00;

    // A letter of Vietnamese has two marks at most. Normalising sorts a run of marks, which takes the square of its length: 128,000 of them
    // take half a minute.
    private const int MaxMarks = 4;

    private static readonly char[] FoldTable = BuildFoldTable();
    private static readonly bool[] PlainTable = BuildPlainTable();

    /// <summary>
    /// NFC with the order of marks repaired, full-width and styled letters as plain ones, ð as đ, every blank as a space; zero-width,
    /// control and bidirectional characters removed; marks after the fourth on one letter removed; lone surrogates replaced by U+FFFD;
    /// trimmed. Line breaks stay. Running it again changes nothing. The time it takes grows with the length and with nothing else.
    /// </summary>
    public static string Normalize(string text)
    {
        var span = text.AsSpan();
        if (IsPlain(span))
        {
            var trimmed = span.Trim();
            return trimmed.Length == span.Length ? text : trimmed.ToString();
        }

        // NFKD may be up to 18 times as long (U+FDFA): who works on the result bounds it, as AnalyzedText does.
        var cleaned = Clean(span);
        var decomposed = cleaned.Normalize(NormalizationForm.FormKD);
        var composed = OrderMarks(decomposed).Normalize(NormalizationForm.FormC);
        return Clean(composed.AsSpan(), dropMarks: true).Trim();
    }

    /// <summary>
    /// Lower case without marks, đ as d; the text should be normalised. Tone placement (hoà, hòa) disappears with the marks, and the i of
    /// "kĩ", "lí", "mĩ", "sĩ", "tỉ", "quí" becomes the y of "kỹ", "lý", "mỹ" …; everything else keeps its place.
    /// </summary>
    public static string Fold(string normalized) =>
        string.Create(normalized.Length, normalized, static (folded, source) => FoldInto(source, folded));

    /// <summary>
    /// The folded words of any text, one blank between them, without signs: two phrasings whose folded words are the same cannot be told
    /// apart.
    /// </summary>
    public static string FoldedWords(string text)
    {
        var folded = Fold(Normalize(text));
        var words = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            if (char.IsLetterOrDigit(c))
            {
                words.Append(c);
            }
            else if (words.Length > 0 && words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        return words.ToString().TrimEnd();
    }

    /// <summary>The same as <see cref="Fold"/> into a buffer at least as long as the text.</summary>
    public static void FoldInto(ReadOnlySpan<char> normalized, Span<char> folded)
    {
        for (var i = 0; i < normalized.Length; i++)
        {
            folded[i] = FoldChar(normalized[i]);
        }

        for (var i = 1; i < normalized.Length; i++)
        {
            if (folded[i] == 'i' && (i + 1 == normalized.Length || !char.IsLetterOrDigit(folded[i + 1])) && TakesY(folded[..i]))
            {
                folded[i] = 'y';
            }
        }
    }

    /// <summary>One letter in lower case without its marks.</summary>
    public static char FoldChar(char c) => c < TableSize ? FoldTable[c] : c;

    /// <summary>True for a letter of Vietnamese that carries a mark or is đ.</summary>
    public static bool IsMarked(char c) => c >= 0xC0 && c < TableSize && char.IsLetter(c) && FoldTable[c] < 0x80;

    /// <summary>
    /// Lower case with marks, in one spelling: tone on the first vowel of oa, oe, uy (hoà as hòa), i as y where <see cref="Fold"/> does so.
    /// Positions stay.
    /// </summary>
    public static string LowerCanonical(string normalized) =>
        string.Create(
            normalized.Length,
            normalized,
            static (lower, source) =>
            {
                source.AsSpan().ToLowerInvariant(lower);
                for (var i = 1; i < lower.Length; i++)
                {
                    if (lower[i] < 0x80 && lower[i] != 'i' || (i + 1 < lower.Length && char.IsLetter(lower[i + 1])))
                    {
                        continue;
                    }

                    var (vowel, tone) = VietnameseSyllable.SplitTone(lower[i]);
                    var before = lower[i - 1];
                    if (vowel == 'i' && TakesY(lower[..i]))
                    {
                        lower[i] = VietnameseSyllable.WithTone('y', tone);
                    }
                    else if (
                        tone != 0
                        && ((before == 'o' && vowel is 'a' or 'e') || (before == 'u' && vowel == 'y' && (i < 2 || lower[i - 2] != 'q')))
                    )
                    {
                        lower[i - 1] = VietnameseSyllable.WithTone(before, tone);
                        lower[i] = vowel;
                    }
                }
            }
        );

    /// <summary>
    /// Whether the marks that were typed are those of a word: "đúng" is not "dừng". What was typed without marks agrees with any. Hook,
    /// tilde and dot below count as one, because Nghệ An speakers write them for each other ("bõ qua").
    /// </summary>
    /// <param name="typed">What was typed, from <see cref="LowerCanonical"/>.</param>
    /// <param name="word">A word of the same length, in the same form.</param>
    public static bool MarksAgree(ReadOnlySpan<char> typed, ReadOnlySpan<char> word)
    {
        for (var i = 0; i < typed.Length; i++)
        {
            if (typed[i] < 0x80 || typed[i] == word[i])
            {
                continue;
            }

            var (vowel, tone) = VietnameseSyllable.SplitTone(typed[i]);
            var (expected, expectedTone) = VietnameseSyllable.SplitTone(word[i]);
            if (vowel != expected || !(tone >= 3 && expectedTone >= 3))
            {
                return false;
            }
        }

        return true;
    }

    // Only syllables that are written both ways; "hi" is left alone because it is a greeting far more often than "hỉ".
    private static bool TakesY(ReadOnlySpan<char> before)
    {
        var last = before[^1];
        if (last == 'u')
        {
            return before.Length >= 2 && before[^2] == 'q' && (before.Length == 2 || !char.IsLetterOrDigit(before[^3]));
        }

        return last is 'k' or 'l' or 'm' or 's' or 't' && (before.Length == 1 || !char.IsLetterOrDigit(before[^2]));
    }

    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c >= TableSize || !PlainTable[c])
            {
                return false;
            }
        }

        return true;
    }

    private static string Clean(ReadOnlySpan<char> text, bool dropMarks = false)
    {
        var buffer = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            var length = 0;
            var marks = 0;
            for (var i = 0; i < text.Length; i++)
            {
                var c = text[i];

                // What is dropped ends no run: the marks on both sides of it stand together afterwards.
                if (IsDropped(c) || (dropMarks && IsCombining(c)))
                {
                    continue;
                }

                var isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
                marks = IsMark(isPair ? new Rune(c, text[i + 1]) : new Rune(char.IsSurrogate(c) ? '\uFFFD' : c)) ? marks + 1 : 0;
                if (marks > MaxMarks)
                {
                    i += isPair ? 1 : 0;
                }
                else if (isPair)
                {
                    buffer[length++] = c;
                    buffer[length++] = text[++i];
                }
                else
                {
                    buffer[length++] = char.IsSurrogate(c) ? '\uFFFD' : Replace(c);
                }
            }

            return new string(buffer, 0, length);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static char Replace(char c) =>
        c switch
        {
            'ð' => 'đ',
            'Ð' or '\u0189' => 'Đ',
            '\t' or '\u0085' => ' ',
            '\u2028' or '\u2029' => '\n',
            '\u2018' or '\u2019' or '\u02BC' => '\'',
            _ => c >= 0xA0 && char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator ? ' ' : c,
        };

    private static bool IsDropped(char c) =>
        c switch
        {
            '\t' or '\n' or '\u0085' => false,
            < ' ' or (>= '\u007F' and <= '\u009F') => true,
            '\u00AD' or '\u034F' or '\u061C' or '\u180E' or '\uFEFF' or '\u20E3' => true,
            (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') => true,
            (>= '\uFE00' and <= '\uFE0F') or (>= '\uFFF9' and <= '\uFFFB') => true,
            _ => false,
        };

    // Whatever may come out of NFKD as a mark that is sorted, also the half-width sound marks of Japanese, which are letters before.
    private static bool IsMark(Rune c) =>
        c.Value >= 0x300
        && (
            c.Value is 0xFF9E or 0xFF9F
            || Rune.GetUnicodeCategory(c)
                is UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.SpacingCombiningMark
                    or UnicodeCategory.EnclosingMark
        );

    private static bool IsCombining(char c) => c is >= '\u0300' and <= '\u036F';

    /// <summary>
    /// Puts the mark that makes the vowel (circumflex, breve, horn) before the tone: NFC composes "e + grave + circumflex" to è and a
    /// stray circumflex, because both marks have the same combining class.
    /// </summary>
    private static string OrderMarks(string decomposed)
    {
        var needed = false;
        for (var i = 1; i < decomposed.Length && !needed; i++)
        {
            needed = IsCombining(decomposed[i]) && IsCombining(decomposed[i - 1]);
        }

        if (!needed)
        {
            return decomposed;
        }

        var result = new StringBuilder(decomposed.Length);
        var at = 0;
        while (at < decomposed.Length)
        {
            if (!IsCombining(decomposed[at]))
            {
                result.Append(decomposed[at++]);
                continue;
            }

            var end = at;
            while (end < decomposed.Length && IsCombining(decomposed[end]))
            {
                end++;
            }

            var marks = decomposed.AsSpan(at, end - at);
            var shape = marks.IndexOfAny('\u0302', '\u0306', '\u031B');
            var tone = marks.IndexOfAny("\u0300\u0301\u0303\u0309\u0323");
            if (shape >= 0)
            {
                result.Append(marks[shape]);
            }

            if (tone >= 0)
            {
                result.Append(marks[tone]);
            }

            if (shape < 0 && tone < 0)
            {
                result.Append(marks[0]);
            }

            at = end;
        }

        return result.ToString();
    }

    private static char[] BuildFoldTable()
    {
        var table = new char[TableSize];
        for (var i = 0; i < TableSize; i++)
        {
            var c = char.ToLowerInvariant((char)i);
            if (char.IsLetter(c) && c >= 0x80)
            {
                var decomposed = c.ToString().Normalize(NormalizationForm.FormD);
                if (decomposed.Length > 1 && decomposed.AsSpan(1).IndexOfAnyExceptInRange('\u0300', '\u036F') < 0)
                {
                    c = decomposed[0];
                }
            }

            table[i] = c is 'đ' or 'ð' ? 'd' : c;
        }

        return table;
    }

    // Characters that normalising leaves as they are wherever they stand: ASCII and the precomposed letters of Vietnamese.
    private static bool[] BuildPlainTable()
    {
        var table = new bool[TableSize];
        table['\n'] = true;
        for (var c = ' '; c < '\u007F'; c++)
        {
            table[c] = true;
        }

        foreach (var c in "àáâãèéêìíòóôõùúýăđĩũơưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ")
        {
            table[c] = true;
        }

        for (var c = '\u1EA0'; c <= '\u1EF9'; c++)
        {
            table[c] = true;
        }

        return table;
    }
}
