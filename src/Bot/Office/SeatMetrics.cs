using System.Diagnostics.Metrics;
using ChatBot.Bot.Telemetry;

namespace ChatBot.Bot.Office;

/// <summary>Seats that want a look of the office. Labels name no class and no address.</summary>
internal static class SeatMetrics
{
    private static readonly Counter<long> Alarms = ServiceInstruments.Meter.CreateCounter<long>(
        "chatbot.seats.alarms",
        "{alarm}",
        "Classes that fill too fast or left the content with learners in them, and addresses of the web that take too many seats."
    );

    private static int _provisional;

    static SeatMetrics() =>
        ServiceInstruments.Meter.CreateObservableGauge(
            "chatbot.seats.provisional",
            () => Volatile.Read(ref _provisional),
            "{seat}",
            "Seats that wait for somebody to vouch for them."
        );

    /// <summary>Sets the number of provisional seats.</summary>
    public static void Show(int provisional) => Volatile.Write(ref _provisional, provisional);

    /// <summary>Counts an alarm.</summary>
    public static void Raise(string reason) => Alarms.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
