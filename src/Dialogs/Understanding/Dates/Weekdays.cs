using NodaTime;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>
/// Weekdays: "thứ 5", "t7 này", "chủ nhật tuần sau", "friday". Alone it is the coming one, today included; "tới" is the coming one after
/// today; with "tuần này" it is this week's, even when it is over.
/// </summary>
internal static class Weekdays
{
    private static readonly string[] EnglishDays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    public static ReadDate? At(DateText text, int i)
    {
        var (day, used) = Name(text, i);
        if (day == 0)
        {
            return null;
        }

        // "mỗi thứ 7", "chủ nhật hằng tuần", "every monday" are no one day.
        if (
            text.Word(i - 1) is "moi" or "every" or "hang" && text.Raw(i - 1) is not "mới"
            || (text.Word(i + used) is "hang" or "moi" && text.Is(i + used + 1, "tuan", "tuần"))
        )
        {
            return ReadDate.None(used);
        }

        // "thứ bảy đầu tiên của tháng 12", "chủ nhật cuối tháng"
        var isFirst = text.Is(i + used, "dau", "đầu");
        if (isFirst || text.Is(i + used, "cuoi", "cuối"))
        {
            var monthAt = i + used + (text.Is(i + used + 1, isFirst ? "tien" : "cung", isFirst ? "tiên" : "cùng") ? 2 : 1);
            monthAt += text.Is(monthAt, "cua", "của") || text.Word(monthAt) is "trong" ? 1 : 0;
            if (Months.OrThis(text, monthAt) is { } month)
            {
                return OfMonth(month, day, isFirst, monthAt - i + month.Used);
            }
        }

        // "thứ 7 tuần sau"; "của tuần sau"; "tuần sau thứ 7" is read by Weeks.
        var weekAt = i + used;
        weekAt += text.Is(weekAt, "cua", "của") || text.Is(weekAt, "trong", "trong") ? 1 : 0;
        weekAt = text.Gap(weekAt) is ' ' or ',' ? weekAt : -1;
        if (weekAt >= 0 && Weeks.At(text, weekAt) is { IsWeek: true } week)
        {
            return ReadDate.Day(week.From.PlusDays(day - 1), weekAt - i + week.Used) with { Weekday = day };
        }

        var modifier = text.Word(i + used);
        var coming = Coming(text, day);
        if (text.Is(i + used, "nay", "này") || modifier is "ni")
        {
            return ReadDate.Day(coming, used + 1) with { Weekday = day };
        }

        if (
            text.Is(i + used, "toi", "tới")
            || modifier is "ke"
            || (modifier is "sap" or "tiep" && text.Word(i + used + 1) is "toi" or "theo")
        )
        {
            var length = modifier is "sap" or "tiep" || text.Word(i + used + 1) is "tiep" ? 2 : 1;
            return ReadDate.Day(coming == text.Today ? coming.PlusDays(7) : coming, used + length) with { Weekday = day };
        }

        if (text.Is(i + used, "sau", "sau"))
        {
            return ReadDate.Day(text.Monday.PlusDays(6 + day), used + 1) with { Weekday = day };
        }

        if (modifier is "vua" || text.Is(i + used, "truoc", "trước") || text.Is(i + used, "roi", "rồi"))
        {
            return ReadDate.Day(coming.PlusDays(-7), used + (text.Word(i + used + 1) is "roi" or "qua" ? 2 : 1)) with { Weekday = day };
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
    public static int English(ReadOnlySpan<char> word)
    {
        for (var day = 0; day < EnglishDays.Length; day++)
        {
            if (word.Equals(EnglishDays[day], StringComparison.Ordinal))
            {
                return day + 1;
            }
        }

        return word switch
        {
            "tues" => 2,
            "wed" => 3,
            "thurs" => 4,
            "fri" => 5,
            _ => 0,
        };
    }

    /// <summary>1 Monday … 7 Sunday and the tokens it takes; 0: none.</summary>
    public static (int Day, int Used) Name(DateText text, int i)
    {
        var word = text.Word(i);
        if ((text.Is(i, "chu", "chủ") || text.Raw(i) is "chúa" or "Chúa") && text.Is(i + 1, "nhat", "nhật"))
        {
            return (7, 2);
        }

        if (
            word is "cn"
            && text.Word(i + 1) is not "thong" and not "nghiep"
            && text.Word(i - 1) is not ("giay" or "cap" or "nhan")
            && !(text.Word(i - 1) is "co" or "duoc" && text.Word(i + 1) is "k" or "ko" or "khong")
        )
        {
            return (7, 1);
        }

        if (word.Length == 2 && word[0] == 't' && word[1] is >= '2' and <= '7')
        {
            return (word[1] - '1', 1);
        }

        if (text.Is(i, "thu", "thứ") || word is "t")
        {
            return Numbered(text, i);
        }

        return English(word) is > 0 and var day ? (day, 1) : (0, 0);
    }

    // "thứ hai" is Monday; "bài thứ hai", "con thứ hai" the second one.
    private static (int Day, int Used) Numbered(DateText text, int i)
    {
        if (
            text.Word(i - 1)
            is "bai"
                or "lan"
                or "cau"
                or "cai"
                or "nguoi"
                or "muc"
                or "dot"
                or "khoa"
                or "tap"
                or "hang"
                or "con"
                or "bac"
                or "option"
                or "dua"
                or "chau"
                or "be"
                or "gai"
                or "trai"
                or "chien"
                or "dieu"
                or "phan"
                or "chuong"
                or "doi"
                or "the"
                or "ngon"
                or "vo"
                or "loai"
                or "dung"
        )
        {
            return (0, 0);
        }

        var day = text.Word(i + 1) switch
        {
            "hai" or "2" => 1,
            "ba" or "3" => 2,
            "tu" or "4" => 3,
            "nam" or "5" => 4,
            "sau" or "6" => 5,
            "bay" or "7" => 6,
            _ => 0,
        };

        // "thu tu", "thu nam" without marks are weekdays; "thứ từ" is not.
        return
            day > 0
            && (
                !text.Marked(i + 1)
                || text.Raw(i + 1) is "tư" or "Tư" or "năm" or "Năm" or "sáu" or "Sáu" or "bảy" or "Bảy" or "bẩy" or "Bẩy"
            )
            && !(text.Word(i) is "t" && !text.IsNumber(i + 1))
            && text.Gap(i + 2) is not '/'
            ? (day, 2)
            : (0, 0);
    }
}
