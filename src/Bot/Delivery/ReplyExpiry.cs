using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Delivery;

/// <summary>When a message is too old to be sent.</summary>
internal static class ReplyExpiry
{
    /// <summary>
    /// A reply older than this answers nobody any more. A day: long enough for a night's outage, and as long as Telegram itself keeps what
    /// a bot did not fetch.
    /// </summary>
    public static readonly TimeSpan OfReplies = TimeSpan.FromHours(24);

    /// <summary>The instant from which the message is not sent. One that names none expires like a reply.</summary>
    public static DateTimeOffset Of(OutboxEntry entry) => entry.Activity.ExpiresAt ?? entry.EnqueuedAt + OfReplies;
}
