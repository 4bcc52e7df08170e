using System.Diagnostics.Metrics;
using ChatBot.Bot.Telemetry;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>Room on the disk of the data, which strangers may use up only to the reserve.</summary>
internal static class DiskMetrics
{
    private static Func<long>? _free;

    static DiskMetrics() =>
        ServiceInstruments.Meter.CreateObservableGauge("chatbot.disk.free", Measure, "By", "Free room on the disk of the data.");

    /// <summary>Measures so from here on.</summary>
    public static void Watch(Func<long> free) => Volatile.Write(ref _free, free);

    private static IEnumerable<Measurement<long>> Measure() => Volatile.Read(ref _free) is { } free ? [new Measurement<long>(free())] : [];
}
