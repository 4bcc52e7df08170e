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

    /// <summary>Measures this outbox from here on; null ends the measuring.</summary>
    public static void Watch(IOutbox? outbox) => Volatile.Write(ref _outbox, outbox);

    /// <summary>Counts what became of a message.</summary>
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

    /// <summary>Measures how old a message was when the channel had it.</summary>
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
    /// <summary>The channel has it.</summary>
    public const string Sent = "sent";

    /// <summary>The channel asked to try again.</summary>
    public const string Retry = "retry";

    /// <summary>The person cannot be reached on the channel.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>The channel will never take it.</summary>
    public const string Rejected = "rejected";

    /// <summary>The conversation has a new id.</summary>
    public const string Moved = "moved";

    /// <summary>The operator must mend something first.</summary>
    public const string Misconfigured = "misconfigured";

    /// <summary>No answer came: the channel may have it or not.</summary>
    public const string Unknown = "unknown";

    /// <summary>Too old to be sent.</summary>
    public const string Expired = "expired";

    /// <summary>The look before sending found it unwanted.</summary>
    public const string Dropped = "dropped";

    /// <summary>The look before sending put it off.</summary>
    public const string Deferred = "deferred";

    /// <summary>Dropped by a later turn, or left to another process: not sent by this one.</summary>
    public const string Forgotten = "forgotten";
}
