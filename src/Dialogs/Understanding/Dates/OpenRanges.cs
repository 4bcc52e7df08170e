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
        switch (text.Word(i))
        {
            case "truoc" when text.Is(i, "truoc", "trước") && !IsMeasured(text, i):
                // "trước hoặc trong ngày 20/11"
                return text.Is(i + 1, "hoac", "hoặc") ? (text.Is(i + 2, "trong", "trong") ? i + 3 : i + 2, false) : (i + 1, true);
            case "before":
                return (i + 1, true);
            case "by" or "until" or "till":
                return (i + 1, false);
            case "muon" or "cham" or "tre" when text.Is(i + 1, "nhat", "nhất"):
            case "muon" or "tre" or "cham" when text.Is(i + 1, "hon", "hơn") && text.Word(i - 1) is "khong":
                return (Skip(text, i + 2), false);
            case "no" when text.Word(i + 1) is "later" && text.Word(i + 2) is "than":
                return (i + 3, false);
            case "den"
            or "toi" when text.Is(i, "den", "đến") || text.Raw(i) is "tới" or "Tới" || (text.Word(i) is "toi" && text.Word(i + 1) is "het"):
                if (
                    text.Word(i + 1) is "het" or "tan" or "truoc"
                    && (text.Word(i) is not "toi" || text.Word(i + 1) is not "truoc" || text.Marked(i))
                )
                {
                    return (i + 2, text.Word(i + 1) is "truoc");
                }

                // "tôi đến ngày 20/11" comes that day; "cho đến 20/11" lasts until then.
                return i == 0 || text.Word(i - 1) is "cho" or "dai" or "han" or "mo" or "nhan" or "hieu" || StillAfter(text, i + 1)
                    ? (i + 1, false)
                    : null;
            default:
                return null;
        }
    }

    // "tới ngày 20/11 còn nhận không"
    private static bool StillAfter(DateText text, int i)
    {
        for (var at = i + 1; at < Math.Min(i + 7, text.Count); at++)
        {
            if (
                text.Raw(at) is "còn"
                || (!text.Text.HasMarks && text.Word(at) is "con" && text.Word(at + 1) is "nhan" or "mo" or "han" or "cho")
            )
            {
                return true;
            }
        }

        return false;
    }

    private static (int At, bool Excludes)? From(DateText text, int i)
    {
        switch (text.Word(i))
        {
            case "sau"
                when CountedDays.At(text, i) is null
                    && text.Is(i, "sau", "sau")
                    && !IsMeasured(text, i)
                    && text.Word(i - 1) is not ("thu" or "t"):
                return (i + 1, true);
            case "after":
                return (i + 1, true);
            case "tu" when text.Is(i, "tu", "từ"):
                return (i + 1, false);
            case "from" or "since" or "starting":
                return (text.Word(i + 1) is "from" or "on" ? i + 2 : i + 1, false);
            default:
                return null;
        }
    }

    // "tuần trước thứ năm" is last week's, "lần sau" the next time.
    private static bool IsMeasured(DateText text, int i) =>
        text.Word(i - 1)
            is "tuan"
                or "thang"
                or "nam"
                or "ngay"
                or "hom"
                or "bua"
                or "quy"
                or "lan"
                or "khoa"
                or "ky"
                or "dot"
                or "toi"
                or "sang"
                or "chieu"
                or "week"
                or "month"
                or "year"
                or "day"
                or "nua";

    private static int Skip(DateText text, int i) => text.Word(i) is "la" or "vao" ? i + 1 : i;

    private static int GoesOn(DateText text, int i)
    {
        if (text.Is(i, "tro", "trở"))
        {
            return text.Word(i + 1) is "di" or "len" ? 2
                : text.Word(i + 1) is "ve" && text.Is(i + 2, "sau", "sau") ? 3
                : 0;
        }

        return text.Is(i, "ve", "về") && text.Is(i + 1, "sau", "sau") ? 2
            : text.Word(i) is "onwards" or "onward" ? 1
            : text.Word(i) is "on" && (i + 1 == text.Count || text.Gap(i + 1) != ' ') ? 1
            : 0;
    }

    private static int GoesBack(DateText text, int i)
    {
        var at = text.Is(i, "tro", "trở") ? i + 1 : i;
        return text.Is(at, "ve", "về") && text.Is(at + 1, "truoc", "trước") ? at + 2 - i : 0;
    }
}
