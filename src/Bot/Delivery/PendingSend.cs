using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Delivery;

/// <summary>A claimed outbox entry on its way, a link in its conversation's queue.</summary>
internal sealed class PendingSend(OutboxEntry entry)
{
    /// <summary>The entry as it was handed out last.</summary>
    public OutboxEntry Entry { get; set; } = entry;

    /// <summary>Id of the entry.</summary>
    public long Id => Entry.Id;

    /// <summary>What goes out; its conversation may have moved since it was enqueued.</summary>
    public OutgoingActivity Activity { get; set; } = entry.Activity;

    /// <summary>When its turn was committed.</summary>
    public DateTimeOffset EnqueuedAt { get; } = entry.EnqueuedAt;

    /// <summary>From when on it is not sent any more.</summary>
    public DateTimeOffset ExpiresAt { get; } = ReplyExpiry.Of(entry);

    /// <summary>Earliest instant of the next attempt.</summary>
    public DateTimeOffset NotBefore { get; set; }

    /// <summary>Attempts so far whose outcome was not final.</summary>
    public int Attempts { get; set; } = entry.Attempts;

    /// <summary>
    /// Sends whose answer never came, counted in this process. A restart forgets it: then a reply may be sent once more than promise 8
    /// allows one process, which "at least once" covers.
    /// </summary>
    public int Unknowns { get; set; }

    /// <summary>How often the channel gave the conversation a new id.</summary>
    public int Moves { get; set; }

    /// <summary>The next message of the conversation, or null behind the last.</summary>
    public PendingSend? Next { get; set; }

    /// <summary>True for an answer that a citizen waits for.</summary>
    public bool IsReply => Activity.Purpose == Purpose.Reply;
}
