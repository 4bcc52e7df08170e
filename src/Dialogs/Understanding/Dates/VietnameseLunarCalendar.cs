using NodaTime;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>
/// The lunar calendar of Vietnam: months begin on the day of the new moon in UTC+7, and the month of the winter solstice is the eleventh.
/// .NET knows that of China, whose days are those of UTC+8: in some years Tết is a day or a month apart.
/// </summary>
/// <remarks>
/// New moon and longitude of the sun by the short series of Jean Meeus, Astronomical Algorithms (1998), as Hồ Ngọc Đức uses them for the
/// Vietnamese calendar; exact to the day for 1900 to 2100.
/// </remarks>
public static class VietnameseLunarCalendar
{
    /// <summary>First and last lunar year that is converted.</summary>
    public const int FirstYear = 1901;

    /// <inheritdoc cref="FirstYear"/>
    public const int LastYear = 2099;

    private const double HoursEast = 7;
    private const double MonthDays = 29.530588853;

    // Julian day of 1 January 1900, and of the new moon from which moons are counted.
    private const int Of1900 = 2415021;
    private const double FirstMoon = 2415021.076998695;

    private static readonly LocalDate First1900 = new(1900, 1, 1);

    /// <summary>The day of the solar calendar, or null when there is no such lunar day or it lies outside the years above.</summary>
    /// <param name="day">1 to 30.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="year">Lunar year, named by the solar year in which it begins.</param>
    /// <param name="isLeap">The second of two months of this number.</param>
    public static LocalDate? ToSolar(int day, int month, int year, bool isLeap = false) =>
        day < 1 || MonthStart(month, year, isLeap) is not { } moon || day > NewMoonDay(moon + 1) - NewMoonDay(moon)
            ? null
            : First1900.PlusDays(NewMoonDay(moon) - Of1900 + day - 1);

    /// <summary>Days of a lunar month, 29 or 30, or null when there is no such month.</summary>
    /// <param name="month">1 to 12.</param>
    /// <param name="year">Lunar year.</param>
    public static int? DaysIn(int month, int year) =>
        MonthStart(month, year, isLeap: false) is { } moon ? NewMoonDay(moon + 1) - NewMoonDay(moon) : null;

    // Number of the new moon with which a month begins.
    private static int? MonthStart(int month, int year, bool isLeap)
    {
        if (month is < 1 or > 12 || year is < FirstYear or > LastYear)
        {
            return null;
        }

        var before = EleventhMonth(month < 11 ? year - 1 : year);
        var after = EleventhMonth(month < 11 ? year : year + 1);
        var months = month < 11 ? month + 1 : month - 11;
        if (after - before > 365)
        {
            var leap = LeapMonth(before);
            var leapNumber = leap < 3 ? leap + 10 : leap - 2;
            if (isLeap && month != leapNumber)
            {
                return null;
            }

            months += isLeap || months >= leap ? 1 : 0;
        }
        else if (isLeap)
        {
            return null;
        }

        return (int)Math.Floor(0.5 + ((before - FirstMoon) / MonthDays)) + months;
    }

    // Julian day with which the eleventh month of a solar year begins.
    private static int EleventhMonth(int year)
    {
        var lastDay = Period.DaysBetween(First1900, new LocalDate(year, 12, 31));
        var moon = (int)Math.Floor(lastDay / MonthDays);
        var day = NewMoonDay(moon);
        return SunSign(day) >= 9 ? NewMoonDay(moon - 1) : day;
    }

    // How many months after the eleventh the leap month comes: the first one in which the sun enters no new sign.
    private static int LeapMonth(int eleventh)
    {
        var moon = (int)Math.Floor(((eleventh - FirstMoon) / MonthDays) + 0.5);
        var after = 1;
        var sign = SunSign(NewMoonDay(moon + after));
        int last;
        do
        {
            last = sign;
            after++;
            sign = SunSign(NewMoonDay(moon + after));
        } while (sign != last && after < 14);

        return after - 1;
    }

    // Julian day, in Vietnam, of a new moon counted from 1900.
    private static int NewMoonDay(int moon) => (int)Math.Floor(NewMoon(moon) + 0.5 + (HoursEast / 24));

    private static double NewMoon(int moon)
    {
        var t = moon / 1236.85;
        var t2 = t * t;
        var t3 = t2 * t;
        var mean =
            2415020.75933
            + (29.53058868 * moon)
            + (0.0001178 * t2)
            - (0.000000155 * t3)
            + (0.00033 * Sin(166.56 + (132.87 * t) - (0.009173 * t2)));
        var sun = 359.2242 + (29.10535608 * moon) - (0.0000333 * t2) - (0.00000347 * t3);
        var anomaly = 306.0253 + (385.81691806 * moon) + (0.0107306 * t2) + (0.00001236 * t3);
        var latitude = 21.2964 + (390.67050646 * moon) - (0.0016528 * t2) - (0.00000239 * t3);
        var correction =
            ((0.1734 - (0.000393 * t)) * Sin(sun))
            + (0.0021 * Sin(2 * sun))
            - (0.4068 * Sin(anomaly))
            + (0.0161 * Sin(2 * anomaly))
            - (0.0004 * Sin(3 * anomaly))
            + (0.0104 * Sin(2 * latitude))
            - (0.0051 * Sin(sun + anomaly))
            - (0.0074 * Sin(sun - anomaly))
            + (0.0004 * Sin((2 * latitude) + sun))
            - (0.0004 * Sin((2 * latitude) - sun))
            - (0.0006 * Sin((2 * latitude) + anomaly))
            + (0.0010 * Sin((2 * latitude) - anomaly))
            + (0.0005 * Sin((2 * anomaly) + sun));
        var clock = -0.000278 + (0.000265 * t) + (0.000262 * t2);
        return mean + correction - clock;
    }

    // Twelfth of the circle, 0 to 11 from the spring equinox, in which the sun stands when a day begins in Vietnam.
    private static int SunSign(int day)
    {
        var t = (day - 0.5 - (HoursEast / 24) - 2451545.0) / 36525;
        var t2 = t * t;
        var anomaly = 357.52910 + (35999.05030 * t) - (0.0001559 * t2) - (0.00000048 * t * t2);
        var longitude =
            280.46645
            + (36000.76983 * t)
            + (0.0003032 * t2)
            + ((1.914600 - (0.004817 * t) - (0.000014 * t2)) * Sin(anomaly))
            + ((0.019993 - (0.000101 * t)) * Sin(2 * anomaly))
            + (0.000290 * Sin(3 * anomaly));
        return (int)Math.Floor((longitude - (360 * Math.Floor(longitude / 360))) / 30);
    }

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);
}
