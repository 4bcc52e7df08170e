using System.Text.RegularExpressions;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Sensitive;

/// <summary>
/// Finds passwords that are told: a word for it, then "là", a colon or nothing, then something that is no word of a question. "Mật khẩu là
/// gì" tells none. "mk" is also "mình", so it needs what looks like a secret behind it.
/// </summary>
internal static partial class PasswordWords
{
    private const string Short = "short";
    private const string Shown = "shown";

    // Words between the word for a password and the secret.
    private const int MostBetween = 5;
    private const int LongestBetween = 12;

    private const int ShortestTold = 3;
    private const int ShortestUntold = 4;
    private const int LongestSecret = 64;

    private static readonly WordListKey Password = new("sensitive.password");
    private static readonly WordListKey Is = new("sensitive.password-is");
    private static readonly WordListKey Of = new("sensitive.password-of");
    private static readonly WordListKey NoSecret = new("sensitive.no-secret");

    /// <summary>Where passwords stand.</summary>
    /// <param name="text">The message.</param>
    /// <param name="words">The message as typed.</param>
    public static IEnumerable<(int Start, int Length)> Find(AnalyzedText text, WordReader words)
    {
        for (var match = words.Find(Password); match is { } name; match = words.Find(Password, name.End))
        {
            if ((Told(text, words, name) ?? Untold(text, words, name)) is { } secret)
            {
                yield return secret;
            }
        }
    }

    // "mật khẩu zalo của tôi là …", "mật khẩu: …"
    private static (int Start, int Length)? Told(AnalyzedText text, WordReader words, WordMatch name)
    {
        for (var i = name.End; i <= Math.Min(words.Count, name.End + MostBetween); i++)
        {
            var end = text.Tokens[i - 1].End;
            var gap = text.Text.AsSpan(end, (i < words.Count ? text.Tokens[i].Start : text.Text.Length) - end);
            var sign = gap.TrimStart();
            if (sign.Length > 0 && sign[0] is ':' or '=')
            {
                return Secret(text, end + gap.IndexOf(sign[0]) + 1, name, ShortestTold);
            }

            if (i == words.Count || !gap.IsWhiteSpace())
            {
                return null;
            }

            if (words.Is(Is, i))
            {
                return Secret(text, text.Tokens[i].End, name, ShortestTold);
            }

            if (text.Tokens[i].Length > LongestBetween)
            {
                return null;
            }
        }

        return null;
    }

    // "mật khẩu zalo hoa1990"
    private static (int Start, int Length)? Untold(AnalyzedText text, WordReader words, WordMatch name)
    {
        var i = name.End;
        for (var between = 0; between < MostBetween && words.Length(Of, i) is > 0 and var length; between++)
        {
            i += length;
        }

        return name.Value == Shown || i >= words.Count ? null : Secret(text, text.Tokens[i - 1].End, name, ShortestUntold);
    }

    // What stands at a place, up to the next blank, when it looks like a secret.
    private static (int Start, int Length)? Secret(AnalyzedText text, int from, WordMatch name, int shortest)
    {
        var start = from;
        while (start < text.Text.Length && char.IsWhiteSpace(text.Text[start]))
        {
            start++;
        }

        var end = start;
        while (end < text.Text.Length && end - start < LongestSecret && !char.IsWhiteSpace(text.Text[end]))
        {
            end++;
        }

        var typed = text.Text[start..end];
        var word = typed.TrimEnd('.', ',', '?', '!', ';', ')');
        var isTold = shortest == ShortestTold;
        return
            typed.Length >= shortest && word.Length > 0 && (isTold || start > from) && IsSecret(text, word, isTold && name.Value != Short)
            ? (start, word.Length)
            : null;
    }

    private static bool IsSecret(AnalyzedText text, string typed, bool mayBeLetters)
    {
        // A phone number or a year is none.
        if (Phone().IsMatch(typed) || WordReader.AsTyped(AnalyzedText.Of(typed, text.Lexicon)).IsOnly(NoSecret))
        {
            return false;
        }

        var digits = 0;
        var others = 0;
        var letters = 0;
        foreach (var c in typed)
        {
            digits += char.IsDigit(c) ? 1 : 0;
            letters += char.IsLetter(c) ? 1 : 0;
            others += char.IsLetterOrDigit(c) ? 0 : 1;
        }

        // Letters and digits, or signs, or enough digits: no word looks so.
        var isMixed = typed.Length >= 4 && digits > 0 && letters > 0;
        var holdsSigns = typed.Length >= 6 && others > 0 && (digits > 0 || typed.Contains('*') || typed.Contains('@'));
        if (isMixed || holdsSigns || digits >= 4)
        {
            return true;
        }

        // Only letters: after "là" or a colon what no Vietnamese syllable is.
        var folded = VietnameseText.Fold(typed);
        return mayBeLetters
            && typed.Length >= 5
            && letters == typed.Length
            && typed.Equals(folded, StringComparison.OrdinalIgnoreCase)
            && !VietnameseSyllable.IsFoldedSyllable(folded);
    }

    [GeneratedRegex(@"^(?:\+?84|0)\d{8,10}$|^(?:19|20)\d\d$")]
    private static partial Regex Phone();
}
