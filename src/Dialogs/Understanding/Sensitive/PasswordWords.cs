using System.Text.RegularExpressions;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Understanding.Sensitive;

/// <summary>
/// Finds passwords that are told: a word for it, then "là", a colon or nothing, then something that is no word of a question. "Mật khẩu là
/// gì" tells none. "mk" is also "mình", so it needs what looks like a secret behind it.
/// </summary>
internal static partial class PasswordWords
{
    // What may be asked about a password instead of telling it, and words that go on with a sentence.
    private static readonly HashSet<string> NoSecret =
    [
        .. (
            "gi nao sao the bao nhieu ai dau may lam khong duoc mot cho cua khi de o va thi ma hay nhu con "
            + "phai bi da dang se roi chua an toan "
            + "manh yeu dai ngan rieng moi cu zalo facebook gmail email wifi vneid vssid dich ngan hang what how "
            + "not too very the a an my your "
            + "was for to of in on it something strong weak safe secret forgotten lost wrong changed different important"
        ).Split(' '),
    ];

    /// <summary>Where passwords stand.</summary>
    /// <param name="normalized">The text.</param>
    /// <param name="folded">The same without marks; every character in its place.</param>
    public static IEnumerable<(int Start, int Length)> Find(string normalized, string folded)
    {
        foreach (Match match in Told().Matches(folded))
        {
            var secret = match.Groups["secret"];
            var word = secret.Value.TrimEnd('.', ',', '?', '!', ';', ')');
            var typed = normalized.AsSpan(secret.Index, word.Length);
            if (word.Length > 0 && IsSecret(word, typed, match.Groups["is"].Success, match.Groups["mk"].Success))
            {
                yield return (secret.Index, word.Length);
            }
        }
    }

    private static bool IsSecret(string folded, ReadOnlySpan<char> typed, bool isTold, bool isShort)
    {
        if (NoSecret.Contains(folded))
        {
            return false;
        }

        // A phone number is none, nor is what says how many.
        if (Phone().IsMatch(folded))
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
        return isTold
            && !isShort
            && typed.Length >= 5
            && letters == typed.Length
            && typed.Equals(folded, StringComparison.OrdinalIgnoreCase)
            && !VietnameseSyllable.IsFoldedSyllable(folded);
    }

    [GeneratedRegex(@"^(?:\+?84|0)\d{8,10}$|^(?:19|20)\d\d$")]
    private static partial Regex Phone();

    [GeneratedRegex(
        @"\b(?:mat\s?khau|mkhau|pass\s?word|password|passwd|passcode|pass|pwd|ma pin|(?<mk>mk))\b(?:\s+(?!la\b|is\b)[\w.]{1,12}){0,5}?"
            + @"(?<is>\s+(?:la|is)\b|\s*[:=])\s*(?<secret>\S{3,64})"
            + @"|\b(?:mat\s?khau|mkhau|password|passwd|pass|pwd|ma pin|(?<mk>mk))\s+"
            + @"(?:(?:zalo|fb|facebook|gmail|email|wifi|vneid|vssid|app|may tinh|dien thoai|tai khoan|ngan hang"
            + @"|dich vu cong|online|hoc|lop|la|cua"
            + @"|em|toi|con|chau|anh|chi|bo|me|ba|ong|vo|chong|nha|may|the|cu|moi|dat|so)\s+){0,5}(?<secret>\S{4,64})",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Told();
}
