using System.Diagnostics.Metrics;
using ChatBot.Bot.Telemetry;
using ChatBot.Bot.Turns;

namespace ChatBot.Bot.Scheduling;

/// <summary>Measures the scheduler and retention.</summary>
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

    /// <summary>Measures how late an event was posted.</summary>
    public static void RecordLag(string schedule, TimeSpan lag) =>
        Lag.Record(Math.Max(0, lag.TotalSeconds), new KeyValuePair<string, object?>("schedule", schedule));

    /// <summary>Counts a posted event.</summary>
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

    /// <summary>Counts documents that retention removed.</summary>
    public static void RecordRemoved(string kind, int count) => Removed.Add(count, new KeyValuePair<string, object?>("kind", kind));
}
