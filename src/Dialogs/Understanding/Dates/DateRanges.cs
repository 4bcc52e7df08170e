using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>Two days and all between them, both inclusive, and days named one after the other.</summary>
internal static class DateRanges
{
    /// <summary>"từ 5 đến 7/10", "5-11/10/2020", "từ thứ 2 đến thứ 6 tuần sau", "1–7 tháng 10".</summary>
    public static ReadDate? At(DateReader reader, int i)
    {
        var text = reader.Text.Text;
        var at = i;
        while (at < text.Tokens.Count && DateWords.Is(text, at, DateWord.RangeHead) && (at == i))
        {
            at++;
        }

        // Words before the first number: "từ ngày mồng 5".
        var bare = at;
        while (bare < text.Tokens.Count && DateWords.Is(text, bare, DateWord.BeforeBareDay))
        {
            bare++;
        }

        var first =
            reader.Text.Is(at, DateWord.Now) || (at > i && reader.Text.Is(at, DateWord.HourOrNow))
                ? ReadDate.Day(reader.Text.Today, 1)
                : reader.DateAt(at);
        if (first is not null && Connector(text, at + first.Used) is { } after && reader.DateAt(after) is { } second)
        {
            // With a month on the second date only, the first is read again as a bare day of it.
            if (!(first.DayOnly && !second.DayOnly && second.From == second.To && !second.YearSaid))
            {
                return Ranged(first, second, after + second.Used - i);
            }
        }

        // "từ ngày 28 đến 30", "ngày 28 và 29"
        if (
            first is { DayOnly: true }
            && (Connector(text, at + first.Used) ?? And(text, at + first.Used)) is { } nextDay
            && reader.Text.IsNumber(nextDay)
            && reader.Text.Number(nextDay) is var lastDay
            && lastDay > first.From.Day
            && lastDay <= CalendarSystem.Iso.GetDaysInMonth(first.From.Year, first.From.Month)
            && !reader.Text.CountsThings(nextDay + 1)
            && !reader.Text.Is(nextDay + 1, DateWord.Month)
            && reader.Text.Gap(nextDay + 1) is not ('/' or '-' or '.' or ':')
        )
        {
            return first with { To = new LocalDate(first.From.Year, first.From.Month, lastDay), Used = nextDay + 1 - i, DayOnly = false };
        }

        // "October 7-9"
        if (
            first is not null
            && first.From == first.To
            && EnglishDates.Month(reader.Text, at) > 0
            && Connector(text, at + first.Used) is { } dash
            && reader.Text.Number(dash) is var until
            && until > first.From.Day
            && until <= CalendarSystem.Iso.GetDaysInMonth(first.From.Year, first.From.Month)
        )
        {
            return first with
            {
                To = new LocalDate(first.From.Year, first.From.Month, until),
                Used = EnglishDates.SkipOrdinal(reader.Text, dash + 1) - i,
            };
        }

        if (
            bare < text.Tokens.Count
            && NumberWords.TryRead(text, bare, out var day, out var used)
            && day is >= 1 and <= 31
            && LastOf(reader, Ordinal(text, bare + used)) is { } end
            && (reader.DateAt(end) ?? OfNearMonth(reader, end)) is { Weekday: 0 } last
            && last.From == last.To
            && (last.DayOnly || HasMonth(text, end, last))
        )
        {
            if (day <= last.From.Day)
            {
                return new ReadDate(new LocalDate(last.From.Year, last.From.Month, day), last.To, end + last.Used - i)
                {
                    YearSaid = last.YearSaid,
                };
            }

            var month = last.From.PlusMonths(-1);
            return day <= CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month)
                ? new ReadDate(new LocalDate(month.Year, month.Month, day), last.To, end + last.Used - i) { YearSaid = last.YearSaid }
                : null;
        }

        return null;
    }

    /// <summary>The day that does not exist and ends the range whose words end here, or null.</summary>
    public static NoSuchDay? NoSuchEnd(DateReader reader, int i) =>
        Connector(reader.Text.Text, i) is { } after ? reader.At(after)?.NoSuch : null;

    // "từ 28 đến 30 tháng này": only in a range; "3 tháng này" alone are three months.
    private static ReadDate? OfNearMonth(DateReader reader, int i) =>
        reader.Text.IsNumber(i)
        && reader.Text.Is(i + 1, DateWord.Month)
        && Months.At(reader.Text, i + 1) is null
        && reader.Text.YearShift(i + 2) is 0 or 1
        && reader.Text.Today.PlusMonths(reader.Text.YearShift(i + 2) ?? 0) is var month
        && ReadDate.Day(month.Year, month.Month, reader.Text.Number(i), 3) is { IsNone: false } day
            ? day
            : null;

    private static bool HasMonth(AnalyzedText text, int index, ReadDate date)
    {
        for (var i = index; i < index + date.Used; i++)
        {
            if (
                DateWords.Is(text, i, DateWord.Month)
                || (i > index && text.Text[text.Tokens[i].Start - 1] is '/' or '-' or '.')
                || EnglishWords.Of(text.Lexicon).IsSure(text.FoldedToken(i))
            )
            {
                return true;
            }
        }

        return false;
    }

    private static ReadDate? Ranged(ReadDate first, ReadDate second, int used)
    {
        var from = first.From;
        var to = second.To;

        // "thứ 2 đến thứ 6 tuần sau": both in the week of the second; two bare weekdays: the second follows the first.
        if (first.Weekday > 0 && first.Bare && second.Weekday > 0)
        {
            if (second.Bare)
            {
                to = from.PlusDays((second.Weekday - first.Weekday + 7) % 7);
            }
            else
            {
                from = DateText.MondayOf(to).PlusDays(first.Weekday - 1);
            }
        }
        else if (second.Weekday > 0 && second.Bare && to < from)
        {
            to = to.PlusDays(7);
        }

        if (!first.YearSaid && second.YearSaid && second.From.Year != from.Year && second.Weekday == 0)
        {
            from = from.PlusYears(second.From.Year - from.Year);
        }

        if (second.DayOnly && to < from)
        {
            to = new LocalDate(from.Year, from.Month, Math.Min(second.From.Day, CalendarSystem.Iso.GetDaysInMonth(from.Year, from.Month)));
        }

        if (to < from && !second.YearSaid)
        {
            to = to.PlusYears(1);
        }

        return to < from ? null : new ReadDate(from, to, used);
    }

    private static int? Connector(AnalyzedText text, int i)
    {
        if (i >= text.Tokens.Count)
        {
            return null;
        }

        if (DateWords.Is(text, i, DateWord.Connecting) || DateWords.Is(text, i, DateWord.Coming))
        {
            var next = i + 1;
            while (next < text.Tokens.Count && DateWords.Is(text, next, DateWord.ToTheEnd))
            {
                next++;
            }

            return next;
        }

        if (i == 0)
        {
            return null;
        }

        var gap = text.Text.AsSpan(text.Tokens[i - 1].End, text.Tokens[i].Start - text.Tokens[i - 1].End).Trim();
        return gap is ['-' or '–' or '—' or '~' or '→'] or ['-', '>'] or ['.', '.', '.'] ? i : null;
    }

    // "5 và 6/10"
    private static int? And(AnalyzedText text, int i)
    {
        if (DateWords.Is(text, i, DateWord.AndOrComma))
        {
            return i + 1;
        }

        return
            i > 0
            && i < text.Tokens.Count
            && text.Text.AsSpan(text.Tokens[i - 1].End, text.Tokens[i].Start - text.Tokens[i - 1].End).Trim() is [',']
            ? i
            : null;
    }

    // "5th to 11th of October"
    private static int Ordinal(AnalyzedText text, int i) =>
        i < text.Tokens.Count && DateWords.Is(text, i, DateWord.OrdinalEnding) ? i + 1 : i;

    /// <summary>Where the last of "5, 6 và 7/10" begins: the one that has a month, or only a day after a day's word.</summary>
    private static int? LastOf(DateReader reader, int i)
    {
        var text = reader.Text.Text;
        while ((Connector(text, i) ?? And(text, i)) is { } next)
        {
            if ((reader.DateAt(next) ?? OfNearMonth(reader, next)) is not null)
            {
                return next;
            }

            if (!NumberWords.TryRead(text, next, out var day, out var used) || day is < 1 or > 31)
            {
                return null;
            }

            i = next + used;
        }

        return null;
    }

    /// <summary>"thứ 7, chủ nhật", "hôm nay, mai và ngày kia": neighbouring days become one range.</summary>
    public static ReadDate Join(DateReader reader, int i, ReadDate found)
    {
        for (var days = 0; days < 7; days++)
        {
            var extended = Extended(reader, i, found);
            if (extended.Used == found.Used)
            {
                return extended;
            }

            found = extended;
        }

        return found;
    }

    private static ReadDate Extended(DateReader reader, int i, ReadDate found)
    {
        var text = reader.Text.Text;
        var at = i + found.Used;
        if (at >= text.Tokens.Count)
        {
            return found;
        }

        var joined = DateWords.Is(text, at, DateWord.And);
        var gap = text.Text.AsSpan(text.Tokens[at - 1].End, text.Tokens[at].Start - text.Tokens[at - 1].End).Trim();
        var next = joined ? at + 1 : at;
        if (!joined && gap is not ([] or [',' or '&' or '+']))
        {
            return found;
        }

        // "thứ sáu 13/11", "thứ 6 ngày 13/11" name one day twice too.
        if (
            gap is []
            && !joined
            && found is { Weekday: > 0, Bare: true }
            && found.From == found.To
            && reader.DateAt(next) is { Weekday: 0, DayOnly: false, IsWeek: false } dated
            && dated.From == dated.To
            && HasMonth(text, next, dated)
        )
        {
            return dated.Beside(found.Weekday) with { Used = next + dated.Used - i };
        }

        if (reader.DateAt(next) is not { } second || (gap is [] && !joined && (found.Weekday == 0 || second.Weekday == 0)))
        {
            return found;
        }

        // "thứ 5, 8/10/2020" names one day twice; the date is the surer of the two.
        if (!joined && found.Weekday > 0 && found.Bare && second.Weekday == 0)
        {
            return (second.From == second.To ? second.Beside(found.Weekday) : second) with { Used = next + second.Used - i };
        }

        // "Chủ nhật hoặc thứ bảy": the two days of one weekend, in the order in which they came to mind.
        if (joined && second.Bare && found is { Weekday: 7, Bare: true } && second.Weekday == 6 && found.From == found.To)
        {
            return new ReadDate(found.From.PlusDays(-1), found.To, next + second.Used - i);
        }

        if (second.Bare && found.Weekday > 0)
        {
            var following = found.To.PlusDays((second.Weekday - found.Weekday + 7) % 7);
            second = second with { From = following, To = following };
        }

        // "thứ 7 và chủ nhật tuần sau": both next week.
        if (found.Bare && found.From == found.To && second.Weekday > 0 && !second.Bare)
        {
            found = found with
            {
                From = DateText.MondayOf(second.From).PlusDays(found.Weekday - 1),
                To = DateText.MondayOf(second.From).PlusDays(found.Weekday - 1),
            };
        }

        return second.To >= found.From && Period.DaysBetween(found.To, second.From) <= 7
            ? new ReadDate(found.From, second.To, next + second.Used - i) { Weekday = second.Weekday, Bare = second.Bare }
            : found;
    }
}
