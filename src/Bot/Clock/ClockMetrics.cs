using System.Diagnostics.Metrics;
using ChatBot.Bot.Telemetry;

namespace ChatBot.Bot.Clock;

/// <summary>Whether the clock is believed.</summary>
internal static class ClockMetrics
{
    private static ClockGuard? _guard;

    static ClockMetrics() =>
        ServiceInstruments.Meter.CreateObservableGauge(
            "chatbot.clock.doubted",
            () =>
                Volatile.Read(ref _guard) is { } guard
                    ? [new Measurement<int>(guard.Doubt is null ? 0 : 1)]
                    : Array.Empty<Measurement<int>>(),
            "{clock}",
            "1 while the clock is far past everything stored, so that retention and what falls due are held."
        );

    /// <summary>Measures this guard from here on, or none when it is null.</summary>
    public static void Watch(ClockGuard? guard) => Volatile.Write(ref _guard, guard);
}
