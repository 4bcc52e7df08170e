namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>Months: "tháng 10", "tháng tư năm sau", "tháng này", "sang tháng", "th10", "t10", "next month".</summary>
internal static class Months
{
    public static ReadDate? At(DateText text, int i)
    {
        var word = text.Word(i);
        if (word is ['t', 'h', _] or ['t', 'h', _, _] && int.TryParse(word[2..], out var tight) && tight is >= 1 and <= 12)
        {
            return Named(text, tight, 1, i + 1);
        }

        // t2 … t7 are weekdays.
        if (word.Length is 2 or 3 && word[0] == 't' && int.TryParse(word[1..], out tight) && tight is >= 8 and <= 12)
        {
            return Named(text, tight, 1, i + 1);
        }

        if (text.Is(i, DateWord.WhichEnglish) && text.Is(i + 1, DateWord.MonthEnglish))
        {
            return Shifted(
                text,
                text.Is(i, DateWord.NextEnglish) ? 1
                    : text.Is(i, DateWord.LastEnglish) ? -1
                    : 0,
                2
            );
        }

        if (text.Is(i, DateWord.Over) && text.Is(i + 1, DateWord.Month) && !text.IsNumber(i + 2))
        {
            return Shifted(text, 1, text.Is(i + 2, DateWord.After) ? 3 : 2);
        }

        if (!text.Is(i, DateWord.Month) && !(word is ['t', 'h'] && text.IsNumber(i + 1)))
        {
            return null;
        }

        var shift =
            text.Is(i + 1, DateWord.This) || text.Is(i + 1, DateWord.ThisInDialect) ? 0
            : text.Is(i + 1, DateWord.After) || text.Is(i + 1, DateWord.Coming) ? 1
            : text.Is(i + 1, DateWord.LastMonth) || (text.Is(i + 1, DateWord.Just) && text.Is(i + 2, DateWord.PastTail)) ? -1
            : (int?)null;
        if (shift is { } months && !text.IsNumber(i - 1) && !text.Is(i - 1, DateWord.MonthsCounted))
        {
            var twice = months == 1 && text.Is(i + 2, DateWord.More);
            return Shifted(text, twice ? 2 : months, twice || text.Is(i + 1, DateWord.Just) ? 3 : 2);
        }

        if (
            WrittenDates.MonthNumber(text, i + 1, out var used) is not { } month
            || text.CountsThings(i + 1 + used)
            || (text.IsNumber(i - 1) && text.Is(i - 2, DateWord.MonthsLong))
        )
        {
            return text.IsNumber(i + 1) && text.Length(i + 1) <= 2 && text.Number(i + 1) > 12 ? ReadDate.None(2) : null;
        }

        var end = i + 1 + used;
        if (text.Gap(end) is '/' or '-' && text.IsYear(end))
        {
            return ReadDate.Month(text.Number(end), month, used + 2, yearSaid: true);
        }

        return Named(text, month, used + 1, end);
    }

    /// <summary>The month read at a token, or this month for a bare "tháng".</summary>
    public static ReadDate? OrThis(DateText text, int i) =>
        At(text, i) is { } month
            ? month.IsNone
                ? null
                : month
            : text.Is(i, DateWord.Month)
                ? ReadDate.Month(text.Today.Year, text.Today.Month, 1)
                : null;

    private static ReadDate Named(DateText text, int month, int used, int yearAt) =>
        text.IsYear(yearAt) && text.Gap(yearAt) is ' ' or ','
            ? ReadDate.Month(text.Number(yearAt), month, used + 1, yearSaid: true)
            : text.WithYearAfter(ReadDate.Month(text.Today.Year, month, used), yearAt);

    private static ReadDate Shifted(DateText text, int months, int used)
    {
        var moved = text.Today.PlusMonths(months);
        return ReadDate.Month(moved.Year, moved.Month, used, yearSaid: true);
    }
}
