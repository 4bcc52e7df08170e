using System.Diagnostics.Metrics;
using ChatBot.Bot.Clock;
using ChatBot.Bot.Telemetry;
using ChatBot.Bot.Turns;

namespace ChatBot.Bot.Scheduling;

internal static class SchedulingMetrics
{
    private static readonly Histogram<double> Lag = ServiceInstruments.Meter.CreateHistogram(
        "chatbot.schedule.lag",
        "s",
        "How late an event was posted.",
        advice: ServiceInstruments.Waits
    );

    private static readonly Counter<long> Posted = ServiceInstruments.Meter.CreateCounter<long>(
        "chatbot.schedule.events",
        "{event}",
        "Events posted, by schedule and what became of them."
    );

    private static readonly Counter<long> Removed = ServiceInstruments.Meter.CreateCounter<long>(
        "chatbot.retention.removed",
        "{document}",
        "Documents removed because their time was over, by kind."
    );

    private static ClockGuard? _guard;

    static SchedulingMetrics() =>
        ServiceInstruments.Meter.CreateObservableGauge(
            "chatbot.clock.doubted",
            () =>
                Volatile.Read(ref _guard) is { } guard
                    ? [new Measurement<int>(guard.Doubt is null ? 0 : 1)]
                    : Array.Empty<Measurement<int>>(),
            "{clock}",
            "1 while the clock is far past everything stored, so that retention and what falls due are held."
        );

    /// <summary>Measures this guard from here on; null: none.</summary>
    public static void Watch(ClockGuard? guard) => Volatile.Write(ref _guard, guard);

    public static void RecordLag(string schedule, TimeSpan lag) =>
        Lag.Record(Math.Max(0, lag.TotalSeconds), new KeyValuePair<string, object?>("schedule", schedule));

    public static void RecordPosted(string schedule, TurnReceipt receipt) =>
        Posted.Add(
            1,
            new("schedule", schedule),
            new(
                "outcome",
                receipt switch
                {
                    TurnReceipt.Done => "done",
                    TurnReceipt.Repeated => "repeated",
                    _ => "failed",
                }
            )
        );

    public static void RecordRemoved(string kind, int count) => Removed.Add(count, new KeyValuePair<string, object?>("kind", kind));
}
