using System.Text.RegularExpressions;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Sensitive;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Questions;

/// <summary>
/// Takes what is personal out of a question, or says that it cannot be kept: a question that is lost costs less than a name that is kept.
/// </summary>
public static partial class PersonalText
{
    /// <summary>Longest text that is kept, in characters: a longer one is a story, and stories name people.</summary>
    public const int MaxLength = 200;

    private static readonly WordListKey Introductions = new("questions.introduction");

    /// <summary>The question as it may be kept, or null.</summary>
    public static string? Clean(RecognizerResult recognized)
    {
        var text = recognized.Text;
        if (
            text.Length > MaxLength
            || SensitiveNumbers.FindAll(text).Count > 0
            || HoldsAddress(text)
            || HoldsCode(text)
            || Plate().IsMatch(text)
            || OldDate().IsMatch(text)
            || recognized.Says(Introductions)
            || SensitiveSubjects.AreIn(recognized.Expanded)
            || PersonNames.AreIn(recognized)
            || CalledNames.AreIn(recognized.Analyzed)
        )
        {
            return null;
        }

        return SensitiveNumbers.Mask(text);
    }

    private static bool HoldsAddress(string text) =>
        text.Contains('@', StringComparison.Ordinal)
        || text.Contains("://", StringComparison.Ordinal)
        || text.Contains("www.", StringComparison.OrdinalIgnoreCase)
        || Address().IsMatch(text);

    // "facebook.com/lan", "zalo.me/lan", "tran.lan.5": a point between letters is no end of a sentence.
    [GeneratedRegex(
        @"[a-z0-9]\.(?:com|vn|net|org|me|info|edu|gov|xyz|top|io|co|site|online)\b|\bt\.me\b|\p{L}\.\p{L}+\.(?:\d|\p{L})",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Address();

    // Six signs of those in our codes, in one piece or as three and three: it leads to a person. There are no vowels, so it is no word.
    private static bool HoldsCode(string text) => CodeLike().EnumerateMatches(text) is var matches && Any(text, matches);

    private static bool Any(string text, Regex.ValueMatchEnumerator matches)
    {
        foreach (var match in matches)
        {
            var code = text.AsSpan(match.Index, match.Length);
            if (code.ContainsAnyInRange('a', 'z') || code.ContainsAnyInRange('A', 'Z'))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"\b(?:[2-9BCDFGHJKMNPQRSTVWXZ]{6}|[2-9BCDFGHJKMNPQRSTVWXZ]{3}-[2-9BCDFGHJKMNPQRSTVWXZ]{3})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex CodeLike();

    [GeneratedRegex(@"\b\d{2}\s?[A-Z]{1,2}\d?\s?[- ]?\s?\d{3}\.?\d{2}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Plate();

    // A whole date of the years in which learners are born.
    [GeneratedRegex(@"\b\d{1,2}[/.\-]\d{1,2}[/.\-](?:19\d\d|20[01]\d)\b")]
    private static partial Regex OldDate();
}
