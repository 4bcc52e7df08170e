using System.Diagnostics.Metrics;
using ChatBot.Bot.Telemetry;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Storage;

/// <summary>Measures how long work waits for the store: the first thing to look at when answers become slow.</summary>
internal static class StoreMetrics
{
    /// <summary>Name of the gauge.</summary>
    public const string QueueAge = "chatbot.store.queue.age";

    private static IStoreHealth? _store;

    static StoreMetrics() =>
        ServiceInstruments.Meter.CreateObservableGauge(
            QueueAge,
            Measure,
            "s",
            "Age of the oldest work that waits for the writer, by priority."
        );

    /// <summary>Measures this store from here on; null ends the measuring.</summary>
    public static void Watch(IStoreHealth? store) => Volatile.Write(ref _store, store);

    private static IEnumerable<Measurement<double>> Measure() =>
        Volatile.Read(ref _store) is not { } store
            ? []
            : Enum.GetValues<WorkPriority>()
                .Select(priority => new Measurement<double>(
                    store.OldestWait(priority).TotalSeconds,
                    new KeyValuePair<string, object?>("priority", priority == WorkPriority.Citizen ? "citizen" : "job")
                ));
}
