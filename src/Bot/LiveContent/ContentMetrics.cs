using ChatBot.Bot.Telemetry;

namespace ChatBot.Bot.LiveContent;

/// <summary>Measures what of the office's content is not in use.</summary>
internal static class ContentMetrics
{
    private static int _waiting;

    static ContentMetrics() =>
        ServiceInstruments.Meter.CreateObservableGauge(
            "chatbot.content.waiting",
            () => Volatile.Read(ref _waiting),
            "{edit}",
            "Edits of the content that wait because of errors."
        );

    /// <summary>Measures this from here on.</summary>
    /// <param name="edits">How many wait; at least one when the folder as a whole does.</param>
    public static void Record(int edits) => Volatile.Write(ref _waiting, edits);
}
