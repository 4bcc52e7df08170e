using System.Globalization;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Sensitive;

/// <summary>Finds numbers of papers spelled out, one word a digit: "không bốn không một chín chín …".</summary>
internal static class SpelledNumbers
{
    // Years and amounts have fewer digits.
    private const int FewestDigits = 8;

    // A phone number may be asked for; it begins with 0.
    private const int PhoneDigits = 10;

    private static readonly WordListKey Digit = new("sensitive.digit");

    /// <summary>Those in a message, in its order; a phone number is only masked in what is kept.</summary>
    /// <param name="text">The message.</param>
    /// <param name="words">The message as typed.</param>
    public static IEnumerable<SensitiveNumber> Find(AnalyzedText text, WordReader words)
    {
        var run = new List<int>();
        for (var i = 0; i <= words.Count; i++)
        {
            if (words.At(Digit, i) is { Length: 1 } digit)
            {
                run.Add(int.Parse(digit.Value, CultureInfo.InvariantCulture));
                continue;
            }

            if (KindOf(run) is { } kind)
            {
                var start = text.Tokens[i - run.Count].Start;
                yield return new SensitiveNumber(kind, start, text.Tokens[i - 1].End - start);
            }

            run.Clear();
        }
    }

    // Counting aloud ("một hai ba …") gives no number away.
    private static SensitiveKind? KindOf(List<int> run) =>
        run.Count < FewestDigits || run.Zip(run.Skip(1), (a, b) => b - a).All(step => step == 1) ? null
        : run.Count == PhoneDigits && run[0] == 0 && (run[1] is 3 or 5 or 7 or 8 or 9) ? SensitiveKind.Account
        : SensitiveKind.IdNumber;
}
