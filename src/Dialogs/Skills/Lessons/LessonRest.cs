using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Endings;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Lessons;

/// <summary>How long lessons are to rest, in the words of the learner: "10 ngày", "tới thứ hai", "mai".</summary>
internal static class LessonRest
{
    private const int LongestDays = 92;
    private const int SomeDays = 7;

    private static readonly WordListKey Some = new("lessons.rest-days");
    private static readonly WordListKey ThisWeek = new("lessons.rest-week");
    private static readonly WordListKey ThisMonth = new("lessons.rest-month");
    private static readonly WordListKey Today = new("lessons.rest-today");
    private static readonly WordListKey Tomorrow = new("lessons.rest-tomorrow");
    private static readonly WordListKey Untils = new("lessons.rest-until");
    private static readonly WordListKey Including = new("lessons.rest-including");

    // "Thứ 2 tuần sau" is a day and no two weeks.
    private static readonly WordListKey WeekdayBefore = new("lessons.weekday-before");
    private static readonly WordListKey Unit = new("lessons.unit-of-time");

    /// <summary>The first day on which lessons are to come again, or null when none is said, or one more than three months away.</summary>
    /// <param name="said">The message.</param>
    /// <param name="today">Today.</param>
    public static LocalDate? UntilOf(RecognizerResult said, LocalDate today) =>
        said.Ending.Verdict == EndingVerdict.ForAWhile ? DayOf(said, today) : null;

    /// <summary>The same for a message of which it is known that a rest is wished for: "pause for two weeks".</summary>
    public static LocalDate? DayOf(RecognizerResult said, LocalDate today) =>
        FirstDay(said, today) is { } day && day > today && day <= today.PlusDays(LongestDays) ? day : null;

    private static LocalDate? FirstDay(RecognizerResult said, LocalDate today)
    {
        if (LengthOf(said.Analyzed, today) is { } end)
        {
            return end;
        }

        if (said.Says(Untils) && said.Dates is { } range)
        {
            // "Tới thứ hai", said on a Monday, is the next.
            return said.Says(Including) ? range.To.PlusDays(1)
                : range.To == today ? today.PlusWeeks(1)
                : range.To;
        }

        return said.Says(Some) ? today.PlusDays(SomeDays)
            : said.Says(ThisWeek) ? today.Next(IsoDayOfWeek.Monday)
            : said.Says(ThisMonth) ? today.With(DateAdjusters.EndOfMonth).PlusDays(1)
            : said.Says(Untils) ? null
            : said.Says(Tomorrow) ? today.PlusDays(2)
            : said.Says(Today) ? today.PlusDays(1)
            : null;
    }

    private static LocalDate? LengthOf(AnalyzedText text, LocalDate today)
    {
        var words = WordReader.AsTyped(text);
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (
                !words.Is(WeekdayBefore, i - 1)
                && NumberWords.TryRead(text, i, out var count, out var used)
                && count is > 0 and <= LongestDays
                && i + used < text.Tokens.Count
            )
            {
                switch (words.At(Unit, i + used)?.Value)
                {
                    case "day":
                        return today.PlusDays(count);
                    case "week":
                        return today.PlusWeeks(count);
                    case "month":
                        return today.PlusMonths(count);
                    default:
                        break;
                }
            }
        }

        return null;
    }
}
