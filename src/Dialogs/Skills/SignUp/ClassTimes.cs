using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Understanding.Dates;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>When a class meets, read from its Vietnamese schedule ("Tối thứ Ba và thứ Năm 18:30–20:00"). Pure.</summary>
/// <param name="Days">Days of the week, 1 for Monday to 7 for Sunday.</param>
/// <param name="Parts">Parts of the day.</param>
/// <param name="Hour">Hour at which it begins, 0 to 23, or null when the schedule names none.</param>
public sealed partial record ClassTimes(IReadOnlySet<int> Days, IReadOnlySet<DayPart> Parts, int? Hour)
{
    /// <summary>Reads the schedule of a class.</summary>
    public static ClassTimes Of(EnglishClass @class)
    {
        var text = AnalyzedText.Of(@class.Schedule.Vi);
        var days = new HashSet<int>();
        var parts = new HashSet<DayPart>();
        var i = 0;
        while (i < text.Tokens.Count)
        {
            var (found, used) = DaysAt(text, i);
            days.UnionWith(found);
            if (used == 0 && PartAt(text, i) is { } part)
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
    /// The days that a token and those after it name, and how many tokens do: "thứ 3 và 5", "t7", "cuối tuần", "Sunday"; 0 tokens when none.
    /// </summary>
    internal static (IReadOnlyList<int> Days, int Used) DaysAt(AnalyzedText text, int i)
    {
        if (text.StartsAt(i, "chu", "nhat") && Agrees(text, i + 1, "nhật"))
        {
            return ([7], 2);
        }

        if (text.StartsAt(i, "cuoi", "tuan") || text.Is(i, "weekend") || text.Is(i, "weekends"))
        {
            return ([6, 7], text.Is(i, "cuoi") ? 2 : 1);
        }

        if (text.StartsAt(i, "trong", "tuan") || text.StartsAt(i, "ngay", "thuong") || text.Is(i, "weekday") || text.Is(i, "weekdays"))
        {
            return ([1, 2, 3, 4, 5], text.Tokens[i].Kind == TokenKind.Word && text.FoldedToken(i) is "trong" or "ngay" ? 2 : 1);
        }

        if (text.Is(i, "thu") && Agrees(text, i, "thứ") && DayNumber(text, i + 1) is > 0 and var first)
        {
            var days = new List<int> { first };
            var at = i + 2;

            // "thứ 2-4-6", "thứ 3 và 5"
            while (
                text.Tokens.Count > at
                && (text.Tokens[at].Kind == TokenKind.Number || text.Is(at, "va"))
                && DayNumber(text, text.Is(at, "va") ? at + 1 : at) is > 0 and var more
                && !IsTime(text, text.Is(at, "va") ? at + 1 : at)
            )
            {
                days.Add(more);
                at += text.Is(at, "va") ? 2 : 1;
            }

            return (days, at - i);
        }

        var day = text.FoldedToken(i) switch
        {
            "cn" or "sunday" or "sundays" => 7,
            "t2" or "monday" or "mondays" => 1,
            "t3" or "tuesday" or "tuesdays" => 2,
            "t4" or "wednesday" or "wednesdays" => 3,
            "t5" or "thursday" or "thursdays" => 4,
            "t6" or "friday" or "fridays" => 5,
            "t7" or "saturday" or "saturdays" => 6,
            _ => 0,
        };
        return day == 0 ? ([], 0) : ([day], 1);
    }

    /// <summary>
    /// The part of the day that a token names. An unmarked "toi" or "sang" counts where "buổi" or a day stands beside it: alone it may be
    /// "tôi" or "sang".
    /// </summary>
    internal static DayPart? PartAt(AnalyzedText text, int i)
    {
        DayPart? part = text.FoldedToken(i) switch
        {
            "sang" when Agrees(text, i, "sáng") => DayPart.Morning,
            "trua" when Agrees(text, i, "trưa") => DayPart.Noon,
            "chieu" when Agrees(text, i, "chiều") => DayPart.Afternoon,
            "toi" when Agrees(text, i, "tối") => DayPart.Evening,
            "dem" when Agrees(text, i, "đêm") => DayPart.Evening,
            "morning" or "mornings" => DayPart.Morning,
            "afternoon" or "afternoons" => DayPart.Afternoon,
            "evening" or "evenings" or "night" or "nights" => DayPart.Evening,
            _ => null,
        };
        var doubtful = !text.Tokens[i].HasMarks && text.FoldedToken(i) is "toi" or "sang" or "dem";
        return
            doubtful
            && !(i > 0 && text.FoldedToken(i - 1) is "buoi" or "ban")
            && !(i + 1 < text.Tokens.Count && DaysAt(text, i + 1).Used > 0)
            && !(i == text.Tokens.Count - 1 && i == 1 && text.Is(0, "lop"))
            ? null
            : part;
    }

    /// <summary>Whether a number is a time of day: "7h", "19:00", "8 giờ".</summary>
    internal static bool IsTime(AnalyzedText text, int i) =>
        i < text.Tokens.Count
        && text.Tokens[i].Kind == TokenKind.Number
        && (
            text.Is(i + 1, "h")
            || text.Is(i + 1, "g")
            || text.Is(i + 1, "gio")
            || (text.Tokens[i].End < text.Text.Length && text.Text[text.Tokens[i].End] == ':')
        );

    private static int DayNumber(AnalyzedText text, int i) =>
        i >= text.Tokens.Count
            ? 0
            : text.FoldedToken(i) switch
            {
                "2" or "hai" => 1,
                "3" or "ba" => 2,
                "4" or "tu" => 3,
                "5" or "nam" => 4,
                "6" or "sau" => 5,
                "7" or "bay" => 6,
                "8" => 7,
                _ => 0,
            };

    private static bool Agrees(AnalyzedText text, int i, string word) =>
        !text.Tokens[i].HasMarks || VietnameseText.MarksAgree(VietnameseText.LowerCanonical(text.Raw(i).ToString()), word);

    [GeneratedRegex(@"\b(?<hour>[01]?\d|2[0-3])\s*(?::|h|g|gio)", RegexOptions.NonBacktracking)]
    private static partial Regex Begins();
}
