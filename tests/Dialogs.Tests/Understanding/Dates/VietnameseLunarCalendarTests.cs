using ChatBot.Dialogs.Understanding.Dates;
using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding.Dates;

/// <summary>Lunar days of Vietnam against the published calendars, in years in which China's differ as well.</summary>
public sealed class VietnameseLunarCalendarTests
{
    [Theory]
    [InlineData(1968, "1968-01-29")] // China: 30 January
    [InlineData(1969, "1969-02-16")] // China: 17 February
    [InlineData(1985, "1985-01-21")] // China: 20 February
    [InlineData(2000, "2000-02-05")]
    [InlineData(2007, "2007-02-17")] // China: 18 February
    [InlineData(2015, "2015-02-19")]
    [InlineData(2020, "2020-01-25")]
    [InlineData(2021, "2021-02-12")]
    [InlineData(2023, "2023-01-22")]
    [InlineData(2024, "2024-02-10")]
    [InlineData(2025, "2025-01-29")]
    [InlineData(2026, "2026-02-17")]
    [InlineData(2027, "2027-02-06")]
    [InlineData(2028, "2028-01-26")]
    [InlineData(2029, "2029-02-13")]
    [InlineData(2030, "2030-02-02")] // China: 3 February
    public void NewYear_OfAYear_IsTheDayOfThePublishedCalendar(int year, string day) =>
        Assert.Equal(Day(day), VietnameseLunarCalendar.ToSolar(1, 1, year));

    [Theory]
    [InlineData(15, 8, 2020, "2020-10-01")]
    [InlineData(15, 8, 2024, "2024-09-17")]
    [InlineData(15, 8, 2025, "2025-10-06")]
    [InlineData(15, 8, 2026, "2026-09-25")]
    [InlineData(10, 3, 2024, "2024-04-18")]
    [InlineData(10, 3, 2025, "2025-04-07")]
    [InlineData(23, 12, 2024, "2025-01-22")]
    public void Day_OfAMonth_IsTheDayOfThePublishedCalendar(int day, int month, int year, string solar) =>
        Assert.Equal(Day(solar), VietnameseLunarCalendar.ToSolar(day, month, year));

    [Theory]
    [InlineData(2, 1985, "1985-03-21")] // China's leap month was the tenth of 1984
    [InlineData(4, 2020, "2020-05-23")]
    [InlineData(2, 2023, "2023-03-22")]
    [InlineData(6, 2025, "2025-07-25")]
    public void LeapMonth_OfAYear_BeginsOnTheDayOfThePublishedCalendar(int month, int year, string solar) =>
        Assert.Equal(Day(solar), VietnameseLunarCalendar.ToSolar(1, month, year, isLeap: true));

    [Fact]
    public void MonthsOfAllYears_FollowEachOtherWithoutAGap()
    {
        for (var year = 1950; year < 2090; year++)
        {
            var days = 0;
            for (var month = 1; month <= 12; month++)
            {
                Assert.InRange(VietnameseLunarCalendar.DaysIn(month, year)!.Value, 29, 30);
                days += VietnameseLunarCalendar.DaysIn(month, year)!.Value;
            }

            var length = Period.DaysBetween(
                VietnameseLunarCalendar.ToSolar(1, 1, year)!.Value,
                VietnameseLunarCalendar.ToSolar(1, 1, year + 1)!.Value
            );
            Assert.True(length == days || length - days is 29 or 30, $"{year}: {length} days, months of {days}");
        }
    }

    [Theory]
    [InlineData(31, 1, 2026)]
    [InlineData(0, 1, 2026)]
    [InlineData(1, 13, 2026)]
    [InlineData(1, 1, 1800)]
    public void Day_ThatTheCalendarHasNot_IsNone(int day, int month, int year) =>
        Assert.Null(VietnameseLunarCalendar.ToSolar(day, month, year));

    private static LocalDate Day(string iso) => NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value;
}
