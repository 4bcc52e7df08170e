using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>Dates in words: "ngày 5 tháng 10 năm 2020", "mồng 5", "5 tháng 10", "ngày 15", "ngày cuối tháng".</summary>
internal static class WrittenDates
{
    public static ReadDate? At(DateText text, int i)
    {
        var at = i;
        var led = false;
        while (
            text.Is(at, DateWord.Day)
            || text.Is(at, DateWord.FirstDays)
            || (at == i && text.Is(at, DateWord.DayShort) && text.IsNumber(at + 1))
            || (at == i && text.Is(at, DateWord.DayOf) && (text.Is(at + 1, DateWord.FirstDays) || text.IsNumber(at + 1)))
        )
        {
            at++;
            led = true;
        }

        if (led && NumericDates.At(text, at) is { } numeric)
        {
            return numeric with { Used = numeric.Used + at - i };
        }

        if (
            led
            && text.Is(at, DateWord.Start)
            && text.Is(at + 1, DateWord.FirstOf)
            && Months.OrThis(text, text.Is(at + 2, DateWord.Of) ? at + 3 : at + 2) is { } begun
        )
        {
            return begun with { To = begun.From, Used = (text.Is(at + 2, DateWord.Of) ? at + 3 : at + 2) + begun.Used - i };
        }

        if (led && text.Is(at, DateWord.End) && LastDay(text, at) is { } last)
        {
            return last with { Used = last.Used + at - i };
        }

        // "3 ngày một tuần" counts days.
        if (led && text.IsNumber(i - 1) && text.Is(i, DateWord.DayAny) && !text.Is(i - 2, DateWord.WeekdayHead))
        {
            return null;
        }

        if (
            at >= text.Count
            || (text.IsNumber(at) && text.Length(at) > 2)
            || !NumberWords.TryRead(text.Text, at, out var day, out var used)
            || day < 1
        )
        {
            return null;
        }

        at += used;
        if (text.Is(at, DateWord.Month))
        {
            return OfMonth(text, i, at, day, led);
        }

        // "mồng 1 tới", "ngày 5 này"
        if (led && day <= 31 && (text.Is(at, DateWord.Coming) || text.Is(at, DateWord.This)))
        {
            return DayOfMonth(text, day, at + 1 - i);
        }

        // "ngày 3 buổi": how often, not when.
        if (!led || day > 31 || text.CountsThings(at) || text.Is(at, DateWord.NoDayBefore) && !text.Is(at, DateWord.EveningMarked))
        {
            return led && day > 31 ? ReadDate.None(at - i) : null;
        }

        return DayOfMonth(text, day, at - i);
    }

    /// <summary>The month said after "tháng" (a number or a word), or null.</summary>
    public static int? MonthNumber(DateText text, int i, out int used)
    {
        used = 0;
        if (text.IsNumber(i))
        {
            used = 1;
            return text.Length(i) <= 2 && text.Number(i) is >= 1 and <= 12 and var number ? number : null;
        }

        if (text.Is(i, DateWord.Month10) && (text.Is(i + 1, DateWord.EleventhTail) || text.Is(i + 1, DateWord.TwelfthTail)))
        {
            used = 2;
            return text.Is(i + 1, DateWord.EleventhTail) ? 11 : 12;
        }

        used = 1;
        var month = text.Number(i, DateWord.Month1, DateWord.Month10);
        return month == 0 || (month == 1 && text.Is(i, DateWord.BeyondMarked)) || (month == 5 && text.Is(i + 1, DateWord.Now))
            ? null
            : month;
    }

    private static ReadDate? OfMonth(DateText text, int i, int at, int day, bool led)
    {
        if (MonthNumber(text, at + 1, out var monthUsed) is { } month && !text.CountsThings(at + 1 + monthUsed))
        {
            // "đường 3 tháng 2" is a street; "3 tháng 10 ngày" is how long.
            if (
                text.Is(i - 1, DateWord.Street)
                || (!led && text.Is(at + 1 + monthUsed, DateWord.Day) && text.IsNumber(at + 1) && text.Gap(at + 1 + monthUsed) == ' ')
            )
            {
                return ReadDate.None(at + 1 + monthUsed - i);
            }

            at += 1 + monthUsed;
            if (text.Gap(at) is '/' or '-' && text.IsYear(at))
            {
                return ReadDate.Day(text.Number(at), month, day, at + 1 - i);
            }

            return text.IsYear(at) && text.Gap(at) is ' ' or ','
                ? ReadDate.Day(text.Number(at), month, day, at + 1 - i)
                : text.DayOfYear(month, day, at - i, at);
        }

        if (!led)
        {
            return null;
        }

        var shift =
            text.Is(at + 1, DateWord.This) || text.Is(at + 1, DateWord.ThisInDialect) ? 0
            : text.Is(at + 1, DateWord.After) || text.Is(at + 1, DateWord.Coming) ? 1
            : text.Is(at + 1, DateWord.LastBareMonth) ? -1
            : (int?)null;
        if (shift is not { } months)
        {
            return null;
        }

        var moved = text.Today.PlusMonths(months);
        return ReadDate.Day(moved.Year, moved.Month, day, at + 2 - i);
    }

    /// <summary>A bare day: this month's, or next month's when it is over or this month has none.</summary>
    public static ReadDate DayOfMonth(DateText text, int day, int used)
    {
        var month =
            day >= text.Today.Day && day <= CalendarSystem.Iso.GetDaysInMonth(text.Today.Year, text.Today.Month)
                ? text.Today
                : text.Today.PlusMonths(1);
        return ReadDate.Day(month.Year, month.Month, day, used, yearSaid: false) is { IsNone: false } date
            ? date with
            {
                DayOnly = true,
            }
            : ReadDate.None(used);
    }

    // "ngày cuối cùng của tháng 10", "ngày cuối tháng"
    private static ReadDate? LastDay(DateText text, int i)
    {
        var at = i + 1;
        at += text.Is(at, DateWord.LastOf) ? 1 : 0;
        at += text.Is(at, DateWord.Of) ? 1 : 0;
        return Months.OrThis(text, at) is { } month ? month with { From = month.To, Used = month.Used + at - i } : null;
    }
}
