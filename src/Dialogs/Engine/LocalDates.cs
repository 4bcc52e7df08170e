using System.Globalization;
using NodaTime;

namespace ChatBot.Dialogs.Engine;

/// <summary>Dates and times as people of the language write them.</summary>
public static class LocalDates
{
    private static readonly string[] DaysVi = ["", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"];
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"Thứ Hai, 5/10/2020" or "Monday, 5 October 2020".</summary>
    public static string Show(LocalDate date, string language) =>
        language == "en"
            ? date.ToString("dddd, d MMMM yyyy", English)
            : string.Create(CultureInfo.InvariantCulture, $"{DaysVi[(int)date.DayOfWeek]}, {date.Day}/{date.Month}/{date.Year}");

    /// <summary>"7h30" or "07:30".</summary>
    public static string Show(LocalTime time, string language) =>
        language == "en" ? time.ToString("HH:mm", English)
        : time.Minute == 0 ? string.Create(CultureInfo.InvariantCulture, $"{time.Hour}h")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Hour}h{time.Minute:00}");
}
