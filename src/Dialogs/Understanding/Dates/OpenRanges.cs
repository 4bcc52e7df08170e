using NodaTime;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>
/// Ranges of which one end is said: "trước 20/11", "đến hết tháng 10", "muộn nhất thứ sáu", "sau 15/11", "từ 15/11 trở đi", "by Friday",
/// "from 5 October on". What is asked for lies ahead, so the end that is missing is today, or a year after the one that is said; before a
/// day that is over, a year before it.
/// </summary>
internal static class OpenRanges
{
    public static ReadDate? At(DateReader reader, int i)
    {
        var text = reader.Text;
        if (Until(text, i) is { } until)
        {
            return Date(reader, until.At) is { } end
                ? Before(text, until.Excludes ? end.From.PlusDays(-1) : end.To, until.At + end.Used - i)
                : null;
        }

        if (From(text, i) is { } from && Date(reader, from.At) is { } start)
        {
            var used = from.At + start.Used - i;
            if (from.Excludes)
            {
                return After(text, start.To.PlusDays(1), used);
            }

            if (GoesBack(text, i + used) is > 0 and var back)
            {
                return Before(text, start.To, used + back);
            }

            // "từ tuần trước" tells since when, "từ 15/11" from when on.
            var goesOn = GoesOn(text, i + used);
            return goesOn > 0 || start.From >= text.Today ? After(text, start.From, used + goesOn) : null;
        }

        return null;
    }

    /// <summary>"15/11 trở đi", "15/11 trở về trước": makes a date open that was read without a word before it.</summary>
    public static ReadDate? GoingOn(DateReader reader, int i, ReadDate found)
    {
        var at = i + found.Used;
        return GoesOn(reader.Text, at) is > 0 and var words ? After(reader.Text, found.From, found.Used + words)
            : GoesBack(reader.Text, at) is > 0 and var back ? Before(reader.Text, found.To, found.Used + back)
            : null;
    }

    private static ReadDate? Date(DateReader reader, int at) => DateRanges.At(reader, at) is null ? reader.DateAt(at) : null;

    private static ReadDate Before(DateText text, LocalDate last, int used) =>
        new(last >= text.Today ? text.Today : last.PlusYears(-1), last, used);

    private static ReadDate After(DateText text, LocalDate first, int used) =>
        new(first, LocalDate.Max(first, text.Today).PlusYears(1), used);

    private static (int At, bool Excludes)? Until(DateText text, int i)
    {
        if (text.Is(i, DateWord.Before) && !IsMeasured(text, i))
        {
            // "trước hoặc trong ngày 20/11"
            return text.Is(i + 1, DateWord.Or) ? (text.Is(i + 2, DateWord.Within) ? i + 3 : i + 2, false) : (i + 1, true);
        }

        if (text.Is(i, DateWord.BeforeEnglish))
        {
            return (i + 1, true);
        }

        if (text.Is(i, DateWord.By))
        {
            return (i + 1, false);
        }

        if (text.Is(i, DateWord.Late))
        {
            return text.Is(i + 1, DateWord.Most) || (text.Is(i + 1, DateWord.Than) && text.Is(i - 1, DateWord.Not))
                ? (Skip(text, i + 2), false)
                : null;
        }

        if (text.Is(i, DateWord.No))
        {
            return text.Is(i + 1, DateWord.Later) && text.Is(i + 2, DateWord.ThanEnglish) ? (i + 3, false) : null;
        }

        // Unmarked "toi" is "tôi" unless "hết" follows.
        var isComing = text.Is(i, DateWord.ComingMarked);
        if (!text.Is(i, DateWord.Until) && !isComing && !(text.Is(i, DateWord.Coming) && text.Is(i + 1, DateWord.All)))
        {
            return null;
        }

        if (text.Is(i + 1, DateWord.UntilWith))
        {
            return (i + 2, text.Is(i + 1, DateWord.Before));
        }

        // "tôi đến ngày 20/11" comes that day; "cho đến 20/11" lasts until then.
        return i == 0 || text.Is(i - 1, DateWord.LastingUntil) || StillAfter(text, i + 1) ? (i + 1, false) : null;
    }

    // "tới ngày 20/11 còn nhận không"
    private static bool StillAfter(DateText text, int i)
    {
        for (var at = i + 1; at < Math.Min(i + 7, text.Count); at++)
        {
            if (
                text.Is(at, DateWord.StillMarked)
                || (!text.Text.HasMarks && text.Is(at, DateWord.Still) && text.Is(at + 1, DateWord.StillOpen))
            )
            {
                return true;
            }
        }

        return false;
    }

    private static (int At, bool Excludes)? From(DateText text, int i)
    {
        if (text.Is(i, DateWord.After))
        {
            return CountedDays.At(text, i) is null && !IsMeasured(text, i) && !text.Is(i - 1, DateWord.WeekdayHead) ? (i + 1, true) : null;
        }

        return text.Is(i, DateWord.AfterEnglish) ? (i + 1, true)
            : text.Is(i, DateWord.From) ? (i + 1, false)
            : text.Is(i, DateWord.SinceEnglish) ? (text.Is(i + 1, DateWord.FromOrOn) ? i + 2 : i + 1, false)
            : null;
    }

    // "tuần trước thứ năm" is last week's, "lần sau" the next time.
    private static bool IsMeasured(DateText text, int i) => text.Is(i - 1, DateWord.Measured);

    private static int Skip(DateText text, int i) => text.Is(i, DateWord.IsOrInto) ? i + 1 : i;

    private static int GoesOn(DateText text, int i)
    {
        if (text.Is(i, DateWord.Turning))
        {
            return text.Is(i + 1, DateWord.Onwards) ? 2
                : text.Is(i + 1, DateWord.Towards) && text.Is(i + 2, DateWord.After) ? 3
                : 0;
        }

        return text.Is(i, DateWord.Towards) && text.Is(i + 1, DateWord.After) ? 2
            : text.Is(i, DateWord.OnwardsEnglish) ? 1
            : text.Is(i, DateWord.OnEnglish) && (i + 1 == text.Count || text.Gap(i + 1) != ' ') ? 1
            : 0;
    }

    private static int GoesBack(DateText text, int i)
    {
        var at = text.Is(i, DateWord.Turning) ? i + 1 : i;
        return text.Is(at, DateWord.Towards) && text.Is(at + 1, DateWord.Before) ? at + 2 - i : 0;
    }
}
