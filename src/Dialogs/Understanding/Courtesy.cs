using System.Globalization;
using System.Text;

namespace ChatBot.Dialogs.Understanding;

/// <summary>
/// Tells what is only polite: a word that something was read, laughter, an emoji. It asks for nothing, so it is neither a question nor a miss;
/// in a form "ok" and "vâng" are answers, and only the form knows to what.
/// </summary>
public static class Courtesy
{
    private const int MostWords = 6;

    private static readonly string[] Said =
    [
        "ok", "oke", "okie", "oki", "okay", "okey", "okela", "vâng", "dạ", "ừ", "ừm", "uh", "um", "uhm", "rõ", "hiểu", "tốt", "tuyệt", "hihi",
        "haha", "hehe", "hi hi", "good", "great", "nice", "noted", "understood", "yes", "yeah", "yep",
    ];

    private static readonly string[] Beside =
    [
        "rồi", "được", "đã", "ạ", "ah", "nhé", "nha", "nhá", "em", "anh", "chị", "bạn", "cháu", "con", "cô", "chú", "bác", "ad", "bot", "tôi", "mình",
        "quá", "lắm", "vời", "thế", "à", "very",
    ];

    /// <summary>Whether the whole message is polite and nothing else.</summary>
    /// <param name="text">The message.</param>
    public static bool Is(AnalyzedText text)
    {
        if (text.Tokens.Count == 0)
        {
            return IsEmoji(text.Text);
        }

        if (text.Tokens.Count > MostWords || text.Text.Contains('?', StringComparison.Ordinal))
        {
            return false;
        }

        var marked = VietnameseText.LowerCanonical(text.Text);
        var said = false;
        foreach (var token in text.Tokens)
        {
            var word = marked.AsSpan(token.Start, token.Length);
            if (IsOneOf(Said, word))
            {
                said = true;
            }
            else if (!IsOneOf(Beside, word))
            {
                return false;
            }
        }

        return said;
    }

    private static bool IsOneOf(string[] words, ReadOnlySpan<char> typed)
    {
        Span<char> folded = stackalloc char[16];
        foreach (var word in words)
        {
            if (word.Length == typed.Length && word.Length <= folded.Length)
            {
                VietnameseText.FoldInto(typed, folded);
                if (folded[..typed.Length].SequenceEqual(VietnameseText.Fold(word)) && VietnameseText.MarksAgree(typed, word))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsEmoji(string text) =>
        text.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol)
        || text is "<3" or ":)" or ":))" or ":)))" or ":D" or "^^" or "^_^";
}
