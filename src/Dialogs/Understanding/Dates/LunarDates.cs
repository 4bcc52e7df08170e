using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>
/// Days of the lunar calendar as people say them: "rằm tháng 11", "mùng 1 Tết", "5/9 âm lịch", "giao thừa", "tháng chạp". Without a year
/// the next one is meant.
/// </summary>
internal static class LunarDates
{
    private const int FullMoon = 15;
    private const int NewYearDays = 3;
    private const int LastMonth = 12;

    /// <summary>The days, or null when the words say none that can be told.</summary>
    /// <param name="text">A message that speaks of the lunar calendar.</param>
    /// <param name="today">The day of the message.</param>
    public static DateSpan? Find(AnalyzedText text, LocalDate today)
    {
        var year = YearSaid(text, today);
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (At(text, i) is { } said)
            {
                return year is { } known ? said.In(known) : Next(said, today);
            }
        }

        return null;
    }

    private static Said? At(AnalyzedText text, int i)
    {
        if (LunarWords.IsFullMoon(text, i))
        {
            return new Said(FullMoon, MonthAt(text, i + 1));
        }

        if (DateWords.Is(text, i, DateWord.MidAutumn) && DateWords.Is(text, i + 1, DateWord.AutumnTail))
        {
            return new Said(FullMoon, 8);
        }

        if (DateWords.Is(text, i, DateWord.Transition) && DateWords.Is(text, i + 1, DateWord.TransitionTail))
        {
            return new Said(0, LastMonth);
        }

        if (DateWords.Is(text, i, DateWord.Month) && MonthName(text, i + 1) is { } named)
        {
            return new Said(null, named);
        }

        if (NumberWords.TryRead(text, i, out var number, out var used) && number is >= 1 and <= 30)
        {
            return Numbered(text, i, number, i + used);
        }

        if (DateWords.Is(text, i, DateWord.Month) && MonthAt(text, i) is { } month && IsLunarAfter(text, i + 2))
        {
            return new Said(null, month);
        }

        return DateWords.Is(text, i, DateWord.NewYear) && !NewYearHasDay(text, i) ? new Said(1, 1, NewYearDays) : null;
    }

    // "mùng 1 Tết", "30 Tết", "mùng 5 tháng 5 âm lịch", "5/9 âm"
    private static Said? Numbered(AnalyzedText text, int first, int number, int after)
    {
        var isFirstDays = DateWords.Is(text, first - 1, DateWord.FirstDays);
        if (DateWords.Is(text, after, DateWord.NewYear))
        {
            return number > NewYearDays * 5 ? new Said(number == 30 ? 0 : number, LastMonth) : new Said(number, 1);
        }

        if (MonthAt(text, after) is { } month)
        {
            return new Said(number, month);
        }

        if (
            after < text.Tokens.Count
            && text.Tokens[after].Kind == TokenKind.Number
            && text.Text[text.Tokens[after].Start - 1] is '/' or '-'
            && int.TryParse(text.FoldedToken(after), out var figure)
            && figure is >= 1 and <= 12
        )
        {
            return new Said(number, figure);
        }

        return isFirstDays || IsLunarAfter(text, after) ? new Said(number, null) : null;
    }

    private static bool NewYearHasDay(AnalyzedText text, int i) => i > 0 && text.Tokens[i - 1].Kind == TokenKind.Number;

    private static bool IsLunarAfter(AnalyzedText text, int i) =>
        DateWords.Is(text, i, DateWord.LunarAm)
        || DateWords.Is(text, i, DateWord.LunarShort)
        || DateWords.Is(text, i, DateWord.LunarEnglish);

    // "tháng 8", "tháng tám", "tháng giêng", "tháng chạp"
    private static int? MonthAt(AnalyzedText text, int i)
    {
        if (!DateWords.Is(text, i, DateWord.Month))
        {
            return null;
        }

        return MonthName(text, i + 1)
            ?? (
                NumberWords.TryRead(text, i + 1, out var number, out _) && number is >= 1 and <= 12 ? number
                : text.FoldedToken(Math.Min(i + 1, text.Tokens.Count - 1)) is "tu" ? 4
                : null
            );
    }

    private static int? MonthName(AnalyzedText text, int i) =>
        !DateWords.Is(text, i, DateWord.LunarMonth) ? null
        : text.FoldedToken(i) is "chap" ? LastMonth
        : 1;

    private static int? YearSaid(AnalyzedText text, LocalDate today)
    {
        for (var i = 0; i + 1 < text.Tokens.Count; i++)
        {
            if (!DateWords.Is(text, i, DateWord.Year))
            {
                continue;
            }

            if (int.TryParse(text.FoldedToken(i + 1), out var year) && year is >= 1990 and <= VietnameseLunarCalendar.LastYear)
            {
                return year;
            }

            // "Tết năm nay" is, before and after it, the one that is near.
            if (DateWords.Is(text, i + 1, DateWord.Now) && !HoldsNewYear(text))
            {
                return today.Year;
            }

            if (DateWords.Is(text, i + 1, DateWord.LastYear) || DateWords.Is(text, i + 1, DateWord.Before))
            {
                return today.Year - 1;
            }

            if (DateWords.Is(text, i + 1, DateWord.After) || DateWords.Is(text, i + 1, DateWord.Coming))
            {
                return today.Year + 1;
            }
        }

        return null;
    }

    private static bool HoldsNewYear(AnalyzedText text) =>
        Enumerable.Range(0, text.Tokens.Count).Any(i => DateWords.Is(text, i, DateWord.NewYear));

    // Without a year the next of its kind, today included; without a month that of the month that comes first.
    private static DateSpan? Next(Said said, LocalDate today)
    {
        DateSpan? next = null;
        for (var year = today.Year - 1; year <= today.Year + 1; year++)
        {
            for (var month = said.Month ?? 1; month <= (said.Month ?? LastMonth); month++)
            {
                if ((said with { Month = month }).In(year) is { } span && span.To >= today && (next is null || span.From < next.From))
                {
                    next = span;
                }
            }
        }

        return next;
    }

    /// <summary>What was said of a lunar day.</summary>
    /// <param name="Day">1 to 30; 0 for the last of the month; null for the whole month.</param>
    /// <param name="Month">1 to 12, or null when none was said.</param>
    /// <param name="Days">How many days.</param>
    private sealed record Said(int? Day, int? Month, int Days = 1)
    {
        public DateSpan? In(int year)
        {
            if (Month is not { } month || VietnameseLunarCalendar.DaysIn(month, year) is not { } length)
            {
                return null;
            }

            var first = VietnameseLunarCalendar.ToSolar(
                Day switch
                {
                    null => 1,
                    0 => length,
                    { } day => day,
                },
                month,
                year
            );
            return first is { } from ? new DateSpan(from, from.PlusDays((Day is null ? length : Days) - 1)) : null;
        }
    }
}
