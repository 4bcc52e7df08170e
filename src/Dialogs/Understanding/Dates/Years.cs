namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>Years and quarters: "năm 2020", "năm nay", "sang năm", "last year", "quý 4", "quý I năm 2021", "quý này".</summary>
internal static class Years
{
    public static ReadDate? At(DateText text, int i) => Year(text, i) ?? Quarter(text, i);

    private static ReadDate? Year(DateText text, int i)
    {
        if (text.Is(i, DateWord.Over) && text.Is(i + 1, DateWord.Year) && !text.IsNumber(i + 2) && !text.Is(i + 2, DateWord.SchoolOrNew))
        {
            return ReadDate.Year(text.Today.Year + 1, text.Is(i + 2, DateWord.After) ? 3 : 2);
        }

        if (text.Is(i, DateWord.Year) && text.Gap(i + 1) == ' ' && !text.Is(i - 1, DateWord.NoYearAfter))
        {
            if (text.IsNumber(i + 1) && text.Length(i + 1) == 4 && text.Number(i + 1) is >= 1990 and <= 2100 and var number)
            {
                return ReadDate.Year(number, 2);
            }

            if (
                text.YearShift(i + 1) is { } shift
                && (
                    text.Is(i + 1, DateWord.Now)
                    || text.Is(i + 1, DateWord.LastYear)
                    || text.Is(i + 1, DateWord.After)
                    || text.Is(i + 1, DateWord.Coming)
                    || text.Is(i + 1, DateWord.Before)
                )
                && !text.IsNumber(i - 1)
            )
            {
                return ReadDate.Year(text.Today.Year + shift, 2);
            }
        }

        if (text.Is(i, DateWord.WhichEnglish) && text.Is(i + 1, DateWord.YearEnglish))
        {
            return ReadDate.Year(
                text.Today.Year
                    + (
                        text.Is(i, DateWord.NextEnglish) ? 1
                        : text.Is(i, DateWord.LastEnglish) ? -1
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
            && text.Is(i - 1, DateWord.BeforeYear)
            && !text.Is(i - 2, DateWord.BirthTail)
            ? ReadDate.Year(text.Number(i), 1)
            : null;
    }

    private static ReadDate? Quarter(DateText text, int i)
    {
        if (!text.Is(i, DateWord.Quarter))
        {
            return null;
        }

        var now = ((text.Today.Month - 1) / 3) + 1;
        var quarter =
            text.IsNumber(i + 1) && text.Length(i + 1) == 1 ? text.Number(i + 1)
            : text.Is(i + 1, DateWord.This) || text.Is(i + 1, DateWord.ThisInDialect) ? now
            : text.Is(i + 1, DateWord.After) || text.Is(i + 1, DateWord.ComingMarked) ? now + 1
            : text.Is(i + 1, DateWord.Before) ? now - 1
            : text.Number(i + 1, DateWord.Quarter1, DateWord.Quarter4);
        if (quarter == 0 && text.Is(i + 1, DateWord.Before) && now == 1)
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
