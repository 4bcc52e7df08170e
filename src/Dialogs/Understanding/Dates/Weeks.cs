using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>
/// Weeks, Monday to Sunday: "tuần này", "tuần sau nữa", "sang tuần", "tuần sau thứ 5", "next weekend". The weeks of a month are its days 1
/// to 7, 8 to 14 and so on, as the department counts them ("tuần đầu tháng 10" is 1 to 7 October); "tuần cuối" is the last seven.
/// </summary>
internal static class Weeks
{
    public static ReadDate? At(DateText text, int i)
    {
        var word = text.Word(i);
        if (word is "next" or "this" or "last" or "coming" or "upcoming" or "first")
        {
            return English(
                text,
                i,
                word is "next" ? 1
                    : word is "last" ? -1
                    : 0
            );
        }

        if (word is "weekend")
        {
            return PeriodParts.OfWeek(text.Monday, 2, 1);
        }

        if (text.Is(i, "sang", "sang") && text.Is(i + 1, "tuan", "tuần"))
        {
            return Shifted(text, 1, text.Is(i + 2, "sau", "sau") || text.Is(i + 2, "toi", "tới") ? 3 : 2, i);
        }

        if (!text.Is(i, "tuan", "tuần"))
        {
            return null;
        }

        if (OfMonth(text, i) is { } ofMonth)
        {
            return ofMonth;
        }

        // "tuần lễ này": the words for the yearly week say a week only with one of these.
        var at = text.Is(i + 1, "le", "lễ") ? i + 2 : i + 1;
        int? weeks =
            text.Is(at, "nay", "này") || text.Word(at) is "ni" or "nì" ? 0
            : text.Is(at, "sau", "sau")
            || text.Is(at, "toi", "tới")
            || text.Word(at) is "ke"
            || (text.Word(at) is "sap" or "tiep" && text.Word(at + 1) is "toi" or "theo")
                ? 1
            : text.Is(at, "truoc", "trước")
            || text.Is(at, "qua", "qua")
            || text.Is(at, "roi", "rồi")
            || (text.Word(at) is "vua" && text.Word(at + 1) is "roi" or "qua")
                ? -1
            : null;
        if (weeks is null || (text.IsNumber(i - 1) && weeks != 0 && text.Word(i - 2) is not ("thu" or "t")))
        {
            return null;
        }

        var used = at - i + (text.Word(at) is "sap" or "vua" or "tiep" || (text.Word(at) is "ke" && text.Word(at + 1) is "tiep") ? 2 : 1);
        if (weeks is 1 or -1 && text.Is(i + used, "nua", "nữa"))
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
        if (text.Is(at, "dau", "đầu"))
        {
            number = 1;
            at += text.Is(at + 1, "tien", "tiên") ? 2 : 1;
        }
        else if (text.Is(at, "cuoi", "cuối"))
        {
            number = -1;
            at += text.Is(at + 1, "cung", "cùng") ? 2 : 1;
        }
        else
        {
            at += text.Is(at, "thu", "thứ") ? 1 : 0;
            if (
                !NumberWords.TryRead(text.Text, at, out number, out var read)
                || number > 5
                || (number == 0 && !text.Is(at, "nhat", "nhất"))
            )
            {
                if (!text.Is(at, "nhat", "nhất") || !text.Is(at - 1, "thu", "thứ"))
                {
                    return null;
                }

                (number, read) = (1, 1);
            }

            at += read;
        }

        at += text.Is(at, "cua", "của") || text.Is(at, "trong", "trong") ? 1 : 0;
        return text.Is(at, "thang", "tháng") && Months.OrThis(text, at) is { } month ? InMonth(month, number, month.Used + at - i) : null;
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
        if (next is "week")
        {
            // "the first week of October", "last week of the month"
            if (text.Word(i + 2) is "of" or "in" && text.Word(i) is "first" or "last")
            {
                var at = text.Word(i + 3) is "the" or "this" ? i + 4 : i + 3;
                var month = text.Word(at) is "month" ? ReadDate.Month(text.Today.Year, text.Today.Month, 1) : EnglishDates.At(text, at);
                return month is { IsNone: false } && month.From != month.To
                    ? InMonth(month, text.Word(i) is "first" ? 1 : -1, month.Used + at - i)
                    : null;
            }

            return text.Word(i) is "first" ? null : Shifted(text, shift == 0 && text.Word(i) is "coming" or "upcoming" ? 1 : shift, 2, i);
        }

        // "the last sunday of october"
        if (text.Word(i) is "first" or "last" && text.Word(i + 2) is "of" or "in" && Weekdays.English(next) is > 0 and var ofMonth)
        {
            var at = text.Word(i + 3) is "the" or "this" ? i + 4 : i + 3;
            var month = text.Word(at) is "month"
                ? ReadDate.Month(text.Today.Year, text.Today.Month, 1)
                : Months.At(text, at) ?? EnglishDates.At(text, at);
            return month is { IsNone: false } && month.From != month.To
                ? Weekdays.OfMonth(month, ofMonth, text.Word(i) is "first", month.Used + at - i)
                : null;
        }

        if (text.Word(i) is "first")
        {
            return null;
        }

        if (next is "weekend")
        {
            return PeriodParts.OfWeek(text.Monday.PlusDays(7 * shift), 2, 2);
        }

        var day = Weekdays.English(next);
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
