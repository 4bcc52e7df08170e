using ChatBot.Dialogs.Understanding.Words;

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
        var led = text.Is(i, DateWord.CountLead) || (text.Is(i, DateWord.Ago) && text.Is(i + 1, DateWord.Here));
        var ago = text.Is(i, DateWord.Ago);
        var next = text.Is(i, DateWord.NextEnglish);
        at += led ? (ago ? 2 : 1) : 0;
        at += text.Is(at, DateWord.Span) ? 1 : 0;
        return Counted(text, i, at, led, ago, next);
    }

    private static ReadDate? Counted(DateText text, int i, int at, bool led, bool ago, bool next)
    {
        // "in a week", "a month ago"
        var one = text.Is(at, DateWord.A) && text.Is(at + 1, DateWord.UnitEnglish) && (led || text.Is(at + 2, DateWord.AgoOrFrom));
        if (one)
        {
            return Directed(text, i, at + 1, 1, led, ago, next);
        }

        if (at >= text.Count || !NumberWords.TryRead(text.Text, at, out var number, out var used) || number is < 1 or > 60)
        {
            return null;
        }

        // "hai năm trước" is two years and not 25.
        if (used == 2 && text.Is(at + 1, DateWord.YearOrFive) && number % 10 == 5 && text.Is(at + 2, DateWord.YearsCounted))
        {
            return Directed(text, i, at + 1, number / 10, led, ago, next);
        }

        // "hai ba hôm nữa", "2-3 ngày nữa" name no one day.
        if (
            text.Is(at + used, DateWord.CountableUnit)
            && (
                (used == 2 && number > 11 && number % 10 == (number / 10) + 1 && !text.Is(at + 1, DateWord.Ten))
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
        var unit =
            text.Is(at, DateWord.Days) ? 1
            : text.Is(at, DateWord.Weeks) ? 7
            : text.Is(at, DateWord.Months) ? 30
            : text.Is(at, DateWord.Years) ? 365
            : 0;
        if (unit == 0)
        {
            return null;
        }

        at++;
        var isJust = text.Is(at, DateWord.Just);

        // "7 ngày qua", "3 ngày vừa qua"
        if (unit < 30 && (text.Is(at, DateWord.Past) || (isJust && text.Is(at + 1, DateWord.PastTail))))
        {
            return new ReadDate(text.Today.PlusDays(-number * unit), text.Today.PlusDays(-1), at - i + (isJust ? 2 : 1));
        }

        if (
            text.Is(at, DateWord.More)
            || (text.Is(at, DateWord.After) && !led)
            || (text.Is(at, DateWord.FromEnglish) && text.Is(at + 1, DateWord.NowEnglish))
            || (led && text.Is(i, DateWord.AfterOrIn))
        )
        {
            return Shifted(
                text,
                number,
                unit,
                at
                    - i
                    + (
                        text.Is(at, DateWord.More) || text.Is(at, DateWord.After) ? 1
                        : text.Is(at, DateWord.FromEnglish) ? 2
                        : 0
                    )
            );
        }

        if (text.Is(at, DateWord.Before) || text.Is(at, DateWord.AgoEnglish) || ago)
        {
            return Shifted(text, -number, unit, at - i + (text.Is(at, DateWord.Before) || text.Is(at, DateWord.AgoEnglish) ? 1 : 0));
        }

        if ((text.Is(at, DateWord.Coming) || (text.Is(at, DateWord.SoonOnly) && text.Is(at + 1, DateWord.Coming)) || next) && unit < 365)
        {
            return new ReadDate(
                text.Today.PlusDays(1),
                unit == 30 ? text.Today.PlusMonths(number) : text.Today.PlusDays(number * unit),
                at
                    - i
                    + (
                        next ? 0
                        : text.Is(at, DateWord.SoonOnly) ? 2
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
