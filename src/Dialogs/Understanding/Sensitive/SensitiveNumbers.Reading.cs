using System.Globalization;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Sensitive;

/// <summary>Which digits make one number, and what its shape and the words beside it say that it is.</summary>
public static partial class SensitiveNumbers
{
    private static bool IsJoiner(char c) =>
        c is ' ' or '\u00A0' or '.' or ',' or '_' or '/' or '\\' or ';' or '|' or ':' or '+' or '*' or '·' or '•' or '~' or '=' or '\u2212'
        || char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;

    // Digits that stand together.
    private static List<Group> GroupsOf(string text)
    {
        var groups = new List<Group>();
        var i = 0;
        while (i < text.Length)
        {
            if (!char.IsDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsDigit(text[i]))
            {
                i++;
            }

            groups.Add(new Group(start, i - start));
        }

        return groups;
    }

    // Reads the longest number that begins with a group and counts its groups: a card of 16 digits also holds twelve digits.
    private static SensitiveNumber? Read(
        AnalyzedText message,
        WordReader words,
        string text,
        List<Group> groups,
        int first,
        List<Name> names,
        ref int taken
    )
    {
        SensitiveNumber? best = null;
        string? joiner = null;
        var digits = 0;
        for (var last = first; last < groups.Count; last++)
        {
            if (last > first)
            {
                var between = text.AsSpan(groups[last - 1].End, groups[last].Start - groups[last - 1].End);
                if (JoinerOf(between) is not { } key || (joiner is not null && key != joiner))
                {
                    break;
                }

                joiner = key;
            }

            digits += groups[last].Length;
            if (digits > MostDigits)
            {
                break;
            }

            // Lists and dates use these signs with short groups; numbers have groups of three digits or more.
            if (joiner is not null and not "" and not "-" and not "." && (groups[first].Length < 3 || groups[last].Length < 3))
            {
                break;
            }

            var start = groups[first].Start;
            var candidate = new Candidate(start, groups[last].End - start, digits, last - first + 1, joiner);
            if (KindOf(message, words, text, groups, first, candidate, names) is { } kind)
            {
                best = WithLetters(text, new SensitiveNumber(kind, candidate.Start, candidate.Length));
                taken = last - first + 1;
            }
        }

        return best;
    }

    // "" for blanks, otherwise the one sign between them; null where one number ends.
    private static string? JoinerOf(ReadOnlySpan<char> between)
    {
        if (between.Length > LongestSeparator)
        {
            return null;
        }

        foreach (var c in between)
        {
            if (!IsJoiner(c))
            {
                return null;
            }
        }

        var sign = between.Trim(" \u00A0");
        return sign.Length == 0 ? ""
            : char.GetUnicodeCategory(sign[0]) == UnicodeCategory.DashPunctuation ? "-"
            : sign[..1].ToString();
    }

    private static SensitiveKind? KindOf(
        AnalyzedText message,
        WordReader words,
        string text,
        List<Group> groups,
        int first,
        Candidate number,
        List<Name> names
    )
    {
        if (IsPrice(message, words, number))
        {
            return null;
        }

        var isWhole = number.Groups == 1;
        var begin = ValueAt(text, number.Start);
        if (
            number.Digits is >= FewestCardDigits and <= MostDigits
            && begin is >= 2 and <= 9 and not 8
            && PassesLuhn(text.AsSpan(number.Start, number.Length))
        )
        {
            return SensitiveKind.Card;
        }

        if (number.Digits is >= IdDigits and <= MostDigits && Named(names, number, NameKind.Card, Nearness))
        {
            return SensitiveKind.Card;
        }

        var isPaper = Named(names, number, NameKind.Paper, Nearness);
        if (
            number.Digits == IdDigits
            && begin == 0
            && (isWhole || isPaper || (!IsDate(groups, first) && !BeginsWithPhone(text, groups, first, number)))
        )
        {
            return SensitiveKind.IdNumber;
        }

        if (number.Digits is OldIdDigits or IdDigits && isPaper && !IsDate(groups, first))
        {
            return SensitiveKind.IdNumber;
        }

        if (
            number.Digits is >= 7 and <= 8
            && isWhole
            && LettersBefore(text, number.Start) == 1
            && (char.IsUpper(text[number.Start - 1]) || NamedBefore(names, number, NameKind.Passport))
        )
        {
            return SensitiveKind.IdNumber;
        }

        if (
            (number.Digits is >= 10 and <= 15 && NamedBefore(names, number, NameKind.Insurance) && !IsPhone(text, groups, first, number))
            || (number.Digits is 13 && isWhole && LettersBefore(text, number.Start) == 2 && char.IsUpper(text[number.Start - 1]))
        )
        {
            return SensitiveKind.IdNumber;
        }

        if (number.Digits is 3 or 4 && isWhole && NamedBefore(names, number, NameKind.SecurityCode))
        {
            return SensitiveKind.Card;
        }

        if (CodeOf(message, words, text, number, names) is { } code)
        {
            return code;
        }

        return number.Digits is < 6 or > MostDigits || !NamedBefore(names, number, NameKind.Account) ? null
            : number.Digits >= FewestAccountDigits && IsOwnAccount(message, words, number, names) ? SensitiveKind.OwnAccount
            : SensitiveKind.Account;
    }

    private static SensitiveKind? CodeOf(AnalyzedText message, WordReader words, string text, Candidate number, List<Name> names)
    {
        if (
            number.Digits is < 4 or > 8
            || number.Joiner is "." or "/" or ":"
            || text.AsSpan(number.Start, number.Length).Contains('.')
            || IsYear(message, words, number)
        )
        {
            return null;
        }

        // A code stands before or behind its name. Six digits look like a code; other lengths need a clearer name.
        return NamedBefore(names, number, NameKind.Code) || NamedAfter(names, number, NameKind.Code) ? SensitiveKind.OneTimeCode
            : number.Digits == CodeDigits
            && (
                IsAlone(text, number.Start, number.Length)
                || Named(names, number, NameKind.Code, Nearness)
                || Named(names, number, NameKind.AnyCode, Nearness)
            )
                ? SensitiveKind.OneTimeCode
            : null;
    }

    private static bool IsAlone(string text, int start, int length)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if ((i < start || i >= start + length) && char.IsLetterOrDigit(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    // 05/10/2020, 2020-10-05.
    private static bool IsDate(List<Group> groups, int first)
    {
        if (first + 2 >= groups.Count)
        {
            return false;
        }

        var (a, b, c) = (groups[first].Length, groups[first + 1].Length, groups[first + 2].Length);
        return (a <= 2 && b <= 2 && c == 4) || (a == 4 && b <= 2 && c <= 2);
    }

    // "0912 345 678 12": a phone number and something after it.
    private static bool BeginsWithPhone(string text, List<Group> groups, int first, Candidate number)
    {
        var digits = 0;
        for (var i = first; i < first + number.Groups; i++)
        {
            digits += groups[i].Length;
            if (digits is 10 or 11 && i - first < MostPhoneGroups && ValueAt(text, groups[first].Start) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPhone(string text, List<Group> groups, int first, Candidate number) =>
        number.Digits is 10 or 11 && ValueAt(text, groups[first].Start) == 0 && SecondDigit(text, number) is 2 or 3 or 5 or 7 or 8 or 9;

    private static int SecondDigit(string text, Candidate number)
    {
        for (var i = number.Start + 1; i < number.Start + number.Length; i++)
        {
            if (char.IsDigit(text[i]))
            {
                return ValueAt(text, i);
            }
        }

        return -1;
    }

    private static int ValueAt(string text, int index) => (int)char.GetNumericValue(text[index]);

    private static int LettersBefore(string text, int start)
    {
        var count = 0;
        for (var i = start - 1; i >= 0 && char.IsLetter(text[i]); i--)
        {
            count++;
        }

        return count;
    }

    // "C1234567" is the number with its letter.
    private static SensitiveNumber WithLetters(string text, SensitiveNumber number)
    {
        var letters = number.Kind == SensitiveKind.IdNumber ? LettersBefore(text, number.Start) : 0;
        return letters is 1 or 2 ? number with { Start = number.Start - letters, Length = number.Length + letters } : number;
    }

    private static bool PassesLuhn(ReadOnlySpan<char> number)
    {
        var sum = 0;
        var position = 0;
        for (var i = number.Length - 1; i >= 0; i--)
        {
            if (!char.IsDigit(number[i]))
            {
                continue;
            }

            var digit = (int)char.GetNumericValue(number[i]);
            if (position++ % 2 == 1)
            {
                digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            }

            sum += digit;
        }

        return sum % 10 == 0;
    }
}
