using System.Diagnostics.Metrics;
using ChatBot.Bot.Telemetry;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Turns;

/// <summary>Counts turns, after their commit: a turn may run more than once for one effect.</summary>
internal static class TurnMetrics
{
    private static readonly Counter<long> Turns = ServiceInstruments.Meter.CreateCounter<long>(
        "chatbot.turns",
        "{turn}",
        "Turns by outcome, channel and kind of activity."
    );

    private static readonly Histogram<double> Duration = ServiceInstruments.Meter.CreateHistogram(
        "chatbot.turn.duration",
        "s",
        "From the hand-in of an activity until its effect is on disk.",
        advice: ServiceInstruments.Moments
    );

    private static readonly Histogram<double> QueueWait = ServiceInstruments.Meter.CreateHistogram(
        "chatbot.turn.wait",
        "s",
        "From the hand-in of an activity until its turn first ran.",
        advice: ServiceInstruments.Moments
    );

    /// <summary>Counts a turn after its commit.</summary>
    public static void Record(string outcome, Activity activity, TimeSpan duration, TimeSpan? wait)
    {
        var channel = new KeyValuePair<string, object?>("channel", activity.Conversation.Channel);
        var kind = new KeyValuePair<string, object?>("kind", KindOf(activity));
        Turns.Add(1, new("outcome", outcome), channel, kind);
        Duration.Record(duration.TotalSeconds, channel, kind);
        if (wait is { } waited)
        {
            QueueWait.Record(waited.TotalSeconds, channel, kind);
        }
    }

    /// <summary>Kind of an activity, as a tag.</summary>
    public static string KindOf(Activity activity) =>
        activity switch
        {
            MessageActivity => "message",
            ButtonActivity => "button",
            LocationActivity => "location",
            ContactActivity => "contact",
            JoinedActivity => "joined",
            LeftActivity => "left",
            EventActivity => "event",
            _ => "unsupported",
        };
}
