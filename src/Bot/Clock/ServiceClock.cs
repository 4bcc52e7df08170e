using ChatBot.Bot.Settings;
using NodaTime;

namespace ChatBot.Bot.Clock;

/// <summary>
/// The one clock of the service: the real time, or, in a rehearsal (<c>Service:StartAt</c>), a time that began there and runs at the
/// real pace. Timers are the real ones either way.
/// </summary>
internal sealed class ServiceClock : TimeProvider
{
    private long _shiftTicks;

    /// <summary>Makes the clock; a start at which nothing is named gives the real time.</summary>
    public ServiceClock(string? startAt, string timeZone)
    {
        if (string.IsNullOrWhiteSpace(startAt))
        {
            return;
        }

        var zone = DateTimeZoneProviders.Tzdb[timeZone];
        var local = TypedTime.Read(startAt) ?? throw new FormatException($"Service:StartAt: '{startAt}' is not a local time.");
        var start = local.InZoneLeniently(zone).ToDateTimeOffset();
        IsShifted = true;
        _shiftTicks = (start - System.GetUtcNow()).Ticks;
    }

    /// <summary>True in a rehearsal.</summary>
    public bool IsShifted { get; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Volatile.Read(ref _shiftTicks));

    /// <summary>Goes on from an instant of an earlier run: in a rehearsal that is started again, time never goes back.</summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        if (IsShifted && instant > GetUtcNow())
        {
            Volatile.Write(ref _shiftTicks, (instant - System.GetUtcNow()).Ticks);
        }
    }
}
