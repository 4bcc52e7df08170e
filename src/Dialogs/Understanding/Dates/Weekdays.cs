using NodaTime;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>
/// Weekdays: "thứ 5", "t7 này", "chủ nhật tuần sau", "friday". Alone it is the coming one, today included; "tới" is the coming one after
/// today; with "tuần này" it is this week's, even when it is over.
/// </summary>
internal static class Weekdays
{
    public static ReadDate? At(DateText text, int i)
    {
        var (day, used) = Name(text, i);
        if (day == 0)
        {
            return null;
        }

        // "mỗi thứ 7", "chủ nhật hằng tuần", "every monday" are no one day.
        if (
            text.Is(i - 1, DateWord.EveryBefore) && !text.Is(i - 1, DateWord.NewMarked)
            || (text.Is(i + used, DateWord.Every) && text.Is(i + used + 1, DateWord.Week))
        )
        {
            return ReadDate.None(used);
        }

        // "thứ bảy đầu tiên của tháng 12", "chủ nhật cuối tháng"
        var isFirst = text.Is(i + used, DateWord.Start);
        if (isFirst || text.Is(i + used, DateWord.End))
        {
            var monthAt = i + used + (text.Is(i + used + 1, isFirst ? DateWord.FirstOf : DateWord.LastOf) ? 2 : 1);
            monthAt += text.Is(monthAt, DateWord.Of) || text.Is(monthAt, DateWord.Within) ? 1 : 0;
            if (Months.OrThis(text, monthAt) is { } month)
            {
                return OfMonth(month, day, isFirst, monthAt - i + month.Used);
            }
        }

        // "thứ 7 tuần sau"; "của tuần sau"; "tuần sau thứ 7" is read by Weeks.
        var weekAt = i + used;
        weekAt += text.Is(weekAt, DateWord.Of) || text.Is(weekAt, DateWord.Within) ? 1 : 0;
        weekAt = text.Gap(weekAt) is ' ' or ',' ? weekAt : -1;
        if (weekAt >= 0 && Weeks.At(text, weekAt) is { IsWeek: true } week)
        {
            return ReadDate.Day(week.From.PlusDays(day - 1), weekAt - i + week.Used) with { Weekday = day };
        }

        var isSoon = text.Is(i + used, DateWord.Soon);
        var coming = Coming(text, day);
        if (text.Is(i + used, DateWord.This) || text.Is(i + used, DateWord.ThisInDialect))
        {
            return ReadDate.Day(coming, used + 1) with { Weekday = day };
        }

        if (
            text.Is(i + used, DateWord.Coming)
            || text.Is(i + used, DateWord.Following)
            || (isSoon && text.Is(i + used + 1, DateWord.SoonTail))
        )
        {
            var length = isSoon || text.Is(i + used + 1, DateWord.Following2) ? 2 : 1;
            return ReadDate.Day(coming == text.Today ? coming.PlusDays(7) : coming, used + length) with { Weekday = day };
        }

        if (text.Is(i + used, DateWord.After))
        {
            return ReadDate.Day(text.Monday.PlusDays(6 + day), used + 1) with { Weekday = day };
        }

        if (text.Is(i + used, DateWord.Just) || text.Is(i + used, DateWord.Before) || text.Is(i + used, DateWord.Already))
        {
            return ReadDate.Day(coming.PlusDays(-7), used + (text.Is(i + used + 1, DateWord.PastTail) ? 2 : 1)) with { Weekday = day };
        }

        return ReadDate.Day(coming, used) with
        {
            Weekday = day,
            Bare = true,
        };
    }

    /// <summary>The first or the last of these weekdays in a month.</summary>
    public static ReadDate OfMonth(ReadDate month, int day, bool first, int used) =>
        ReadDate.Day(
            first
                ? month.From.PlusDays((day - (int)month.From.DayOfWeek + 7) % 7)
                : month.To.PlusDays(-(((int)month.To.DayOfWeek - day + 7) % 7)),
            used
        ) with
        {
            Weekday = day,
        };

    /// <summary>The next of these weekdays, today included.</summary>
    public static LocalDate Coming(DateText text, int day) => text.Today.PlusDays((day - (int)text.Today.DayOfWeek + 7) % 7);

    /// <summary>1 Monday … 7 Sunday of an English name, else 0.</summary>
    public static int English(DateText text, int i) => text.Number(i, DateWord.Monday, DateWord.Sunday);

    /// <summary>1 Monday … 7 Sunday and the tokens it takes; 0: none.</summary>
    public static (int Day, int Used) Name(DateText text, int i)
    {
        var word = text.Word(i);
        if (text.Is(i, DateWord.SundayHead) && text.Is(i + 1, DateWord.SundayTail))
        {
            return (7, 2);
        }

        if (
            text.Is(i, DateWord.SundayShort)
            && !text.Is(i + 1, DateWord.InformationTail)
            && !text.Is(i - 1, DateWord.CertificateHead)
            && !(text.Is(i - 1, DateWord.Has) && text.Is(i + 1, DateWord.Not))
        )
        {
            return (7, 1);
        }

        if (word.Length == 2 && word[0] == 't' && word[1] is >= '2' and <= '7')
        {
            return (word[1] - '1', 1);
        }

        if (
            text.Is(i, DateWord.Ordinal)
            || text.Is(i, DateWord.OrdinalShort)
            || (text.Is(i, DateWord.Letter) && text.IsNumber(i + 1) && text.Length(i + 1) == 1)
        )
        {
            return Numbered(text, i);
        }

        return English(text, i) is > 0 and var day ? (day, 1) : (0, 0);
    }

    // "thứ hai" is Monday; "bài thứ hai", "con thứ hai" the second one.
    private static (int Day, int Used) Numbered(DateText text, int i)
    {
        if (text.Is(i - 1, DateWord.Counted))
        {
            return (0, 0);
        }

        // "thu tu", "thu nam" without marks are weekdays; "thứ từ" is not.
        var day = text.Number(i + 1, DateWord.SecondDay, DateWord.SeventhDay);
        return day > 0 && !(text.Is(i, DateWord.OrdinalShort) && !text.IsNumber(i + 1)) && text.Gap(i + 2) is not '/' ? (day, 2) : (0, 0);
    }
}
