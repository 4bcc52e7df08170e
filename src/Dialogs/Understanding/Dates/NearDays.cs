namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>
/// Days around today: "hôm nay", "mai", "mốt", "ngày kia", "hôm qua", "bữa ni", "ngày này tuần sau", with the part of a day before them
/// ("tối mai"). "Mai mốt", "nay mai" and "ngày nay" name no day.
/// </summary>
internal static class NearDays
{
    // "sáng mai", "tối nay", "chiều thứ 7", "sáng ngày 5/10": the part of the day is read with its day.
    public static ReadDate? OfPart(DateText text, int i)
    {
        if (text.Word(i) is "tonight")
        {
            return ReadDate.Day(text.Today, 1);
        }

        if (
            !(
                (text.Is(i, "sang", "sáng") && (text.Marked(i) || !text.Text.HasMarks))
                || text.Is(i, "trua", "trưa")
                || text.Is(i, "chieu", "chiều")
                || text.Is(i, "toi", "tối")
                || text.Is(i, "dem", "đêm")
                || text.Is(i, "khuya", "khuya")
                || text.Is(i, "som", "sớm")
                || text.Word(i) is "morning" or "evening" or "afternoon"
            )
        )
        {
            return null;
        }

        // "con gai toi nay 6 tuoi"
        if (DayParts.IsOwner(text.Text, i))
        {
            return null;
        }

        if (text.Is(i + 1, "nay", "nay") || text.Word(i + 1) is "ni")
        {
            return ReadDate.Day(text.Today, 2);
        }

        if ((text.Is(i + 1, "mai", "mai") && !(text.Raw(i + 1)[0] == 'M' && text.Raw(i)[0] != 'S')) || text.Raw(i + 1) is "mơi")
        {
            return ReadDate.Day(text.Today.PlusDays(1), 2);
        }

        if (text.Is(i + 1, "qua", "qua"))
        {
            return ReadDate.Day(text.Today.PlusDays(-1), 2);
        }

        if (
            text.Is(i + 1, "kia", "kia")
            || text.Raw(i + 1) is "mốt"
            || (text.Word(i + 1) is "mot" && !text.Text.HasMarks && text.Word(i + 2) is not ("lan" or "tuan" or "thang"))
        )
        {
            return ReadDate.Day(text.Today.PlusDays(2), 2);
        }

        return Weekdays.At(text, i + 1) is { } day ? day with { Used = day.Used + 1 } : null;
    }

    public static ReadDate? At(DateText text, int i)
    {
        var word = text.Word(i);
        var next = i + 1;
        switch (word)
        {
            case "hnay" or "homnay" or "today" or "bunay" or "hni":
                return Offset(text, 0, 1);
            case "nmai" or "ngaymai" or "tomorrow" or "tmr":
                return Offset(text, 1, 1);
            case "hqua" or "homqua" or "yesterday":
                return Offset(text, -1, 1);
            case "day" when text.Word(next) is "after" && text.Word(i + 2) is "tomorrow":
                return Offset(text, 2, 3);
            case "day" when text.Word(next) is "before" && text.Word(i + 2) is "yesterday":
                return Offset(text, -2, 3);
            case "ngay" when (text.Is(next, "nay", "này") || text.Word(next) is "ni") && SameDay(text, i + 2) is { } same:
                return same;
            case "ngay" when text.Is(next, "nay", "nay") || text.Raw(next) is "này":
                return text.Word(next + 1) is "mai" ? Offset(text, 1, 3) : ReadDate.None(2);
            case "hom" or "bua" when text.Is(next, "nay", "nay") && text.Word(i - 1) is not "may":
            case "hom" or "bua" or "ngay" when text.Word(next) is "ni":
                return Offset(text, 0, 2);
            case "hn" when text.Raw(i) is "hn" && text.Word(i - 1) is not ("o" or "ra" or "tai"):
                return Offset(text, 0, 1);
            case "hom" or "bua" or "ngay" when text.Is(next, "mai", "mai") || text.Raw(next) is "mơi":
                return Offset(text, 1, 2);
            case "hom" or "bua" or "ngay" when text.Is(next, "qua", "qua") || text.Raw(next) is "quá":
                return Offset(text, -1, 2);
            case "ngay"
                when text.Is(next, "kia", "kia")
                    || text.Raw(next) is "mốt" or "tê"
                    || (text.Word(next) is "mot" or "te" && !text.Text.HasMarks && text.Word(i + 2) is not "thang"):
                return Offset(text, 2, 2);
            case "hom" or "bua" when text.Is(next, "kia", "kia") || text.Is(next, "te", "tê"):
                return Offset(text, -2, 2);
            case "mot"
                when text.Raw(i) is "mốt" or "Mốt"
                    && text.Word(i - 1)
                        is not (
                            "muoi"
                            or "thoi"
                            or "hai"
                            or "ba"
                            or "bon"
                            or "tu"
                            or "nam"
                            or "sau"
                            or "bay"
                            or "tam"
                            or "chin"
                            or "tram"
                            or "quan"
                            or "ao"
                            or "do"
                            or "theo"
                            or "hop"
                        )
                    && text.Word(next) is not ("moi" or "nhat" or "thoi"):
                return Offset(text, 2, 1);
            case "mai"
                when text.Gap(next) == ' '
                    && (text.Raw(next) is "mốt" or "một" or "này" || (text.Word(next) is "mot" && !text.Text.HasMarks)):
                return ReadDate.None(2);
            case "nay" when text.Is(next, "mai", "mai") && text.Gap(next) == ' ':
                return ReadDate.None(2);
            case "mai" when IsTomorrow(text, i):
                return Offset(text, 1, 1);
            case "nay" when i == 0 && !text.Marked(i) && text.Word(next) is not "la":
                return Offset(text, 0, 1);
            case "kia" when i == 0 && text.Count == 1:
                return Offset(text, 2, 1);
            default:
                return null;
        }
    }

    private static ReadDate Offset(DateText text, int days, int used) => ReadDate.Day(text.Today.PlusDays(days), used);

    // "ngày này tuần sau", "ngày này tháng sau"
    private static ReadDate? SameDay(DateText text, int i)
    {
        if (Weeks.At(text, i) is { IsWeek: true } week)
        {
            return ReadDate.Day(week.From.PlusDays((int)text.Today.DayOfWeek - 1), week.Used + 2);
        }

        if (Months.At(text, i) is { IsNone: false } month)
        {
            return ReadDate.Day(month.From.Year, month.From.Month, text.Today.Day, month.Used + 2);
        }

        return text.Is(i, "nam", "năm") && Years.At(text, i) is { IsNone: false } year
            ? ReadDate.Day(year.From.Year, text.Today.Month, text.Today.Day, year.Used + 2)
            : null;
    }

    // Mai is also a name, a flower, and without marks "mãi" and "mài".
    private static bool IsTomorrow(DateText text, int i)
    {
        if (text.Marked(i) || (char.IsUpper(text.Raw(i)[0]) && i > 0 && text.Gap(i) == ' ' && !char.IsUpper(text.Raw(i - 1)[^1])))
        {
            return false;
        }

        return text.Word(i - 1)
                is not (
                    "khuyen"
                    or "chi"
                    or "co"
                    or "hoang"
                    or "quynh"
                    or "thi"
                    or "hoa"
                    or "tuyet"
                    or "ngoc"
                    or "thanh"
                    or "bach"
                    or "em"
                    or "ba"
                    or "hoai"
                    or "cho"
                    or "nhon"
                    or "tan"
                    or "nghia"
                    or "phuong"
                    or "ten"
                    or "xuan"
                    or "thuong"
                    or "mot"
                    or "bac"
                    or "di"
                    or "ban"
                )
            && text.Word(i + 1)
                is not ("tang" or "sau" or "hung" or "giang" or "son" or "anh" or "linh" or "hoa" or "day" or "huong" or "phuong" or "chi");
    }
}
