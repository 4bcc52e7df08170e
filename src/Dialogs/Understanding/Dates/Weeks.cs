using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>
/// Weeks, Monday to Sunday: "tuần này", "tuần sau nữa", "sang tuần", "tuần sau thứ 5", "next weekend". The weeks of a month are its days 1
/// to 7, 8 to 14 and so on, as the department counts them ("tuần đầu tháng 10" is 1 to 7 October); "tuần cuối" is the last seven.
/// </summary>
internal static class Weeks
{
    public static ReadDate? At(DateText text, int i)
    {
        if (text.Is(i, DateWord.WhichOrFirstEnglish))
        {
            return English(
                text,
                i,
                text.Is(i, DateWord.NextEnglish) ? 1
                    : text.Is(i, DateWord.LastEnglish) ? -1
                    : 0
            );
        }

        if (text.Is(i, DateWord.WeekendEnglish))
        {
            return PeriodParts.OfWeek(text.Monday, 2, 1);
        }

        if (text.Is(i, DateWord.Over) && text.Is(i + 1, DateWord.Week))
        {
            return Shifted(text, 1, text.Is(i + 2, DateWord.After) || text.Is(i + 2, DateWord.Coming) ? 3 : 2, i);
        }

        if (!text.Is(i, DateWord.Week))
        {
            return null;
        }

        if (OfMonth(text, i) is { } ofMonth)
        {
            return ofMonth;
        }

        // "tuần lễ này": the words for the yearly week say a week only with one of these.
        var at = text.Is(i + 1, DateWord.Festival) ? i + 2 : i + 1;
        int? weeks =
            text.Is(at, DateWord.This) || text.Is(at, DateWord.ThisInDialect) ? 0
            : text.Is(at, DateWord.After)
            || text.Is(at, DateWord.Coming)
            || text.Is(at, DateWord.Following)
            || (text.Is(at, DateWord.Soon) && text.Is(at + 1, DateWord.SoonTail))
                ? 1
            : text.Is(at, DateWord.Before)
            || text.Is(at, DateWord.Past)
            || text.Is(at, DateWord.Already)
            || (text.Is(at, DateWord.Just) && text.Is(at + 1, DateWord.PastTail))
                ? -1
            : null;
        if (weeks is null || (text.IsNumber(i - 1) && weeks != 0 && !text.Is(i - 2, DateWord.WeekdayHead)))
        {
            return null;
        }

        var used =
            at
            - i
            + (text.Is(at, DateWord.SoonOrJust) || (text.Is(at, DateWord.Following) && text.Is(at + 1, DateWord.Following2)) ? 2 : 1);
        if (weeks is 1 or -1 && text.Is(i + used, DateWord.More))
        {
            weeks *= 2;
            used++;
        }

        return Shifted(text, weeks.Value, used, i);
    }

    // "tuần sau thứ 5", "tuần sau, thứ năm"
    private static ReadDate Shifted(DateText text, int weeks, int used, int i)
    {
        var (weekday, dayUsed) = Weekdays.Name(text, i + used);
        var monday = text.Monday.PlusDays(7 * weeks);
        return weekday > 0 && text.Gap(i + used) is ' ' or ','
            ? ReadDate.Day(monday.PlusDays(weekday - 1), used + dayUsed) with
            {
                Weekday = weekday,
            }
            : new ReadDate(monday, monday.PlusDays(6), used) { IsWeek = true };
    }

    // "tuần đầu tiên của tháng 10", "tuần cuối tháng này", "tuần thứ hai của tháng 11"
    private static ReadDate? OfMonth(DateText text, int i)
    {
        var at = i + 1;
        var number = 0;
        if (text.Is(at, DateWord.Start))
        {
            number = 1;
            at += text.Is(at + 1, DateWord.FirstOf) ? 2 : 1;
        }
        else if (text.Is(at, DateWord.End))
        {
            number = -1;
            at += text.Is(at + 1, DateWord.LastOf) ? 2 : 1;
        }
        else
        {
            at += text.Is(at, DateWord.Ordinal) ? 1 : 0;
            if (!NumberWords.TryRead(text.Text, at, out number, out var read) || number > 5 || (number == 0 && !text.Is(at, DateWord.Most)))
            {
                if (!text.Is(at, DateWord.Most) || !text.Is(at - 1, DateWord.Ordinal))
                {
                    return null;
                }

                (number, read) = (1, 1);
            }

            at += read;
        }

        at += text.Is(at, DateWord.Of) || text.Is(at, DateWord.Within) ? 1 : 0;
        return text.Is(at, DateWord.Month) && Months.OrThis(text, at) is { } month ? InMonth(month, number, month.Used + at - i) : null;
    }

    private static ReadDate InMonth(ReadDate month, int number, int used)
    {
        var from = number < 0 ? month.To.PlusDays(-6) : month.From.PlusDays(7 * (number - 1));
        var to = from.PlusDays(6);
        return from > month.To ? ReadDate.None(used) : month with { From = from, To = to > month.To ? month.To : to, Used = used };
    }

    private static ReadDate? English(DateText text, int i, int shift)
    {
        var next = text.Word(i + 1);
        if (text.Is(i + 1, DateWord.WeekEnglish))
        {
            // "the first week of October", "last week of the month"
            if (text.Is(i + 2, DateWord.OfOrIn) && text.Is(i, DateWord.FirstOrLast))
            {
                var at = text.Is(i + 3, DateWord.TheOrThis) ? i + 4 : i + 3;
                var month = text.Is(at, DateWord.MonthEnglish)
                    ? ReadDate.Month(text.Today.Year, text.Today.Month, 1)
                    : EnglishDates.At(text, at);
                return month is { IsNone: false } && month.From != month.To
                    ? InMonth(month, text.Is(i, DateWord.FirstEnglish) ? 1 : -1, month.Used + at - i)
                    : null;
            }

            return text.Is(i, DateWord.FirstEnglish)
                ? null
                : Shifted(text, shift == 0 && text.Is(i, DateWord.ComingEnglish) ? 1 : shift, 2, i);
        }

        // "the last sunday of october"
        if (text.Is(i, DateWord.FirstOrLast) && text.Is(i + 2, DateWord.OfOrIn) && Weekdays.English(text, i + 1) is > 0 and var ofMonth)
        {
            var at = text.Is(i + 3, DateWord.TheOrThis) ? i + 4 : i + 3;
            var month = text.Is(at, DateWord.MonthEnglish)
                ? ReadDate.Month(text.Today.Year, text.Today.Month, 1)
                : Months.At(text, at) ?? EnglishDates.At(text, at);
            return month is { IsNone: false } && month.From != month.To
                ? Weekdays.OfMonth(month, ofMonth, text.Is(i, DateWord.FirstEnglish), month.Used + at - i)
                : null;
        }

        if (text.Is(i, DateWord.FirstEnglish))
        {
            return null;
        }

        if (text.Is(i + 1, DateWord.WeekendEnglish))
        {
            return PeriodParts.OfWeek(text.Monday.PlusDays(7 * shift), 2, 2);
        }

        var day = Weekdays.English(text, i + 1);
        if (day == 0)
        {
            return null;
        }

        var coming = Weekdays.Coming(text, day);
        var past = coming.PlusDays(-7);
        return ReadDate.Day(
            shift == 0 ? coming
                : shift < 0 ? past
                : text.Monday.PlusDays(6 + day),
            2
        ) with
        {
            Weekday = day,
        };
    }
}
