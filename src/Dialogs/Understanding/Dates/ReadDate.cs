using NodaTime;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>Days read at a token.</summary>
internal sealed record ReadDate(LocalDate From, LocalDate To, int Used)
{
    /// <summary>The year was said, or follows from "next week" and the like; a range must not move it.</summary>
    public bool YearSaid { get; init; } = true;

    /// <summary>Only a day of the month was said.</summary>
    public bool DayOnly { get; init; }

    /// <summary>A whole week, to which a weekday can be added.</summary>
    public bool IsWeek { get; init; }

    /// <summary>The weekday said, 1 Monday to 7 Sunday, or 0.</summary>
    public int Weekday { get; init; }

    /// <summary>The weekday that was said beside a date that falls on another, 1 Monday to 7 Sunday, or 0.</summary>
    public int Contradicted { get; init; }

    /// <summary>The date with the weekday that was said beside it.</summary>
    public ReadDate Beside(int weekday) => (int)From.DayOfWeek == weekday ? this : this with { Contradicted = weekday };

    /// <summary>A weekday without "this" or "next".</summary>
    public bool Bare { get; init; }

    /// <summary>
    /// The words have the form of a date and are none: 31/2, "đường 30/4", "ngàn năm". They are passed over whole, so that no part of them
    /// is read.
    /// </summary>
    public bool IsNone { get; init; }

    /// <summary>Of a none: the day that the calendar does not have.</summary>
    public NoSuchDay? NoSuch { get; init; }

    /// <summary>One day.</summary>
    public static ReadDate Day(LocalDate day, int used) => new(day, day, used);

    /// <summary>Words to pass over.</summary>
    public static ReadDate None(int used) => new(LocalDate.MinIsoValue, LocalDate.MinIsoValue, used) { IsNone = true };

    /// <summary>A day of the calendar, or <see cref="None"/> when there is no such day.</summary>
    public static ReadDate Day(int year, int month, int day, int used, bool yearSaid = true) =>
        month is >= 1 and <= 12 && day >= 1 && year is >= 1900 and <= 2100 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? Day(new LocalDate(year, month, day), used) with
            {
                YearSaid = yearSaid,
            }
            : None(used) with
            {
                NoSuch =
                    month is >= 1 and <= 12 && day is >= 1 and <= 31 && year is >= 1990 and <= 2100
                        ? new NoSuchDay(year, month, day)
                        : null,
            };

    /// <summary>A month from its first day to its last.</summary>
    public static ReadDate Month(int year, int month, int used, bool yearSaid = false) =>
        new(new LocalDate(year, month, 1), new LocalDate(year, month, CalendarSystem.Iso.GetDaysInMonth(year, month)), used)
        {
            YearSaid = yearSaid,
        };

    /// <summary>A year.</summary>
    public static ReadDate Year(int year, int used) => new(new LocalDate(year, 1, 1), new LocalDate(year, 12, 31), used);

    /// <summary>Moved to another year; none when that has no such day (29 February).</summary>
    public ReadDate InYear(int year, int used) =>
        From == To && (From.Month, From.Day) == (2, 29) && !CalendarSystem.Iso.IsLeapYear(year)
            ? None(used) with
            {
                NoSuch = new NoSuchDay(year, From.Month, From.Day),
            }
            : this with
            {
                From = From.PlusYears(year - From.Year),
                To = LastOf(year),
                Used = used,
                YearSaid = true,
            };

    private LocalDate LastOf(int year) =>
        To.Month == 2 && To.Day >= 28 && From != To
            ? new LocalDate(year, 2, CalendarSystem.Iso.GetDaysInMonth(year, 2))
            : To.PlusYears(year - To.Year);
}
