using ChatBot.Dialogs.Engine;
using NodaTime;

namespace ChatBot.Bot.Channels.ZaloOa.Costs;

/// <summary>
/// The hour from which the platform takes again what it refuses at night (-234); its night ends at six, on clocks in Vietnam.
/// </summary>
internal sealed class ZaloOaMorning(ServiceCalendar calendar, TimeProvider time)
{
    private static readonly LocalTime Opens = new(6, 0, 30);

    public TimeSpan Until()
    {
        var now = time.GetUtcNow();
        var local = calendar.ToLocal(now);
        var day = local.TimeOfDay < Opens ? local.Date : local.Date.PlusDays(1);
        return calendar.ToInstant(day + Opens) - now;
    }
}
