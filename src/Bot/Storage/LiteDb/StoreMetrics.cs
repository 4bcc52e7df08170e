using System.Diagnostics.Metrics;
using ChatBot.Bot.Telemetry;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>How long work waits for the one writer: the first thing to look at when answers become slow.</summary>
internal static class StoreMetrics
{
    public const string QueueAge = "chatbot.store.queue.age";

    private static LiteDbStore? _store;

    static StoreMetrics() =>
        ServiceInstruments.Meter.CreateObservableGauge(
            QueueAge,
            Measure,
            "s",
            "Age of the oldest work that waits for the writer, by priority."
        );

    /// <summary>Measures this store from here on; null: none.</summary>
    public static void Watch(LiteDbStore? store) => Volatile.Write(ref _store, store);

    private static IEnumerable<Measurement<double>> Measure() =>
        Volatile.Read(ref _store) is not { } store
            ? []
            : Enum.GetValues<WorkPriority>()
                .Select(priority => new Measurement<double>(
                    store.OldestWait(priority).TotalSeconds,
                    new KeyValuePair<string, object?>("priority", priority == WorkPriority.Citizen ? "citizen" : "job")
                ));
}
