using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>
/// Days counted from today: "3 ngày nữa", "ba bữa nữa", "5 ngày trước", "in 3 days". "2 tuần nữa" and "1 tháng nữa" are that one day too,
/// 14 days or a month on; "3 ngày tới" are the three days after today. How long something takes ("học 3 tháng") is no day.
/// </summary>
internal static class CountedDays
{
    public static ReadDate? At(DateText text, int i)
    {
        var at = i;
        var led = text.Word(i) is "sau" or "in" or "trong" or "next" || (text.Word(i) is "cach" && text.Word(i + 1) is "day");
        var ago = text.Word(i) is "cach";
        var next = text.Word(i) is "next";
        at += led ? (ago ? 2 : 1) : 0;
        at += text.Is(at, "vong", "vòng") ? 1 : 0;
        return Counted(text, i, at, led, ago, next);
    }

    private static ReadDate? Counted(DateText text, int i, int at, bool led, bool ago, bool next)
    {
        // "in a week", "a month ago"
        var one = text.Word(at) is "a" && text.Word(at + 1) is "day" or "week" or "month" && (led || text.Word(at + 2) is "ago" or "from");
        if (one)
        {
            return Directed(text, i, at + 1, 1, led, ago, next);
        }

        if (at >= text.Count || !NumberWords.TryRead(text.Text, at, out var number, out var used) || number is < 1 or > 60)
        {
            return null;
        }

        // "hai năm trước" is two years and not 25.
        if (used == 2 && text.Raw(at + 1) is "năm" or "nam" && number % 10 == 5 && text.Word(at + 2) is "truoc" or "nua" or "sau" or "toi")
        {
            return Directed(text, i, at + 1, number / 10, led, ago, next);
        }

        // "hai ba hôm nữa", "2-3 ngày nữa": nobody knows which.
        if (
            text.Word(at + used) is "ngay" or "bua" or "hom" or "tuan" or "thang"
            && (
                (used == 2 && number > 11 && number % 10 == (number / 10) + 1 && text.Word(at + 1) is not "muoi")
                || (text.Gap(at) == '-' && text.IsNumber(at - 1))
            )
        )
        {
            return ReadDate.None(at + used - i);
        }

        return Directed(text, i, at + used, number, led, ago, next);
    }

    private static ReadDate? Directed(DateText text, int i, int at, int number, bool led, bool ago, bool next)
    {
        var unit = text.Word(at) switch
        {
            "ngay" or "bua" or "hom" or "day" or "days" => 1,
            "tuan" or "week" or "weeks" => 7,
            "thang" or "month" or "months" => 30,
            "nam" or "year" or "years" when !text.Marked(at) || text.Raw(at) is "năm" => 365,
            _ => 0,
        };
        if (unit == 0)
        {
            return null;
        }

        at++;
        var after = text.Word(at);

        // "7 ngày qua", "3 ngày vừa qua"
        if (unit < 30 && (text.Is(at, "qua", "qua") || (after is "vua" && text.Word(at + 1) is "qua" or "roi")))
        {
            return new ReadDate(text.Today.PlusDays(-number * unit), text.Today.PlusDays(-1), at - i + (after is "vua" ? 2 : 1));
        }

        if (
            after is "nua"
            || (text.Is(at, "sau", "sau") && !led)
            || (text.Word(at) is "from" && text.Word(at + 1) is "now")
            || (led && text.Word(i) is "sau" or "in")
        )
        {
            return Shifted(
                text,
                number,
                unit,
                at
                    - i
                    + (
                        after is "nua" or "sau" ? 1
                        : after is "from" ? 2
                        : 0
                    )
            );
        }

        if (text.Is(at, "truoc", "trước") || after is "ago" || ago)
        {
            return Shifted(text, -number, unit, at - i + (after is "truoc" or "ago" ? 1 : 0));
        }

        if ((text.Is(at, "toi", "tới") || (after is "sap" && text.Word(at + 1) is "toi") || next) && unit < 30)
        {
            return new ReadDate(
                text.Today.PlusDays(1),
                text.Today.PlusDays(number * unit),
                at
                    - i
                    + (
                        next ? 0
                        : after is "sap" ? 2
                        : 1
                    )
            );
        }

        return null;
    }

    private static ReadDate Shifted(DateText text, int number, int unit, int used) =>
        unit == 365
            ? ReadDate.Year(text.Today.Year + number, used)
            : ReadDate.Day(unit == 30 ? text.Today.PlusMonths(number) : text.Today.PlusDays(number * unit), used);
}
