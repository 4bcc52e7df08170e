using NodaTime;

namespace ChatBot.Dialogs.Engine;

/// <summary>The service's time zone and the hours in which nobody is written to unasked.</summary>
/// <param name="Zone">Time zone; Asia/Ho_Chi_Minh.</param>
/// <param name="QuietHours">Quiet hours.</param>
public sealed record ServiceCalendar(DateTimeZone Zone, QuietHours QuietHours)
{
    /// <summary>Asia/Ho_Chi_Minh, quiet from 21:30 to 06:00.</summary>
    public static ServiceCalendar Default { get; } =
        new(DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"], new QuietHours(new LocalTime(21, 30), new LocalTime(6, 0)));

    /// <summary>The local time of an instant.</summary>
    public LocalDateTime ToLocal(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(Zone).LocalDateTime;

    /// <summary>The same instant with the zone's offset, for callers that show it without knowing the zone.</summary>
    public DateTimeOffset InZone(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(Zone).ToDateTimeOffset();

    /// <summary>The instant of a local time; a time that a clock change skips or repeats is taken leniently.</summary>
    public DateTimeOffset ToInstant(LocalDateTime local) => local.InZoneLeniently(Zone).ToDateTimeOffset();

    /// <summary>When quiet hours end, if <paramref name="instant"/> lies in them; otherwise null.</summary>
    public DateTimeOffset? QuietUntil(DateTimeOffset instant)
    {
        var local = ToLocal(instant);
        if (!QuietHours.Contains(local.TimeOfDay))
        {
            return null;
        }

        var day = QuietHours.Start > QuietHours.End && local.TimeOfDay >= QuietHours.Start ? local.Date.PlusDays(1) : local.Date;
        return ToInstant(day + QuietHours.End);
    }
}

/// <summary>Hours of the day in which no proactive message leaves; may pass midnight. Equal start and end: none.</summary>
/// <param name="Start">First moment.</param>
/// <param name="End">First moment after.</param>
public readonly record struct QuietHours(LocalTime Start, LocalTime End)
{
    /// <summary>Whether a time of day is quiet.</summary>
    public bool Contains(LocalTime time) => Start <= End ? time >= Start && time < End : time >= Start || time < End;
}
