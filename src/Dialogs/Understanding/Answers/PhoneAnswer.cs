using ChatBot.Dialogs.Understanding.Words;
using PhoneNumbers;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// A phone number of Việt Nam, in E.164: the office calls when a class moves, and it calls no other country. Mobile numbers are not judged
/// by carrier, because numbers move between carriers; 11-digit numbers from before September 2018 are corrected; twelve digits that begin
/// with 0 are a citizen-ID number and must not be kept.
/// </summary>
public static class PhoneAnswer
{
    // New prefix by old one (Ministry of Information and Communications' plan of 2018, in force until 30 June 2019 in parallel).
    private static readonly Dictionary<string, string> OldPrefixes = (
        "0120 070 0121 079 0122 077 0126 076 0128 078 0123 083 0124 084 0125 085 0127 081 0129 082 "
        + "0162 032 0163 033 0164 034 0165 035 0166 036 0167 037 0168 038 0169 039 0186 056 0188 058 0199 059"
    )
        .Split(' ')
        .Chunk(2)
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>Reads a message as a phone number.</summary>
    public static AnswerOutcome Parse(string message)
    {
        var text = AnalyzedText.Of(message);
        if (text.Text.Length == 0)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Empty);
        }

        var numbers = Candidates(text);
        if (numbers.Exists(IsIdNumber))
        {
            return new AnswerOutcome.Rejected(RejectReasons.IdNumber);
        }

        var read = numbers.Select(Read).OfType<AnswerOutcome.Accepted>().Distinct().ToList();
        if (read.Count == 1)
        {
            return read[0];
        }

        if (read.Count > 1)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Several);
        }

        if (numbers.Count > 0 && numbers.Exists(n => n.Length >= 7))
        {
            return new AnswerOutcome.Rejected(
                numbers.Exists(n => n.Length > 11) ? RejectReasons.TooLong
                : numbers.TrueForAll(n => n.Length < 10) ? RejectReasons.TooShort
                : RejectReasons.Unclear
            );
        }

        if (SideQuestion.IsInterruption(text))
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        return new AnswerOutcome.Rejected(
            numbers.Count > 0 ? RejectReasons.TooShort
            : SideQuestion.IsRefusal(text) ? RejectReasons.Refused
            : RejectReasons.Unclear
        );
    }

    private static bool IsIdNumber(string digits) => digits.Length == 12 && digits[0] == '0';

    private static AnswerOutcome? Read(string number)
    {
        var digits = number.TrimStart('+');
        var national = number switch
        {
            ['+', '8', '4', .. var rest] => "0" + rest.TrimStart('0'),
            ['0', '0', '8', '4', .. var rest] => "0" + rest.TrimStart('0'),
            ['8', '4', .. var rest] when digits.Length is 11 or 12 => "0" + rest.TrimStart('0'),
            _ => number,
        };
        if (national.Length == 9 && national[0] is '3' or '5' or '7' or '8' or '9')
        {
            national = "0" + national;
        }

        if (national.Length == 10 && national[0] == '0' && national[1] is '3' or '5' or '7' or '8' or '9')
        {
            return new AnswerOutcome.Accepted("+84" + national[1..]);
        }

        if (national.Length == 11 && OldPrefixes.TryGetValue(national[..4], out var prefix))
        {
            return new AnswerOutcome.Accepted($"+84{prefix[1..]}{national[4..]}", Corrected: true);
        }

        return ReadOther(national);
    }

    // Landlines: their plan is long and changes, so the library knows it.
    private static AnswerOutcome.Accepted? ReadOther(string number)
    {
        if (number.Length is < 8 or > 16 || (number[0] != '+' && number[0] != '0'))
        {
            return null;
        }

        var util = PhoneNumberUtil.GetInstance();
        try
        {
            var parsed = util.Parse(number, "VN");
            return
                parsed.CountryCode == 84
                && util.IsValidNumber(parsed)
                && util.GetNumberType(parsed)
                    is PhoneNumberType.FIXED_LINE
                        or PhoneNumberType.MOBILE
                        or PhoneNumberType.FIXED_LINE_OR_MOBILE
                ? new AnswerOutcome.Accepted(util.Format(parsed, PhoneNumberFormat.E164))
                : null;
        }
        catch (NumberParseException)
        {
            // The library has no try-parse; a text that is no number is an ordinary answer.
            return null;
        }
    }

    /// <summary>Runs of digits, with the blanks, dots, dashes and brackets people put into numbers, "o" for 0 and "l" for 1.</summary>
    private static List<string> Candidates(AnalyzedText text)
    {
        var numbers = new List<string>();
        var current = new List<char>();
        var folded = text.Folded;
        for (var i = 0; i <= folded.Length; i++)
        {
            var c = i < folded.Length ? folded[i] : '\n';
            var next = i + 1 < folded.Length ? folded[i + 1] : ' ';
            if (char.IsAsciiDigit(c))
            {
                current.Add(c);
            }
            else if (
                c == 'o'
                && (current.Count > 0 || char.IsAsciiDigit(next) || next is '.' or '-')
                && (i == 0 || !char.IsLetter(folded[i - 1]) || (current.Count > 0 && folded[i - 1] == 'o'))
                && !(char.IsLetter(next) && next != 'o')
            )
            {
                current.Add('0');
            }
            else if (c is 'i' or 'l' && current.Count > 0 && char.IsAsciiDigit(folded[i - 1]) && char.IsAsciiDigit(next))
            {
                current.Add('1');
            }
            else if (c == '+' && current.Count == 0)
            {
                current.Add('+');
            }
            else if (c == '+' || (current.Count > 0 && !(c is ' ' or '.' or '-' or '(' or ')' or '\u2013')))
            {
                Flush(current, numbers);
                if (c == '+')
                {
                    current.Add('+');
                }
            }
        }

        if (numbers.Count == 0 && SpokenDigits(text) is { } spoken)
        {
            numbers.Add(spoken);
        }

        return numbers.SelectMany(SplitTwo).ToList();
    }

    // Two numbers with only a blank between them.
    private static IEnumerable<string> SplitTwo(string digits) =>
        digits.Length == 20 && digits[0] == '0' && digits[10] == '0' ? [digits[..10], digits[10..]] : [digits];

    private static void Flush(List<char> current, List<string> numbers)
    {
        if (current.Count > 1 || (current.Count == 1 && current[0] != '+'))
        {
            numbers.Add(new string([.. current]));
        }

        current.Clear();
    }

    // "không chín một hai …"
    private static string? SpokenDigits(AnalyzedText text)
    {
        Span<char> digits = stackalloc char[16];
        var length = 0;
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            var digit = NumberWords.Digit(text, i);
            if (digit >= 0 && length < digits.Length)
            {
                digits[length++] = (char)('0' + digit);
            }
            else if (length is > 0 and < 9)
            {
                length = 0;
            }
        }

        return length >= 9 ? digits[..length].ToString() : null;
    }
}
