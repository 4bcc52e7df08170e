namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>
/// Numbers written in words, Vietnamese and English, on folded tokens: "mười lăm", "hai lăm", "sáu mươi tư", "twenty one".
/// </summary>
public static class NumberWords
{
    // One to twenty, then thirty to ninety.
    private static readonly string[] EnglishNumbers =
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
    ];

    /// <summary>Reads a number below 10,000 at a token.</summary>
    /// <param name="text">The message.</param>
    /// <param name="index">Token to begin at.</param>
    /// <param name="value">The number.</param>
    /// <param name="count">Tokens it takes.</param>
    public static bool TryRead(AnalyzedText text, int index, out int value, out int count)
    {
        value = 0;
        count = 0;
        if (index >= text.Tokens.Count)
        {
            return false;
        }

        if (text.Tokens[index].Kind == TokenKind.Number)
        {
            count = 1;
            return int.TryParse(text.FoldedToken(index), out value);
        }

        var i = index;
        var total = 0;
        if (TryBelowThousand(text, ref i, out var part))
        {
            if (IsThousand(text, i))
            {
                i++;
                total = part * 1000;
                i += text.StartsAt(i, "khong", "tram") ? 2 : 0;
                i += text.Is(i, "linh") || text.Is(i, "le") ? 1 : 0;
                if (!TryBelowThousand(text, ref i, out part))
                {
                    part = 0;
                }
            }

            value = total + part;
            count = i - index;
            return value < 10_000;
        }

        return TryEnglish(text, index, out value, out count);
    }

    /// <summary>Value of a word for one digit, "không" to "chín"; -1 for other words.</summary>
    public static int Digit(AnalyzedText text, int index) =>
        index >= text.Tokens.Count
            ? -1
            : text.FoldedToken(index) switch
            {
                "khong" or "zero" => 0,
                "mot" => 1,
                "hai" => 2,
                "ba" => 3,
                "bon" => 4,
                "tu" when !text.Tokens[index].HasMarks || text.Raw(index) is "tư" or "Tư" => 4,
                "nam" or "lam" or "nham" => 5,
                "sau" => 6,
                "bay" => 7,
                "tam" => 8,
                "chin" => 9,
                _ => -1,
            };

    private static bool IsThousand(AnalyzedText text, int index) => text.Is(index, "nghin") || text.Is(index, "ngan");

    private static bool TryBelowThousand(AnalyzedText text, ref int index, out int value)
    {
        value = 0;
        var i = index;
        var digit = Digit(text, i);
        if (digit >= 0 && text.Is(i + 1, "tram"))
        {
            value = digit * 100;
            i += 2;
            if (text.Is(i, "linh") || text.Is(i, "le"))
            {
                i++;
            }

            digit = Digit(text, i);
            if (digit < 0 && !text.Is(i, "muoi"))
            {
                index = i;
                return true;
            }
        }

        if (text.Is(i, "muoi"))
        {
            value += 10;
            i++;
            var unit = Digit(text, i);
            if (unit > 0)
            {
                value += unit;
                i++;
            }

            index = i;
            return true;
        }

        if (digit < 0)
        {
            return false;
        }

        i++;
        if (digit > 0 && (text.Is(i, "muoi") || text.Is(i, "chuc")))
        {
            value += digit * 10;
            i++;
            var unit = Digit(text, i);
            if (unit > 0)
            {
                value += unit;
                i++;
            }
        }
        else if (digit is > 1 && value == 0 && Digit(text, i) is var unit and > 0 && Digit(text, i + 1) < 0)
        {
            // "hai lăm" is 25, "sáu tư" 64.
            value = (digit * 10) + unit;
            i++;
        }
        else
        {
            value += digit;
        }

        index = i;
        return true;
    }

    private static bool TryEnglish(AnalyzedText text, int index, out int value, out int count)
    {
        value = English(text.FoldedToken(index));
        count = value >= 0 ? 1 : 0;
        if (value >= 20 && index + 1 < text.Tokens.Count && English(text.FoldedToken(index + 1)) is > 0 and < 10 and var unit)
        {
            value += unit;
            count = 2;
        }

        return value >= 0;
    }

    private static int English(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < EnglishNumbers.Length; i++)
        {
            if (word.Equals(EnglishNumbers[i], StringComparison.Ordinal))
            {
                return i < 20 ? i + 1 : (i - 17) * 10;
            }
        }

        return -1;
    }
}
