using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Endings;
using ChatBot.Dialogs.Understanding.Text;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Lessons;

/// <summary>How long lessons are to rest, in the words of the learner: "10 ngày", "tới thứ hai", "mai".</summary>
internal static class LessonRest
{
    private const int LongestDays = 92;
    private const int SomeDays = 7;

    private static readonly WordPatterns Some = new(["mấy|vài|ít|dăm ngày|hôm|bữa", "few|couple ~1 days"]);
    private static readonly WordPatterns ThisWeek = new(["tuần này", "hết|cả tuần", "this week"]);
    private static readonly WordPatterns ThisMonth = new(["tháng này", "hết|cả tháng", "this month"]);
    private static readonly WordPatterns Today = new([
        "hôm|bữa|sáng|trưa|chiều|tối|đêm nay",
        "bữa này",
        "nay đừng|khỏi|không",
        "today|tonight",
    ]);
    private static readonly WordPatterns Tomorrow = new(["ngày|sáng|trưa|chiều|tối|đêm mai", "mai", "tomorrow"]);
    private static readonly WordPatterns Untils = new(["tới|đến", "until|till"]);
    private static readonly WordPatterns Including = new(["hết"]);

    /// <summary>The first day on which lessons are to come again, or null when none is said within three months.</summary>
    /// <param name="said">The message.</param>
    /// <param name="today">Today.</param>
    public static LocalDate? UntilOf(RecognizerResult said, LocalDate today) =>
        said.Ending.Verdict == EndingVerdict.ForAWhile && DayOf(said, today) is { } day && day > today && day <= today.PlusDays(LongestDays)
            ? day
            : null;

    private static LocalDate? DayOf(RecognizerResult said, LocalDate today)
    {
        var terms = said.Expanded.Terms;
        if (LengthOf(said.Analyzed, today) is { } end)
        {
            return end;
        }

        if (Untils.IsIn(terms) && said.Dates is { } range)
        {
            // "Tới thứ hai", said on a Monday, is the next.
            return Including.IsIn(terms) ? range.To.PlusDays(1)
                : range.To == today ? today.PlusWeeks(1)
                : range.To;
        }

        return Some.IsIn(terms) ? today.PlusDays(SomeDays)
            : ThisWeek.IsIn(terms) ? today.Next(IsoDayOfWeek.Monday)
            : ThisMonth.IsIn(terms) ? today.With(DateAdjusters.EndOfMonth).PlusDays(1)
            : Untils.IsIn(terms) ? null
            : Tomorrow.IsIn(terms) ? today.PlusDays(2)
            : Today.IsIn(terms) ? today.PlusDays(1)
            : null;
    }

    private static LocalDate? LengthOf(AnalyzedText text, LocalDate today)
    {
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (
                NumberWords.TryRead(text, i, out var count, out var used)
                && count is > 0 and <= LongestDays
                && i + used < text.Tokens.Count
            )
            {
                switch (text.FoldedToken(i + used))
                {
                    case "ngay" or "hom" or "bua" or "day" or "days":
                        return today.PlusDays(count);
                    case "tuan" or "week" or "weeks":
                        return today.PlusWeeks(count);
                    case "thang" or "month" or "months":
                        return today.PlusMonths(count);
                    default:
                        break;
                }
            }
        }

        return null;
    }
}
