namespace ChatBot.Dialogs.Activities;

/// <summary>Names of the events that the service's edges post for every channel.</summary>
public static class DeliveryEvents
{
    /// <summary>The channel said that the person cannot be reached. Id: <c>unreachable:&lt;entry&gt;</c>.</summary>
    public const string Unreachable = "delivery.unreachable";

    /// <summary>The conversation has a new id, in <see cref="EventActivity.Subject"/>. Id: <c>moved:&lt;entry&gt;</c>.</summary>
    public const string Moved = "delivery.moved";

    /// <summary>
    /// A proactive message's outcome is unknown, or a message was given up. The subject is the outbox entry's id, a blank, and the reason;
    /// the event carries the message, and as its time when the message was written. Kept for the office. Id:
    /// <c>undelivered:&lt;entry&gt;</c>.
    /// </summary>
    public const string Undelivered = "delivery.undelivered";
}
