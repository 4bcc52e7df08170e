namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>
/// Dates in figures: 5/10, 05-10-2020, 5.10.2020, 2020-10-05, 10/2020. What has their form and is none is passed over: classes (5/2), bands
/// (3/6), scores, shares, house numbers, streets named after a day, 24/7.
/// </summary>
internal static class NumericDates
{
    public static ReadDate? At(DateText text, int i)
    {
        if (!text.IsNumber(i) || text.Length(i) > 4 || !text.IsNumber(i + 1))
        {
            return null;
        }

        var separator = text.Gap(i + 1);
        if (
            separator is not ('/' or '-' or '.')
            || (text.IsNumber(i - 1) && text.Gap(i) is '/' or '.')
            || (text.Gap(i) == separator && text.IsNumber(i - 1) && text.IsNumber(i - 2) && text.Gap(i - 1) == separator)
        )
        {
            return null;
        }

        var parts = text.Gap(i + 2) == separator && text.IsNumber(i + 2) ? 3 : 2;
        if (parts == 3 && text.Gap(i + 3) == separator && text.IsNumber(i + 3))
        {
            return null;
        }

        if (text.Length(i) == 4)
        {
            return parts == 3 ? ReadDate.Day(text.Number(i), text.Number(i + 1), text.Number(i + 2), 3) : null;
        }

        if (text.Length(i) > 2)
        {
            return null;
        }

        if (NamesSomethingElse(text, i, parts))
        {
            return ReadDate.None(parts);
        }

        return parts == 3 ? WithYear(text, i) : WithoutYear(text, i, separator);
    }

    private static ReadDate? WithYear(DateText text, int i)
    {
        if (text.Length(i + 1) > 2 || text.Length(i + 2) is not (2 or 4))
        {
            return null;
        }

        var year = text.Number(i + 2);
        return ReadDate.Day(text.Length(i + 2) == 2 ? 2000 + year : year, text.Number(i + 1), text.Number(i), 3);
    }

    private static ReadDate? WithoutYear(DateText text, int i, char separator)
    {
        var (a, b) = (text.Number(i), text.Number(i + 1));
        if (text.Length(i + 1) == 4)
        {
            return separator != '.' && a is >= 1 and <= 12 && b is >= 1900 and <= 2100 ? ReadDate.Month(b, a, 2, yearSaid: true) : null;
        }

        if (text.Length(i + 1) > 2)
        {
            return null;
        }

        // A dot or dash alone between two numbers is more often a decimal or a span; a day's word makes it a date, and a dash where no span
        // is likely.
        if (
            separator != '/'
            && !(text.Is(i - 1, DateWord.BeforeDayNumber))
            && !(separator == '-' && IsDashedDate(text, i, a, b))
            && !(separator == '.' && IsDottedDate(text, i, a, b))
        )
        {
            return null;
        }

        return text.DayOfYear(b, a, 2, i + 2);
    }

    // "20-11" falls and cannot be a span; "7-10" said in October is the 7th, "7-10 buổi" is not.
    private static bool IsDashedDate(DateText text, int i, int a, int b) =>
        b is >= 1 and <= 12
        && !text.CountsThings(i + 2)
        && !text.Is(i + 2, DateWord.UnitBehindSpan)
        && (
            a > b
            || ((b == text.Today.Month || text.Is(i - 1, DateWord.EventTail)) && !text.Is(i - 1, DateWord.BeforeSpan))
            || (text.Raw(i)[0] == '0' && text.Length(i) == 2)
        );

    // "20.11" and "30.11 - 6.12", but no price, score or version.
    private static bool IsDottedDate(DateText text, int i, int a, int b) =>
        b is >= 1 and <= 12
        && !text.CountsThings(i + 2)
        && (
            (a > 12 && text.Length(i + 1) == 2 && !text.Is(i - 1, DateWord.BeforeDecimal))
            || (text.Gap(i + 2) is '-' && text.IsNumber(i + 3) && text.Gap(i + 3) == '.')
            || (text.Gap(i) is '-' && text.IsNumber(i - 2) && text.Gap(i - 1) == '.')
        );

    private static bool NamesSomethingElse(DateText text, int i, int parts)
    {
        var (a, b) = (text.Number(i), text.Number(i + 1));
        if (parts == 2 && ((a, b) is (24, 7) or (24, 24)))
        {
            return true;
        }

        if (text.Gap(i) == ' ' && IsNumbered(text, i - 1))
        {
            return true;
        }

        // "sinh ngày 3/5/2012" is a birthday.
        if (parts == 3 && (text.Is(i - 1, DateWord.Born) || (text.Is(i - 1, DateWord.DayAny) && text.Is(i - 2, DateWord.Born))))
        {
            return true;
        }

        if (parts == 3)
        {
            return false;
        }

        // "5/10 điểm", "điểm thi 8/10", "5/5 sao", "2/3 lớp đã đăng ký".
        if (
            text.Is(i + 2, DateWord.Score)
            || (text.Is(i + 2, DateWord.Star) && b is 5 or 10)
            || text.Is(i - 1, DateWord.Score)
            || (text.Is(i - 2, DateWord.Score) && text.Is(i - 1, DateWord.ScoreTail))
        )
        {
            return true;
        }

        return a < b
            && (
                text.Is(i + 2, DateWord.Number)
                || text.Is(i + 2, DateWord.ShareOfSeats)
                || (text.Is(i + 2, DateWord.TimeHead) && text.Is(i + 3, DateWord.TimeTail))
                || (b <= 5 && text.Is(i + 2, DateWord.ShareOf))
                || text.Is(i + 2, DateWord.SeatMarked)
            );
    }

    // "số 5/10 đường Lê Lợi", "ngõ 7/10", "đường 30/4", "lớp 5/2", "bậc 3/6", "bộ sgk 10/11", "nghị định 13/2023"; but "từ 5/10".
    private static bool IsNumbered(DateText text, int i) =>
        text.Is(i, DateWord.NumberedThing)
        || (text.Is(i, DateWord.Degree) && text.Is(i - 1, DateWord.LevelHead))
        || (text.Is(i, DateWord.House) && text.Is(i - 1, DateWord.Number))
        || (text.Is(i, DateWord.Ratio) && text.Is(i - 1, DateWord.RatioHead))
        || (text.Is(i, DateWord.Van) && text.Is(i - 1, DateWord.PublicHead));
}
