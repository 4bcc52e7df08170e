using NodaTime;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>Days, both inclusive.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record DateSpan(LocalDate From, LocalDate To);

/// <summary>What a message says about days.</summary>
/// <param name="Range">The days, or null.</param>
/// <param name="IsLunar">The message speaks of the lunar calendar (rằm, Tết, âm lịch): ask for the day of the solar one.</param>
/// <param name="IsPast">The days are over.</param>
/// <param name="Time">Time of day, or null.</param>
public sealed record FoundDates(DateSpan? Range, bool IsLunar, bool IsPast, LocalTime? Time)
{
    /// <summary>Nothing about days.</summary>
    public static readonly FoundDates None = new(null, false, false, null);

    /// <summary>The day that was asked for and does not exist, or null. With one there is no range.</summary>
    public NoSuchDay? NoSuch { get; init; }
}
