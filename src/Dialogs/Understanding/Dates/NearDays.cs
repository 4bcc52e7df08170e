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
        if (text.Is(i, DateWord.Tonight))
        {
            return ReadDate.Day(text.Today, 1);
        }

        if (
            !(
                (text.Is(i, DateWord.Morning) && (text.Marked(i) || !text.Text.HasMarks))
                || text.Is(i, DateWord.Noon)
                || text.Is(i, DateWord.Afternoon)
                || text.Is(i, DateWord.Evening)
                || text.Is(i, DateWord.Night)
                || text.Is(i, DateWord.LateNight)
                || text.Is(i, DateWord.Early)
                || text.Is(i, DateWord.PartWithDay)
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

        if (text.Is(i + 1, DateWord.Now) || text.Is(i + 1, DateWord.ThisInDialect))
        {
            return ReadDate.Day(text.Today, 2);
        }

        if (
            (text.Is(i + 1, DateWord.Tomorrow) && !(text.Raw(i + 1)[0] == 'M' && text.Raw(i)[0] != 'S'))
            || text.Is(i + 1, DateWord.TomorrowInDialect)
        )
        {
            return ReadDate.Day(text.Today.PlusDays(1), 2);
        }

        if (text.Is(i + 1, DateWord.Past))
        {
            return ReadDate.Day(text.Today.PlusDays(-1), 2);
        }

        if (
            text.Is(i + 1, DateWord.Beyond)
            || text.Is(i + 1, DateWord.BeyondMarked)
            || (text.Is(i + 1, DateWord.One) && !text.Text.HasMarks && !text.Is(i + 2, DateWord.CountedTimes))
        )
        {
            return ReadDate.Day(text.Today.PlusDays(2), 2);
        }

        return Weekdays.At(text, i + 1) is { } day ? day with { Used = day.Used + 1 } : null;
    }

    public static ReadDate? At(DateText text, int i)
    {
        var next = i + 1;
        if (text.Is(i, DateWord.TodayWord))
        {
            return Offset(text, 0, 1);
        }

        if (text.Is(i, DateWord.TomorrowWord))
        {
            return Offset(text, 1, 1);
        }

        if (text.Is(i, DateWord.YesterdayWord))
        {
            return Offset(text, -1, 1);
        }

        if (text.Is(i, DateWord.DayEnglish))
        {
            return text.Is(next, DateWord.AfterEnglish) && text.Is(i + 2, DateWord.TomorrowEnglish) ? Offset(text, 2, 3)
                : text.Is(next, DateWord.BeforeEnglish) && text.Is(i + 2, DateWord.YesterdayEnglish) ? Offset(text, -2, 3)
                : null;
        }

        if (text.Is(i, DateWord.DayHere))
        {
            return OfDay(text, i);
        }

        if (text.Is(i, DateWord.TodayLetters))
        {
            return char.IsLower(text.Raw(i)[0]) && !text.Is(i - 1, DateWord.ToHanoi) ? Offset(text, 0, 1) : null;
        }

        if (text.Is(i, DateWord.Mot))
        {
            return !text.Is(i - 1, DateWord.BeforeMot) && !text.Is(next, DateWord.MotNot) ? Offset(text, 2, 1) : null;
        }

        if (text.Is(i, DateWord.Tomorrow))
        {
            // "mai mốt": some day
            return text.Gap(next) == ' '
                && (text.Is(next, DateWord.AfterMai) || (text.Is(next, DateWord.BeyondUnmarked) && !text.Text.HasMarks))
                    ? ReadDate.None(2)
                : IsTomorrow(text, i) ? Offset(text, 1, 1)
                : null;
        }

        if (text.Is(i, DateWord.Now))
        {
            return text.Is(next, DateWord.Tomorrow) && text.Gap(next) == ' ' ? ReadDate.None(2)
                : i == 0 && !text.Is(next, DateWord.Is) ? Offset(text, 0, 1)
                : null;
        }

        return text.Is(i, DateWord.Beyond) && i == 0 && text.Count == 1 ? Offset(text, 2, 1) : null;
    }

    // "hôm nay", "bữa ni", "ngày mai", "hôm kia", "ngày kia"
    private static ReadDate? OfDay(DateText text, int i)
    {
        var next = i + 1;
        var isDay = text.Is(i, DateWord.Day);
        var isNow = text.Is(next, DateWord.Now);
        var isHere = text.Is(next, DateWord.ThisInDialect);
        if (isDay && (text.Is(next, DateWord.This) || isHere) && SameDay(text, i + 2) is { } same)
        {
            return same;
        }

        if (isDay && (isNow || text.Is(next, DateWord.ThisMarked)))
        {
            return text.Is(next + 1, DateWord.Tomorrow) ? Offset(text, 1, 3) : ReadDate.None(2);
        }

        if (isHere || (!isDay && isNow && !text.Is(i - 1, DateWord.HowMany)))
        {
            return Offset(text, 0, 2);
        }

        if (text.Is(next, DateWord.Tomorrow) || text.Is(next, DateWord.TomorrowInDialect))
        {
            return Offset(text, 1, 2);
        }

        if (text.Is(next, DateWord.Past) || text.Is(next, DateWord.PastSlip))
        {
            return Offset(text, -1, 2);
        }

        if (!isDay)
        {
            return text.Is(next, DateWord.Beyond) || text.Is(next, DateWord.BeyondInDialect) ? Offset(text, -2, 2) : null;
        }

        var isBeyond =
            text.Is(next, DateWord.Beyond)
            || text.Is(next, DateWord.BeyondBoth)
            || (text.Is(next, DateWord.BeyondUnmarked) && !text.Text.HasMarks && !text.Is(i + 2, DateWord.Month));
        return isBeyond ? Offset(text, 2, 2) : null;
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

        return text.Is(i, DateWord.Year) && Years.At(text, i) is { IsNone: false } year
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

        return !text.Is(i - 1, DateWord.BeforeMai) && !text.Is(i + 1, DateWord.BehindMai);
    }
}
