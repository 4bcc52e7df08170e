namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>Months: "tháng 10", "tháng tư năm sau", "tháng này", "sang tháng", "th10", "t10", "next month".</summary>
internal static class Months
{
    public static ReadDate? At(DateText text, int i)
    {
        var word = text.Word(i);
        if (
            word.Length is 3 or 4
            && word.StartsWith("th", StringComparison.Ordinal)
            && int.TryParse(word[2..], out var tight)
            && tight is >= 1 and <= 12
        )
        {
            return Named(text, tight, 1, i + 1);
        }

        // t2 … t7 are weekdays.
        if (word.Length is 2 or 3 && word[0] == 't' && int.TryParse(word[1..], out tight) && tight is >= 8 and <= 12)
        {
            return Named(text, tight, 1, i + 1);
        }

        if (word is "next" or "this" or "last" && text.Word(i + 1) is "month")
        {
            return Shifted(
                text,
                word is "next" ? 1
                    : word is "last" ? -1
                    : 0,
                2
            );
        }

        if (text.Is(i, "sang", "sang") && text.Is(i + 1, "thang", "tháng") && !text.IsNumber(i + 2))
        {
            return Shifted(text, 1, text.Is(i + 2, "sau", "sau") ? 3 : 2);
        }

        if (!text.Is(i, "thang", "tháng") && !(word is "th" && text.IsNumber(i + 1)))
        {
            return null;
        }

        var shift =
            text.Is(i + 1, "nay", "này") || text.Word(i + 1) is "ni" ? 0
            : text.Is(i + 1, "sau", "sau") || text.Is(i + 1, "toi", "tới") ? 1
            : text.Word(i + 1) is "truoc" or "roi" or "qua" || (text.Word(i + 1) is "vua" && text.Word(i + 2) is "roi" or "qua") ? -1
            : (int?)null;
        if (shift is { } months && !text.IsNumber(i - 1) && text.Word(i - 1) is not ("may" or "gan" or "ca" or "hon" or "vai"))
        {
            var twice = months == 1 && text.Is(i + 2, "nua", "nữa");
            return Shifted(text, twice ? 2 : months, twice || text.Word(i + 1) is "vua" ? 3 : 2);
        }

        if (
            WrittenDates.MonthNumber(text, i + 1, out var used) is not { } month
            || text.CountsThings(i + 1 + used)
            || (text.IsNumber(i - 1) && text.Word(i - 2) is "trong" or "keo" or "moi")
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
            : text.Is(i, "thang", "tháng")
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
