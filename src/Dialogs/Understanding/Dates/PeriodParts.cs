using NodaTime;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>
/// The beginning, middle and end of a period: "đầu tuần sau", "giữa tháng 10", "cuối tháng", "cuối tuần này", "cuối năm", "early October".
/// Of a week Monday and Tuesday, Wednesday and Thursday, Saturday and Sunday; of a month its first ten days, the next ten and the rest; of
/// a year three, four and three months.
/// </summary>
internal static class PeriodParts
{
    public static ReadDate? At(DateText text, int i)
    {
        if (English(text, i) is { } english)
        {
            return english;
        }

        // "thượng tuần tháng 10" and its sisters are the thirds of a month.
        if (text.Is(i + 1, DateWord.Week) && text.Is(i + 2, DateWord.Month))
        {
            var third =
                text.Is(i, DateWord.FirstThird) ? 0
                : text.Is(i, DateWord.SecondThird) ? 1
                : text.Is(i, DateWord.LastThird) ? 2
                : -1;
            if (third >= 0 && Months.OrThis(text, i + 2) is { } whole)
            {
                return OfMonth(whole, third, whole.Used + 2);
            }
        }

        // "nửa đầu tháng 12", "nửa cuối tháng 12"
        if (text.Is(i, DateWord.Half) && text.Is(i + 1, DateWord.HalfOf) && Months.OrThis(text, i + 2) is { } halved)
        {
            return text.Is(i + 1, DateWord.Start)
                ? halved with
                {
                    To = halved.From.PlusDays(14),
                    Used = halved.Used + 2,
                }
                : halved with
                {
                    From = halved.From.PlusDays(15),
                    Used = halved.Used + 2,
                };
        }

        var part =
            text.Is(i, DateWord.Start) ? 0
            : text.Is(i, DateWord.Middle) ? 1
            : text.Is(i, DateWord.End) || (text.Is(i, DateWord.EndShort) && text.Is(i + 1, DateWord.Week)) ? 2
            : -1;
        if (part < 0)
        {
            return null;
        }

        if (Weeks.At(text, i + 1) is { IsWeek: true } week)
        {
            return OfWeek(week.From, part, week.Used + 1);
        }

        if (text.Is(i + 1, DateWord.Week) && !text.Is(i + 2, DateWord.Festival))
        {
            return OfWeek(text.Monday, part, 2);
        }

        if (Months.OrThis(text, i + 1) is { } month)
        {
            return OfMonth(month, part, month.Used + 1);
        }

        return Years.At(text, i + 1) is { IsNone: false } year && year.From.Year == year.To.Year
                ? OfYear(year.From.Year, part, year.Used + 1)
            : text.Is(i + 1, DateWord.Year) && !text.Is(i + 2, DateWord.Study) ? OfYear(text.Today.Year, part, 2)
            : null;
    }

    /// <summary>A part of the week that begins on a Monday.</summary>
    public static ReadDate OfWeek(LocalDate monday, int part, int used) =>
        part switch
        {
            0 => new ReadDate(monday, monday.PlusDays(1), used),
            1 => new ReadDate(monday.PlusDays(2), monday.PlusDays(3), used),
            _ => new ReadDate(monday.PlusDays(5), monday.PlusDays(6), used),
        };

    private static ReadDate OfMonth(ReadDate month, int part, int used) =>
        part switch
        {
            0 => month with { To = month.From.PlusDays(9), Used = used },
            1 => month with { From = month.From.PlusDays(10), To = month.From.PlusDays(19), Used = used },
            _ => month with { From = month.From.PlusDays(20), Used = used },
        };

    private static ReadDate OfYear(int year, int part, int used) =>
        part switch
        {
            0 => new ReadDate(new LocalDate(year, 1, 1), new LocalDate(year, 3, 31), used),
            1 => new ReadDate(new LocalDate(year, 5, 1), new LocalDate(year, 8, 31), used),
            _ => new ReadDate(new LocalDate(year, 10, 1), new LocalDate(year, 12, 31), used),
        };

    // "early October", "mid-October", "the end of next month"
    private static ReadDate? English(DateText text, int i)
    {
        var isOf = text.Is(i + 1, DateWord.OfEnglish);
        var part =
            text.Is(i, DateWord.EarlyEnglish) || (isOf && text.Is(i, DateWord.BeginningOf)) ? 0
            : text.Is(i, DateWord.Mid) || (isOf && text.Is(i, DateWord.MiddleOf)) ? 1
            : text.Is(i, DateWord.LateEnglish) || (isOf && text.Is(i, DateWord.EndOf)) ? 2
            : -1;
        var at = isOf ? i + 2 : i + 1;
        if (part < 0)
        {
            return null;
        }

        at += text.Is(at, DateWord.The) ? 1 : 0;
        var month = text.Is(at, DateWord.MonthEnglish)
            ? ReadDate.Month(text.Today.Year, text.Today.Month, 1)
            : Months.At(text, at) ?? (EnglishDates.At(text, at) is { IsNone: false } named && named.From != named.To ? named : null);
        return month is { IsNone: false } ? OfMonth(month, part, month.Used + at - i) : null;
    }
}
