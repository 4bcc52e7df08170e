using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Delivery;

/// <summary>A claimed outbox entry on its way, a link in its conversation's queue.</summary>
internal sealed class PendingSend(OutboxEntry entry, DateTimeOffset claimedAt)
{
    public long Id { get; } = entry.Id;

    public OutgoingActivity Activity { get; set; } = entry.Activity;

    public DateTimeOffset EnqueuedAt { get; } = entry.EnqueuedAt;

    public DateTimeOffset ExpiresAt { get; } = ReplyExpiry.Of(entry);

    public DateTimeOffset ClaimedAt { get; set; } = claimedAt;

    /// <summary>Not tried again before.</summary>
    public DateTimeOffset NotBefore { get; set; }

    public int Attempts { get; set; } = entry.Attempts;

    /// <summary>
    /// Sends whose answer never came, counted in this process. A restart forgets it: then a reply may be sent once more than promise 8
    /// allows one process, which "at least once" covers.
    /// </summary>
    public int Unknowns { get; set; }

    public int Moves { get; set; }

    public PendingSend? Next { get; set; }

    public bool IsReply => Activity.Purpose == Purpose.Reply;
}
