using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ChatBot.Dialogs.Understanding.Sensitive;

/// <summary>Numbers of papers spelled out, one word a digit: "không bốn không một chín chín …".</summary>
internal static partial class SpelledNumbers
{
    // Years and amounts have fewer.
    private const int FewestDigits = 8;

    // A phone number may be asked for; it begins with 0.
    private const int PhoneDigits = 10;

    private static readonly FrozenDictionary<string, int> Digits = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["khong"] = 0,
        ["mot"] = 1,
        ["hai"] = 2,
        ["ba"] = 3,
        ["bon"] = 4,
        ["tu"] = 4,
        ["nam"] = 5,
        ["lam"] = 5,
        ["sau"] = 6,
        ["bay"] = 7,
        ["bai"] = 7,
        ["tam"] = 8,
        ["chin"] = 9,
        ["zero"] = 0,
        ["oh"] = 0,
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Those in a folded text, in its order; a phone number is only masked in what is kept.</summary>
    public static IEnumerable<SensitiveNumber> Find(string folded)
    {
        var run = new List<int>();
        var (start, end) = (0, 0);
        foreach (Match word in Word().Matches(folded))
        {
            if (Digits.TryGetValue(word.Value, out var digit))
            {
                start = run.Count == 0 ? word.Index : start;
                end = word.Index + word.Length;
                run.Add(digit);
                continue;
            }

            if (KindOf(run) is { } kind)
            {
                yield return new SensitiveNumber(kind, start, end - start);
            }

            run.Clear();
        }

        if (KindOf(run) is { } last)
        {
            yield return new SensitiveNumber(last, start, end - start);
        }
    }

    // Who counts ("một hai ba …") gives no number away.
    private static SensitiveKind? KindOf(List<int> run) =>
        run.Count < FewestDigits || run.Zip(run.Skip(1), (a, b) => b - a).All(step => step == 1) ? null
        : run.Count == PhoneDigits && run[0] == 0 && (run[1] is 3 or 5 or 7 or 8 or 9) ? SensitiveKind.Account
        : SensitiveKind.IdNumber;

    [GeneratedRegex(@"\p{L}+|\d+")]
    private static partial Regex Word();
}
