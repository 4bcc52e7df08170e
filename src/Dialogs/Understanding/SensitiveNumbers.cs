using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatBot.Dialogs.Understanding;

/// <summary>Kinds of number and word that must neither be stored nor shown.</summary>
public enum SensitiveKind
{
    /// <summary>Number of a paper: a citizen ID of twelve digits that begin with 0, or what is called so; passport, social and health insurance.</summary>
    IdNumber,

    /// <summary>Payment card: 13 to 19 digits with a right check digit, or its security code.</summary>
    Card,

    /// <summary>One-time code or PIN.</summary>
    OneTimeCode,

    /// <summary>Password.</summary>
    Password,

    /// <summary>Bank account. It is not refused, because whose it is may be the question; it is masked in what is kept.</summary>
    Account,
}

/// <summary>A sensitive number or word in a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in the normalised text.</param>
/// <param name="Length">Its length, separators included.</param>
public readonly record struct SensitiveNumber(SensitiveKind Kind, int Start, int Length);

/// <summary>
/// Finds what citizens type although nobody asked: numbers of papers, cards and accounts, one-time codes, passwords; and masks it in what is
/// kept. A number is read whatever stands between its digits (blank, dash, dot, comma, line, slash) and in the digits of any script. Dates,
/// times, prices and phone numbers are none of it, but long digits are masked in what is kept all the same.
/// </summary>
public static partial class SensitiveNumbers
{
    private const int OldIdDigits = 9;
    private const int IdDigits = 12;
    private const int CodeDigits = 6;
    private const int MaskedDigits = 4;
    private const int FewestCardDigits = 13;
    private const int MostDigits = 19;

    // Characters between two groups of one number: " - ", " . ".
    private const int LongestSeparator = 3;

    // Characters between a number and the word that says what it is.
    private const int Nearness = 40;

    /// <summary>What is refused in a normalised text and answered with a warning, in its order.</summary>
    public static IReadOnlyList<SensitiveNumber> Find(string normalized)
    {
        var all = FindAll(normalized);
        return all.Any(number => number.Kind == SensitiveKind.Account) ? [.. all.Where(number => number.Kind != SensitiveKind.Account)] : all;
    }

    /// <summary>All that must not be kept of a normalised text, bank accounts too, in its order.</summary>
    public static IReadOnlyList<SensitiveNumber> FindAll(string normalized)
    {
        var folded = VietnameseText.Fold(normalized);
        List<SensitiveNumber>? found = null;
        foreach (var (start, length) in PasswordWords.Find(normalized, folded))
        {
            (found ??= []).Add(new SensitiveNumber(SensitiveKind.Password, start, length));
        }

        var groups = GroupsOf(normalized);
        if (groups.Count == 0)
        {
            return found ?? (IReadOnlyList<SensitiveNumber>)[];
        }

        var names = NamesIn(folded);
        for (var i = 0; i < groups.Count;)
        {
            var taken = 1;
            if (Read(normalized, folded, groups, i, names, ref taken) is { } number && found?.Any(f => Overlap(f, number)) != true)
            {
                (found ??= []).Add(number);
            }

            i += taken;
        }

        found?.Sort((a, b) => a.Start - b.Start);
        return found ?? (IReadOnlyList<SensitiveNumber>)[];
    }

    /// <summary>Whether a normalised text holds an ID number.</summary>
    public static bool HoldsIdNumber(string normalized) => Find(normalized).Any(number => number.Kind == SensitiveKind.IdNumber);

    /// <summary>
    /// The text as it may be kept wherever a message or a part of one is stored. A text that holds nothing of <see cref="FindAll"/> comes back
    /// as it was given; of any other, the normalised form, each letter and digit of what was found and every long run of digits replaced by one
    /// sign. Length is the caller's to bound: the work is linear in it.
    /// </summary>
    public static string ForKeeping(string text)
    {
        var normalized = VietnameseText.Normalize(text);
        var found = FindAll(normalized);
        if (found.Count == 0)
        {
            return text;
        }

        var masked = normalized.ToCharArray();
        foreach (var number in found)
        {
            for (var i = number.Start; i < number.Start + number.Length; i++)
            {
                masked[i] = number.Kind == SensitiveKind.Password ? (char.IsWhiteSpace(masked[i]) ? masked[i] : '*') : char.IsLetterOrDigit(masked[i]) ? '*' : masked[i];
            }
        }

        return Mask(new string(masked));
    }

    /// <summary>
    /// The text with every run of four digits or more replaced by one sign a digit; for logs and for what is kept of a message. A year in which
    /// an event may be stays (2024 to 2039): nobody who learns here was born in it, and without it "tuần lễ năm 2026" is no question.
    /// </summary>
    public static string Mask(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('0', '9') < 0 && !text.Any(char.IsDigit))
        {
            return text;
        }

        var masked = text.ToCharArray();
        for (var i = 0; i < masked.Length;)
        {
            if (!char.IsDigit(masked[i]))
            {
                i++;
                continue;
            }

            var end = i;
            var digits = 0;
            for (var j = i; j < masked.Length && (char.IsDigit(masked[j]) || IsSeparator(masked[j])); j++)
            {
                if (char.IsDigit(masked[j]))
                {
                    digits++;
                    end = j + 1;
                }
            }

            var masks = digits >= MaskedDigits && !IsEventYear(text.AsSpan(i, end - i));
            for (; i < end; i++)
            {
                masked[i] = masks && char.IsDigit(masked[i]) ? '*' : masked[i];
            }
        }

        return new string(masked);
    }

    private static bool IsEventYear(ReadOnlySpan<char> run) => run.Length == 4 && run[0] == '2' && run[1] == '0' && (run[2] is '3' || (run[2] is '2' && run[3] is >= '4' and <= '9'));

    private static bool IsSeparator(char c) => c is ' ' or '.' or '-' or '\u00A0';

    private static bool IsJoiner(char c) =>
        c is ' ' or '\u00A0' or '.' or ',' or '_' or '/' or '\\' or ';' or '|' or ':' or '+' or '*' or '·' or '•' or '~' or '=' or '\u2212'
        || char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;

    private static bool Overlap(SensitiveNumber a, SensitiveNumber b) => a.Start < b.Start + b.Length && b.Start < a.Start + a.Length;

    // Digits that stand together.
    private static List<Group> GroupsOf(string text)
    {
        var groups = new List<Group>();
        for (var i = 0; i < text.Length;)
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

    // The number that begins with a group, and how many groups it takes; the longest, because a card of 16 digits holds twelve.
    private static SensitiveNumber? Read(string text, string folded, List<Group> groups, int first, List<Name> names, ref int taken)
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

            // Lists and dates are joined so, too; a number is cut by them into longer pieces.
            if (joiner is not null and not "" and not "-" and not "." && (groups[first].Length < 3 || groups[last].Length < 3))
            {
                break;
            }

            var start = groups[first].Start;
            var candidate = new Candidate(start, groups[last].End - start, digits, last - first + 1, joiner);
            if (KindOf(text, folded, groups, first, candidate, names) is { } kind)
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
        return sign.Length == 0 ? "" : char.GetUnicodeCategory(sign[0]) == UnicodeCategory.DashPunctuation ? "-" : sign[..1].ToString();
    }

    private static SensitiveKind? KindOf(string text, string folded, List<Group> groups, int first, Candidate number, List<Name> names)
    {
        if (IsPrice(folded, number))
        {
            return null;
        }

        var isWhole = number.Groups == 1;
        var begin = ValueAt(text, number.Start);
        if (number.Digits is >= FewestCardDigits and <= MostDigits && begin is >= 2 and <= 9 and not 8 && PassesLuhn(text.AsSpan(number.Start, number.Length)))
        {
            return SensitiveKind.Card;
        }

        if (number.Digits is >= IdDigits and <= MostDigits && Named(names, number, NameKind.Card, Nearness))
        {
            return SensitiveKind.Card;
        }

        var isPaper = Named(names, number, NameKind.Paper, Nearness);
        if (number.Digits == IdDigits && begin == 0 && (isWhole || isPaper || (!IsDate(groups, first) && !BeginsWithPhone(text, groups, first, number))))
        {
            return SensitiveKind.IdNumber;
        }

        if (number.Digits is OldIdDigits or IdDigits && isPaper && !IsDate(groups, first))
        {
            return SensitiveKind.IdNumber;
        }

        if (number.Digits is >= 7 and <= 8 && isWhole && LettersBefore(text, number.Start) == 1
            && (char.IsUpper(text[number.Start - 1]) || NamedBefore(names, number, NameKind.Passport)))
        {
            return SensitiveKind.IdNumber;
        }

        if ((number.Digits is >= 10 and <= 15 && NamedBefore(names, number, NameKind.Insurance) && !IsPhone(text, groups, first, number))
            || (number.Digits is 13 && isWhole && LettersBefore(text, number.Start) == 2 && char.IsUpper(text[number.Start - 1])))
        {
            return SensitiveKind.IdNumber;
        }

        if (number.Digits is 3 or 4 && isWhole && NamedBefore(names, number, NameKind.SecurityCode))
        {
            return SensitiveKind.Card;
        }

        if (CodeOf(text, folded, number, names) is { } code)
        {
            return code;
        }

        return number.Digits is >= 6 and <= MostDigits && NamedBefore(names, number, NameKind.Account) ? SensitiveKind.Account : null;
    }

    private static SensitiveKind? CodeOf(string text, string folded, Candidate number, List<Name> names)
    {
        if (number.Digits is < 4 or > 8 || number.Joiner is "." or "/" or ":" || text.AsSpan(number.Start, number.Length).Contains('.')
            || IsYear(folded, number))
        {
            return null;
        }

        // A code is said before or after its name; six digits are one in shape, others need the clearer names.
        return NamedBefore(names, number, NameKind.Code) || NamedAfter(names, number, NameKind.Code) ? SensitiveKind.OneTimeCode
            : number.Digits == CodeDigits && (IsAlone(text, number.Start, number.Length) || Named(names, number, NameKind.Code, Nearness) || Named(names, number, NameKind.AnyCode, Nearness))
                ? SensitiveKind.OneTimeCode
            : null;
    }

    private static bool IsYear(string folded, Candidate number) =>
        number.Digits == 4 && (BeforeIs(folded, number.Start, "nam ") || BeforeIs(folded, number.Start, "thang ") || BeforeIs(folded, number.Start, "ngay ")
            || BeforeIs(folded, number.Start, "sinh ") || BeforeIs(folded, number.Start, "year ") || BeforeIs(folded, number.Start, "/"));

    private static bool BeforeIs(string folded, int start, string word) => start >= word.Length && string.CompareOrdinal(folded, start - word.Length, word, 0, word.Length) == 0;

    private static bool IsPrice(string folded, Candidate number) => number.Digits < IdDigits && UnitAfter().IsMatch(folded, number.Start + number.Length);

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
            if (digits is 10 or 11 && ValueAt(text, groups[first].Start) == 0)
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

    private static List<Name> NamesIn(string folded)
    {
        var names = new List<Name>();
        Add(PaperName(), NameKind.Paper);
        Add(PassportName(), NameKind.Passport);
        Add(InsuranceName(), NameKind.Insurance);
        Add(CardName(), NameKind.Card);
        Add(SecurityCodeName(), NameKind.SecurityCode);
        Add(CodeName(), NameKind.Code);
        Add(AnyCodeName(), NameKind.AnyCode);
        Add(AccountName(), NameKind.Account);
        return names;

        void Add(Regex pattern, NameKind kind)
        {
            foreach (var match in pattern.EnumerateMatches(folded))
            {
                names.Add(new Name(kind, match.Index, match.Index + match.Length));
            }
        }
    }

    private static bool Named(List<Name> names, Candidate number, NameKind kind, int within) =>
        names.Any(name => name.Kind == kind && name.End > number.Start - within && name.Start < number.Start + number.Length + within);

    private static bool NamedBefore(List<Name> names, Candidate number, NameKind kind) =>
        names.Any(name => name.Kind == kind && name.End <= number.Start && name.End > number.Start - Nearness);

    private static bool NamedAfter(List<Name> names, Candidate number, NameKind kind) =>
        names.Any(name => name.Kind == kind && name.Start >= number.Start + number.Length && name.Start < number.Start + number.Length + 12);

    private enum NameKind
    {
        Paper,
        Passport,
        Insurance,
        Card,
        SecurityCode,
        Code,
        AnyCode,
        Account,
    }

    private readonly record struct Group(int Start, int Length)
    {
        public int End => Start + Length;
    }

    private readonly record struct Name(NameKind Kind, int Start, int End);

    private readonly record struct Candidate(int Start, int Length, int Digits, int Groups, string? Joiner);

    [GeneratedRegex(@"\b(?:cmnd|cmt|cccd|cc|chung minh|can cuoc|so cc|dinh danh|id number|identity|id card|citizen id|giay to tuy than)\b")]
    private static partial Regex PaperName();

    [GeneratedRegex(@"\b(?:ho chieu|passport|visa)\b")]
    private static partial Regex PassportName();

    [GeneratedRegex(@"\b(?:bhxh|bhyt|bao hiem|so bao hiem|ma the|insurance)\b")]
    private static partial Regex InsuranceName();

    [GeneratedRegex(@"\b(?:so the|the (?:atm|ngan hang|tin dung|visa|ghi no|napas|master)|visa|mastercard|napas|card number|credit card|debit card|bank card)\b")]
    private static partial Regex CardName();

    [GeneratedRegex(@"\b(?:cvv2?|cvc2?|ma bao mat (?:the|sau the)|security code)\b")]
    private static partial Regex SecurityCodeName();

    [GeneratedRegex(@"\b(?:otp|ma (?:xac (?:nhan|thuc|minh)|kich hoat|bao mat|dang nhap|giao dich|pin|2fa)|smart otp|passcode|(?:verification|security|access|login|auth|confirmation) code|one time (?:code|password)|so pin|pin (?:the|cua|la)|pin code)\b")]
    private static partial Regex CodeName();

    [GeneratedRegex(@"\b(?:code|ma la|ma so|ma)\b")]
    private static partial Regex AnyCodeName();

    [GeneratedRegex(@"\b(?:so tai khoan|tai khoan(?: ngan hang)?|stk|tk|account(?: number)?|acct|so the)\b")]
    private static partial Regex AccountName();

    // What makes a number an amount.
    [GeneratedRegex(@"\G\s*(?:k|d|đ|dong|vnd|vnđ|trieu|nghin|ngan|tr|ty|cu|xu|%|phut|giay|gio|h|ngay|thang|nam|lan|ky tu|chu so|chu cai|ki tu|so\b|mah|gb|mb|kg|km|m2|m|nguoi|tuoi|cho|lop|hoc sinh|suat|usd|dollars?|minutes?|characters?|digits?|hours?|days?)\b")]
    private static partial Regex UnitAfter();
}
