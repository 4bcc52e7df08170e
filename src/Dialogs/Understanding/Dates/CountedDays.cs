namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>
/// Days counted from today: "3 ngày nữa", "ba bữa nữa", "5 ngày trước", "in 3 days". "2 tuần nữa" and "1 tháng nữa" are that one day too, 14 days or a month
/// on; "3 ngày tới" are the three days after today. How long something takes ("học 3 tháng") is no day.
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
        if (at >= text.Count || !NumberWords.TryRead(text.Text, at, out var number, out var used) || number is < 1 or > 60)
        {
            return null;
        }

        at += used;
        var unit = text.Word(at) switch
        {
            "ngay" or "bua" or "hom" or "day" or "days" => 1,
            "tuan" or "week" or "weeks" => 7,
            "thang" or "month" or "months" => 30,
            _ => 0,
        };
        if (unit == 0)
        {
            return null;
        }

        at++;
        var after = text.Word(at);
        if (after is "nua" || (text.Is(at, "sau", "sau") && !led) || (text.Word(at) is "from" && text.Word(at + 1) is "now") || (led && text.Word(i) is "sau" or "in"))
        {
            return Shifted(text, number, unit, at - i + (after is "nua" or "sau" ? 1 : after is "from" ? 2 : 0));
        }

        if (text.Is(at, "truoc", "trước") || after is "ago" || ago)
        {
            return Shifted(text, -number, unit, at - i + (after is "truoc" or "ago" ? 1 : 0));
        }

        if ((text.Is(at, "toi", "tới") || (after is "sap" && text.Word(at + 1) is "toi") || next) && unit < 30)
        {
            return new ReadDate(text.Today.PlusDays(1), text.Today.PlusDays(number * unit), at - i + (next ? 0 : after is "sap" ? 2 : 1));
        }

        return null;
    }

    private static ReadDate Shifted(DateText text, int number, int unit, int used) =>
        ReadDate.Day(unit == 30 ? text.Today.PlusMonths(number) : text.Today.PlusDays(number * unit), used);
}
