using NodaTime;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>Days that are said by their name, of the solar calendar only.</summary>
internal static class NamedDays
{
    public static ReadDate? At(DateText text, int i)
    {
        var year = text.Today.Year;
        if (text.Is(i, DateWord.NationalHead) && text.Is(i + 1, DateWord.NationalTail))
        {
            return ReadDate.Day(new LocalDate(year, 9, 2), 2);
        }

        if (text.Is(i, DateWord.NewYear) && text.Is(i + 1, DateWord.SolarNewYear))
        {
            return ReadDate.Day(
                new LocalDate(text.Today is { Month: 1, Day: 1 } ? year : year + 1, 1, 1),
                text.Is(i + 2, DateWord.Calendar) ? 3 : 2
            );
        }

        if (
            text.Is(i, DateWord.Christmas)
            || (text.Is(i, DateWord.ChristmasHead) && text.Is(i + 1, DateWord.BirthTail) && text.Is(i, DateWord.ChristmasHead))
        )
        {
            return ReadDate.Day(new LocalDate(year, 12, 25), text.Is(i, DateWord.ChristmasHead) ? 2 : 1);
        }

        if (text.Is(i, DateWord.DayAny) && text.Is(i + 1, DateWord.House) && text.Is(i + 2, DateWord.Teaching))
        {
            return ReadDate.Day(new LocalDate(year, 11, 20), 3);
        }

        return text.Is(i, DateWord.DayAny) && text.Is(i + 1, DateWord.PromotionHead) && text.Is(i + 2, DateWord.Study)
            ? ReadDate.Day(new LocalDate(year, 10, 2), 3)
            : null;
    }
}
