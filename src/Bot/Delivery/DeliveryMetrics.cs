using System.Diagnostics.Metrics;
using ChatBot.Bot.Telemetry;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Delivery;

/// <summary>Counts sends. Tags name channels, purposes and outcomes, never people.</summary>
internal static class DeliveryMetrics
{
    private static readonly Counter<long> Sends = ServiceInstruments.Meter.CreateCounter<long>(
        "chatbot.sends",
        "{message}",
        "Messages by outcome, purpose and channel."
    );

    private static readonly Histogram<double> Age = ServiceInstruments.Meter.CreateHistogram(
        "chatbot.send.age",
        "s",
        "From the commit of a message's turn until the channel had it.",
        advice: ServiceInstruments.Waits
    );

    private static readonly Counter<long> Duplicates = ServiceInstruments.Meter.CreateCounter<long>(
        "chatbot.sends.duplicates_possible",
        "{message}",
        "Sends whose answer never came: the message may arrive twice (reply) or not at all (proactive)."
    );

    private static IOutbox? _outbox;

    static DeliveryMetrics() =>
        ServiceInstruments.Meter.CreateObservableGauge(
            "chatbot.outbox.pending",
            () => Volatile.Read(ref _outbox)?.PendingCount ?? 0,
            "{message}",
            "Messages not yet sent or given up."
        );

    public static void Watch(IOutbox? outbox) => Volatile.Write(ref _outbox, outbox);

    public static void Record(string outcome, PendingSend message)
    {
        if (Sends.Enabled)
        {
            Sends.Add(
                1,
                new("outcome", outcome),
                new("purpose", NameOf(message.Activity.Purpose)),
                new("channel", message.Activity.To.Channel)
            );
        }

        if (outcome == Outcomes.Unknown)
        {
            Duplicates.Add(1, new("purpose", NameOf(message.Activity.Purpose)), new("channel", message.Activity.To.Channel));
        }
    }

    public static void RecordAge(PendingSend message, DateTimeOffset now)
    {
        if (Age.Enabled)
        {
            Age.Record(
                Math.Max(0, (now - message.EnqueuedAt).TotalSeconds),
                new("purpose", NameOf(message.Activity.Purpose)),
                new("channel", message.Activity.To.Channel)
            );
        }
    }

    private static string NameOf(Purpose purpose) =>
        purpose switch
        {
            Purpose.Reply => "reply",
            Purpose.Lesson => "lesson",
            Purpose.Reminder => "reminder",
            _ => "broadcast",
        };
}

/// <summary>Names of outcomes in metrics and logs.</summary>
internal static class Outcomes
{
    public const string Sent = "sent";
    public const string Retry = "retry";
    public const string Unreachable = "unreachable";
    public const string Rejected = "rejected";
    public const string Moved = "moved";
    public const string Misconfigured = "misconfigured";
    public const string Unknown = "unknown";
    public const string Expired = "expired";
    public const string Dropped = "dropped";
    public const string Deferred = "deferred";

    /// <summary>Dropped by a later turn, or left to another process: not sent by this one.</summary>
    public const string Forgotten = "forgotten";
}
