using NodaTime;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>Days, both inclusive.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record DateSpan(LocalDate From, LocalDate To);

/// <summary>What a message says about days.</summary>
/// <param name="Range">The days, or null.</param>
/// <param name="IsLunar">The message speaks of the lunar calendar (rằm, Tết, âm lịch). It has no range then.</param>
/// <param name="IsPast">The days are over.</param>
/// <param name="Time">Time of day, or null.</param>
public sealed record FoundDates(DateSpan? Range, bool IsLunar, bool IsPast, LocalTime? Time)
{
    /// <summary>Nothing about days.</summary>
    public static readonly FoundDates None = new(null, false, false, null);

    /// <summary>Of a message that speaks of the lunar calendar, the days in the solar one, or null when none is clear.</summary>
    public DateSpan? Lunar { get; init; }

    /// <summary>The weekday that was said beside a date that falls on another, 1 Monday to 7 Sunday, or null.</summary>
    public int? Contradicted { get; init; }

    /// <summary>The day that was asked for and does not exist, or null. With one there is no range.</summary>
    public NoSuchDay? NoSuch { get; init; }
}
