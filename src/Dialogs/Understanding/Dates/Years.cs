namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>Years and quarters: "năm 2020", "năm nay", "sang năm", "last year", "quý 4", "quý I năm 2021", "quý này".</summary>
internal static class Years
{
    public static ReadDate? At(DateText text, int i) => Year(text, i) ?? Quarter(text, i);

    private static ReadDate? Year(DateText text, int i)
    {
        if (text.Is(i, "sang", "sang") && text.Is(i + 1, "nam", "năm") && !text.IsNumber(i + 2) && text.Word(i + 2) is not ("hoc" or "moi"))
        {
            return ReadDate.Year(text.Today.Year + 1, text.Is(i + 2, "sau", "sau") ? 3 : 2);
        }

        if (
            text.Is(i, "nam", "năm")
            && text.Gap(i + 1) == ' '
            && text.Word(i - 1)
                is not ("sinh" or "thu" or "moi" or "may" or "muoi" or "bao" or "nhieu" or "chuc" or "tram" or "hang" or "vai")
        )
        {
            if (text.IsNumber(i + 1) && text.Length(i + 1) == 4 && text.Number(i + 1) is >= 1990 and <= 2100 and var number)
            {
                return ReadDate.Year(number, 2);
            }

            if (
                text.YearShift(i + 1) is { } shift
                && (
                    text.Is(i + 1, "nay", "nay")
                    || text.Is(i + 1, "ngoai", "ngoái")
                    || text.Is(i + 1, "sau", "sau")
                    || text.Is(i + 1, "toi", "tới")
                    || text.Is(i + 1, "truoc", "trước")
                )
                && !text.IsNumber(i - 1)
            )
            {
                return ReadDate.Year(text.Today.Year + shift, 2);
            }
        }

        if (text.Word(i) is "this" or "next" or "last" && text.Word(i + 1) is "year")
        {
            return ReadDate.Year(
                text.Today.Year
                    + (
                        text.Word(i) is "next" ? 1
                        : text.Word(i) is "last" ? -1
                        : 0
                    ),
                2
            );
        }

        return
            text.IsNumber(i)
            && text.Length(i) == 4
            && text.Number(i) is >= 2015 and <= 2040
            && text.Gap(i) is ' '
            && text.Gap(i + 1) is ' ' or '\0' or '?' or ',' or '.'
            && text.Word(i - 1) is "in" or "of" or "le" or "doi" or "week" or "year" or "trinh" or "de" or "theme" or "programme" or "kien"
            && text.Word(i - 2) is not "sinh"
            ? ReadDate.Year(text.Number(i), 1)
            : null;
    }

    private static ReadDate? Quarter(DateText text, int i)
    {
        if (!text.Is(i, "quy", "quý"))
        {
            return null;
        }

        var now = ((text.Today.Month - 1) / 3) + 1;
        var quarter =
            text.IsNumber(i + 1) && text.Length(i + 1) == 1
                ? text.Number(i + 1)
                : text.Raw(i + 1) switch
                {
                    "I" => 1,
                    "II" => 2,
                    "III" => 3,
                    "IV" => 4,
                    "này" or "ni" => now,
                    "sau" or "tới" => now + 1,
                    "trước" => now - 1,
                    _ => 0,
                };
        if (quarter == 0 && text.Is(i + 1, "truoc", "trước") && now == 1)
        {
            return Span(text.Today.Year - 1, 4, 2);
        }

        if (quarter is < 1 or > 5 || (quarter == 5 && text.IsNumber(i + 1)))
        {
            return null;
        }

        if (text.Gap(i + 2) == '/' && text.IsYear(i + 2))
        {
            return Span(text.Number(i + 2), quarter, 3);
        }

        return quarter == 5 ? Span(text.Today.Year + 1, 1, 2) : text.WithYearAfter(Span(text.Today.Year, quarter, 2), i + 2);
    }

    private static ReadDate Span(int year, int quarter, int used)
    {
        var last = ReadDate.Month(year, quarter * 3, used, yearSaid: true);
        return last with { From = last.From.PlusMonths(-2) };
    }
}
