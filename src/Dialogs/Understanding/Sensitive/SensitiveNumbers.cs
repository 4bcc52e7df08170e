using ChatBot.Content.Text;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Sensitive;

/// <summary>Kinds of number and word that must neither be stored nor shown.</summary>
public enum SensitiveKind
{
    /// <summary>
    /// Number of a paper: a citizen ID of twelve digits that begin with 0, or what is called so; passport, social and health insurance.
    /// </summary>
    IdNumber,

    /// <summary>Payment card: 13 to 19 digits with a right check digit, or its security code.</summary>
    Card,

    /// <summary>One-time code or PIN.</summary>
    OneTimeCode,

    /// <summary>Password.</summary>
    Password,

    /// <summary>Bank account. It is not refused, because whose it is may be the question; it is masked in what is kept.</summary>
    Account,

    /// <summary>Bank account that a citizen gives as their own, with no question about it.</summary>
    OwnAccount,
}

/// <summary>A sensitive number or word in a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in the normalised text.</param>
/// <param name="Length">Its length, separators included.</param>
public readonly record struct SensitiveNumber(SensitiveKind Kind, int Start, int Length);

/// <summary>
/// Finds what citizens type although nobody asked: numbers of papers, cards and accounts, one-time codes, passwords; and masks it in what
/// is kept. A number is read whatever stands between its digits (blank, dash, dot, comma, line, slash) and in the digits of any script.
/// Dates, times, prices and phone numbers are none of it, but long digits are masked in what is kept all the same.
/// </summary>
public static partial class SensitiveNumbers
{
    private const int OldIdDigits = 9;
    private const int IdDigits = 12;
    private const int CodeDigits = 6;
    private const int MaskedDigits = 4;
    private const int FewestCardDigits = 13;
    private const int FewestAccountDigits = 8;
    private const int MostDigits = 19;

    // Characters between two groups of one number: " - ", " . ".
    private const int LongestSeparator = 3;

    // "09 12 34 56 78"; in more pieces nobody writes one.
    private const int MostPhoneGroups = 5;

    private const int LongestNumber = MostDigits * (1 + LongestSeparator);

    // Characters between a number and the word that says what it is.
    private const int Nearness = 40;

    /// <summary>What is refused in a normalised text and answered with a warning, in its order.</summary>
    public static IReadOnlyList<SensitiveNumber> Find(string normalized)
    {
        var all = FindAll(normalized);
        return all.All(number => number.Kind != SensitiveKind.Account)
            ? all
            : [.. all.Where(number => number.Kind != SensitiveKind.Account)];
    }

    /// <summary>All that must not be kept of a normalised text, bank accounts too, in its order.</summary>
    public static IReadOnlyList<SensitiveNumber> FindAll(string normalized)
    {
        var text = AnalyzedText.Of(normalized);
        var words = WordReader.AsTyped(text);
        List<SensitiveNumber>? found = null;
        foreach (var (start, length) in PasswordWords.Find(text, words))
        {
            (found ??= []).Add(new SensitiveNumber(SensitiveKind.Password, start, length));
        }

        foreach (var number in SpelledNumbers.Find(text, words))
        {
            (found ??= []).Add(number);
        }

        var groups = GroupsOf(text.Text);
        if (groups.Count == 0)
        {
            return found ?? (IReadOnlyList<SensitiveNumber>)[];
        }

        var names = NamesIn(text, words);
        var i = 0;
        while (i < groups.Count)
        {
            var taken = 1;
            var near = NamesNear(names, groups[i]);
            if (Read(text, words, text.Text, groups, i, near, ref taken) is { } number && found?.Any(f => Overlap(f, number)) != true)
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
    /// The text as it may be kept wherever a message or a part of one is stored. A text that holds nothing of <see cref="FindAll"/> comes
    /// back as it was given; of any other, the normalised form, each letter and digit of what was found and every long run of digits
    /// replaced by one sign. Length is the caller's to bound: the work is linear in it.
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
                masked[i] = char.IsLetterOrDigit(masked[i]) || number.Kind == SensitiveKind.Password ? '*' : masked[i];
            }
        }

        return Mask(new string(masked));
    }

    /// <summary>
    /// The text with every run of four digits or more replaced by one sign a digit; for logs and for what is kept of a message. A year in
    /// which an event may be stays (2024 to 2039): nobody who learns here was born in it, and without it "tuần lễ năm 2026" is no question.
    /// </summary>
    public static string Mask(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('0', '9') < 0 && !text.Any(char.IsDigit))
        {
            return text;
        }

        var masked = text.ToCharArray();
        var i = 0;
        while (i < masked.Length)
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

    private static bool IsEventYear(ReadOnlySpan<char> run) =>
        run.Length == 4 && run[0] == '2' && run[1] == '0' && (run[2] is '3' || (run[2] is '2' && run[3] is >= '4' and <= '9'));

    private static bool IsSeparator(char c) => c is ' ' or '.' or '-' or '\u00A0';

    private static bool Overlap(SensitiveNumber a, SensitiveNumber b) => a.Start < b.Start + b.Length && b.Start < a.Start + a.Length;
}
