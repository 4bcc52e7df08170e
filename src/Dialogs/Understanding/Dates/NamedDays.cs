using NodaTime;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>Days that are said by their name, of the solar calendar only.</summary>
internal static class NamedDays
{
    public static ReadDate? At(DateText text, int i)
    {
        var year = text.Today.Year;
        if (text.Word(i) is "quoc" && text.Word(i + 1) is "khanh" && (!text.Marked(i + 1) || text.Raw(i + 1) is "khánh"))
        {
            return ReadDate.Day(new LocalDate(year, 9, 2), 2);
        }

        if (text.Word(i) is "tet" && text.Word(i + 1) is "duong" or "tay")
        {
            return ReadDate.Day(
                new LocalDate(text.Today is { Month: 1, Day: 1 } ? year : year + 1, 1, 1),
                text.Word(i + 2) is "lich" ? 3 : 2
            );
        }

        if (
            text.Word(i) is "noel" or "christmas"
            || (text.Word(i) is "giang" && text.Word(i + 1) is "sinh" && text.Raw(i) is "giáng" or "Giáng")
        )
        {
            return ReadDate.Day(new LocalDate(year, 12, 25), text.Word(i) is "giang" ? 2 : 1);
        }

        if (text.Word(i) is "ngay" && text.Is(i + 1, "nha", "nhà") && text.Is(i + 2, "giao", "giáo"))
        {
            return ReadDate.Day(new LocalDate(year, 11, 20), 3);
        }

        return text.Word(i) is "ngay" && text.Word(i + 1) is "khuyen" && text.Word(i + 2) is "hoc"
            ? ReadDate.Day(new LocalDate(year, 10, 2), 3)
            : null;
    }
}
