namespace ChatBot.Dialogs.Understanding;

/// <summary>Kinds of number that must neither be stored nor shown.</summary>
public enum SensitiveKind
{
    /// <summary>Citizen-ID number: twelve digits that begin with 0, or an old one of nine digits called so.</summary>
    IdNumber,

    /// <summary>Payment card: 13 to 19 digits with a right check digit.</summary>
    Card,

    /// <summary>One-time code.</summary>
    OneTimeCode,
}

/// <summary>A sensitive number in a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in the normalised text.</param>
/// <param name="Length">Its length, separators included.</param>
public readonly record struct SensitiveNumber(SensitiveKind Kind, int Start, int Length);

/// <summary>
/// Finds ID numbers, card numbers and one-time codes that citizens type although nobody asked, and masks digits for logs. Phone numbers and
/// years of birth are none of them, but are masked too.
/// </summary>
public static class SensitiveNumbers
{
    private const int OldIdDigits = 9;
    private const int IdDigits = 12;
    private const int CodeDigits = 6;
    private const int MaskedDigits = 4;

    /// <summary>All sensitive numbers in a normalised text.</summary>
    public static IReadOnlyList<SensitiveNumber> Find(string normalized)
    {
        if (normalized.AsSpan().IndexOfAnyInRange('0', '9') < 0)
        {
            return [];
        }

        List<SensitiveNumber>? found = null;
        string? folded = null;
        for (var i = 0; i < normalized.Length;)
        {
            if (!char.IsAsciiDigit(normalized[i]))
            {
                i++;
                continue;
            }

            var run = ReadRun(normalized, i);
            if (Classify(normalized, i, run, ref folded) is { } kind)
            {
                (found ??= []).Add(new SensitiveNumber(kind, i, run.Length));
            }

            i += run.Length;
        }

        return found ?? (IReadOnlyList<SensitiveNumber>)[];
    }

    /// <summary>Whether a normalised text holds an ID number.</summary>
    public static bool HoldsIdNumber(string normalized) => Find(normalized).Any(number => number.Kind == SensitiveKind.IdNumber);

    /// <summary>
    /// The text with every run of four digits or more replaced by one sign a digit; for logs and for what is kept of a message. A year in which
    /// an event may be stays (2024 to 2039): nobody who learns here was born in it, and without it "tuần lễ năm 2026" is no question.
    /// </summary>
    public static string Mask(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('0', '9') < 0)
        {
            return text;
        }

        var masked = text.ToCharArray();
        for (var i = 0; i < masked.Length;)
        {
            if (!IsAnyDigit(masked[i]))
            {
                i++;
                continue;
            }

            var end = i;
            var digits = 0;
            for (var j = i; j < masked.Length && (IsAnyDigit(masked[j]) || IsSeparator(masked[j])); j++)
            {
                if (IsAnyDigit(masked[j]))
                {
                    digits++;
                    end = j + 1;
                }
            }

            var masks = digits >= MaskedDigits && !IsEventYear(text.AsSpan(i, end - i));
            for (; i < end; i++)
            {
                masked[i] = masks && IsAnyDigit(masked[i]) ? '*' : masked[i];
            }
        }

        return new string(masked);
    }

    private static bool IsEventYear(ReadOnlySpan<char> run) => run.Length == 4 && run[0] == '2' && run[1] == '0' && (run[2] is '3' || (run[2] is '2' && run[3] is >= '4' and <= '9'));

    private static bool IsAnyDigit(char c) => char.IsDigit(c);

    private static bool IsSeparator(char c) => c is ' ' or '.' or '-' or '\u00A0';

    private static (int Length, int Digits, bool Dates) ReadRun(string text, int start)
    {
        var digits = 0;
        var end = start;
        var slashes = false;
        for (var i = start; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                digits++;
                end = i + 1;
            }
            else if (!(IsSeparator(text[i]) && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])))
            {
                slashes = text[i] is '/' or ':';
                break;
            }
        }

        return (end - start, digits, slashes);
    }

    private static SensitiveKind? Classify(string text, int start, (int Length, int Digits, bool Dates) run, ref string? folded)
    {
        if (run.Dates)
        {
            return null;
        }

        var number = text.AsSpan(start, run.Length);
        if (run.Digits is >= 13 and <= 19 && PassesLuhn(number))
        {
            return SensitiveKind.Card;
        }

        if (run.Digits == IdDigits && number[0] == '0')
        {
            return SensitiveKind.IdNumber;
        }

        folded ??= VietnameseText.Fold(text);
        if (run.Digits is OldIdDigits or IdDigits
            && Near(folded, start, ["cmnd", "cmt", "cccd", "chung minh", "can cuoc", "so cc", "dinh danh", "id number", "identity", "id card"]))
        {
            return SensitiveKind.IdNumber;
        }

        // Six digits: alone in the message, or called a code. A price, a year pair or a postcode is neither.
        if (run.Digits == CodeDigits && !number.Contains('.')
            && (IsWhole(text, start, run.Length) || Near(folded, start, ["otp", "ma xac", "ma la", "ma so", "ma bao mat", "ma dang nhap", "code", "passcode", "ma kich hoat", "ma giao dich", " ma ", "ma:"])))
        {
            return SensitiveKind.OneTimeCode;
        }

        return null;
    }

    private static bool IsWhole(string text, int start, int length)
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

    private static bool Near(string folded, int start, ReadOnlySpan<string> words)
    {
        var from = Math.Max(0, start - 40);
        var around = string.Concat(" ", folded.AsSpan(from, Math.Min(folded.Length, start + 60) - from));
        foreach (var word in words)
        {
            if (around.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool PassesLuhn(ReadOnlySpan<char> number)
    {
        var sum = 0;
        var position = 0;
        for (var i = number.Length - 1; i >= 0; i--)
        {
            if (!char.IsAsciiDigit(number[i]))
            {
                continue;
            }

            var digit = number[i] - '0';
            if (position++ % 2 == 1)
            {
                digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            }

            sum += digit;
        }

        return sum % 10 == 0;
    }
}
