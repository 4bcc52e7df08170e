using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Understanding.Dates;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>When a class meets, read from its Vietnamese schedule ("Tối thứ Ba và thứ Năm 18:30–20:00"). Pure.</summary>
/// <param name="Days">Days of the week, 1 for Monday to 7 for Sunday.</param>
/// <param name="Parts">Parts of the day.</param>
/// <param name="Hour">Hour at which it begins, 0 to 23, or null when the schedule names none.</param>
public sealed partial record ClassTimes(IReadOnlySet<int> Days, IReadOnlySet<DayPart> Parts, int? Hour)
{
    private static readonly WordListKey Weekday = new("signup.weekday");
    private static readonly WordListKey WeekdayWord = new("signup.weekday-word");
    private static readonly WordListKey WeekdayNumber = new("signup.weekday-number");
    private static readonly WordListKey And = new("signup.and");
    private static readonly WordListKey Part = new("signup.day-part");
    private static readonly WordListKey DoubtfulPart = new("signup.day-part-doubtful");
    private static readonly WordListKey BeforePart = new("signup.day-part-before");
    private static readonly WordListKey ClassWord = new("signup.class");
    private static readonly WordListKey HourWord = new("signup.hour-word");

    /// <summary>Reads the schedule of a class.</summary>
    public static ClassTimes Of(EnglishClass @class)
    {
        var text = AnalyzedText.Of(@class.Schedule.Vi);
        var words = WordReader.AsTyped(text);
        var days = new HashSet<int>();
        var parts = new HashSet<DayPart>();
        var i = 0;
        while (i < words.Count)
        {
            var (found, used) = DaysAt(text, words, i);
            days.UnionWith(found);
            if (used == 0 && PartAt(text, words, i) is { } part)
            {
                parts.Add(part);
            }

            i += Math.Max(1, used);
        }

        int? hour = Begins().Match(text.Folded) is { Success: true } time
            ? int.Parse(time.Groups["hour"].Value, CultureInfo.InvariantCulture)
            : null;
        if (parts.Count == 0 && hour is { } begins)
        {
            parts.Add(DayParts.Of(new NodaTime.LocalTime(begins, 0)));
        }

        return new ClassTimes(days, parts, hour);
    }

    /// <summary>
    /// The days that a token and those after it name ("thứ 3 và 5", "t7", "cuối tuần", "Sunday"), and how many tokens do: 0 when none does.
    /// </summary>
    internal static (IReadOnlyList<int> Days, int Used) DaysAt(AnalyzedText text, WordReader words, int i)
    {
        if (words.At(Weekday, i) is { } day)
        {
            return ([.. day.Value.Select(digit => digit - '0')], day.Length);
        }

        if (!words.Is(WeekdayWord, i) || NumberAt(words, i + 1) is not (> 0 and var first))
        {
            return ([], 0);
        }

        var days = new List<int> { first };
        var at = i + 2;

        // "thứ 2-4-6", "thứ 3 và 5"
        while (at < words.Count)
        {
            var isJoined = words.Is(And, at);
            var next = isJoined ? at + 1 : at;
            if (
                (!isJoined && text.Tokens[at].Kind != TokenKind.Number)
                || NumberAt(words, next) is not (> 0 and var more)
                || IsTime(text, words, next)
            )
            {
                break;
            }

            days.Add(more);
            at = next + 1;
        }

        return (days, at - i);
    }

    /// <summary>
    /// The part of the day that a token names. An unmarked "toi" or "sang" counts where "buổi" or a day stands beside it: alone it may be
    /// "tôi" or "sang".
    /// </summary>
    internal static DayPart? PartAt(AnalyzedText text, WordReader words, int i)
    {
        if (words.At(Part, i)?.Value is not { } part)
        {
            return null;
        }

        var isDoubtful = !text.Tokens[i].HasMarks && words.Is(DoubtfulPart, i);
        return
            isDoubtful
            && !words.Is(BeforePart, i - 1)
            && DaysAt(text, words, i + 1).Used == 0
            && !(i == words.Count - 1 && i == 1 && words.Is(ClassWord, 0))
            ? null
            : part switch
            {
                "morning" => DayPart.Morning,
                "noon" => DayPart.Noon,
                "afternoon" => DayPart.Afternoon,
                _ => DayPart.Evening,
            };
    }

    /// <summary>Whether a number is a time of day: "7h", "19:00", "8 giờ".</summary>
    internal static bool IsTime(AnalyzedText text, WordReader words, int i) =>
        i < text.Tokens.Count
        && text.Tokens[i].Kind == TokenKind.Number
        && (words.Is(HourWord, i + 1) || (text.Tokens[i].End < text.Text.Length && text.Text[text.Tokens[i].End] == ':'));

    private static int NumberAt(WordReader words, int i) => words.At(WeekdayNumber, i)?.Value is [var digit] ? digit - '0' : 0;

    [GeneratedRegex(@"\b(?<hour>[01]?\d|2[0-3])\s*(?::|h|g|gio)", RegexOptions.NonBacktracking)]
    private static partial Regex Begins();
}
