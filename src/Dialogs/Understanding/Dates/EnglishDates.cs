namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>English dates and months: "october 5th, 2020", "5 october", "5th of Oct", "in october".</summary>
internal static class EnglishDates
{
    public static ReadDate? At(DateText text, int i)
    {
        if (text.IsNumber(i))
        {
            var at = SkipOrdinal(text, i + 1);
            at += text.Is(at, DateWord.OfEnglish) ? 1 : 0;
            if (
                Month(text, at) == 0
                && text.Is(i - 1, DateWord.The)
                && SkipOrdinal(text, i + 1) > i + 1
                && text.Number(i) is >= 1 and <= 31
                && !text.Is(i + 2, DateWord.NoDayAfterOrdinal)
            )
            {
                return WrittenDates.DayOfMonth(text, text.Number(i), 2);
            }

            return Month(text, at) is > 0 and var month ? Dated(text, month, text.Number(i), at + 1 - i, at + 1) : null;
        }

        if (Month(text, i) is not (> 0 and var named))
        {
            return null;
        }

        if (text.IsNumber(i + 1) && text.Length(i + 1) <= 2 && text.Number(i + 1) > 0)
        {
            var end = SkipOrdinal(text, i + 2);
            return Dated(text, named, text.Number(i + 1), end - i, end);
        }

        // "may" is a verb, "mar" and "dec" are abbreviations of nothing else.
        if (text.Is(i, DateWord.MonthVerb) && !text.Is(i - 1, DateWord.BeforeMonthName))
        {
            return null;
        }

        return text.IsYear(i + 1)
            ? ReadDate.Month(text.Number(i + 1), named, 2, yearSaid: true)
            : text.WithYearAfter(ReadDate.Month(text.Today.Year, named, 1), i + 1);
    }

    /// <summary>1 to 12 for the name of a month, else 0.</summary>
    public static int Month(DateText text, int i) => text.Text.HasMarks ? 0 : text.Number(i, DateWord.January, DateWord.December);

    /// <summary>After "st", "nd", "rd", "th".</summary>
    public static int SkipOrdinal(DateText text, int i) => text.Is(i, DateWord.OrdinalEnding) ? i + 1 : i;

    private static ReadDate Dated(DateText text, int month, int day, int used, int yearAt) =>
        text.IsYear(yearAt) ? ReadDate.Day(text.Number(yearAt), month, day, used + 1) : text.DayOfYear(month, day, used, yearAt);
}
