using System.Text.Json.Serialization;

namespace ChatBot.Dialogs.Activities;

/// <summary>One thing received: from a citizen through a channel, or posted by the service itself as an event.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(MessageActivity), "message")]
[JsonDerivedType(typeof(ButtonActivity), "button")]
[JsonDerivedType(typeof(LocationActivity), "location")]
[JsonDerivedType(typeof(ContactActivity), "contact")]
[JsonDerivedType(typeof(UnsupportedActivity), "unsupported")]
[JsonDerivedType(typeof(JoinedActivity), "joined")]
[JsonDerivedType(typeof(LeftActivity), "left")]
[JsonDerivedType(typeof(EventActivity), "event")]
public abstract record Activity
{
    /// <summary>
    /// Inbox key: the same however often the channel repeats the update, different for every other update, e.g.
    /// <c>telegram/123456/update/778</c> or <c>lesson:person:2026-11-23</c>.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>Where it came from.</summary>
    public required ConversationReference Conversation { get; init; }

    /// <summary>The citizen's language as the channel tells it (BCP 47), or null. A hint only: what they choose or write wins.</summary>
    public string? LanguageHint { get; init; }

    /// <summary>
    /// When it happened, on the service's clock. Set by channels that may deliver late (a webhook's retry comes up to two hours after);
    /// null means that it happens now.
    /// </summary>
    public DateTimeOffset? HappenedAt { get; init; }

    /// <summary>
    /// Keyed pseudonym of the sender's network address, never the address itself. An IPv6 network of 64 bits counts as one address. Set by
    /// channels without accounts (the web); null for channels that know their users and for events of the service.
    /// </summary>
    public string? AddressHash { get; init; }

    /// <summary>
    /// Keyed pseudonym of the sender's wider network: 48 bits of IPv6, 24 bits of IPv4. One customer of a provider may hold such a network
    /// whole. Null where <see cref="AddressHash"/> is null.
    /// </summary>
    public string? NetworkHash { get; init; }
}

/// <summary>Text that a citizen wrote.</summary>
public sealed record MessageActivity : Activity
{
    /// <summary>The text as received.</summary>
    public required string Text { get; init; }

    /// <summary>The channel's id of the message; an edited message comes with the id of the first version.</summary>
    public string? MessageId { get; init; }

    /// <summary>The citizen changed a message sent before.</summary>
    public bool IsEdit { get; init; }
}

/// <summary>A button that a citizen pressed; it carries what it means.</summary>
public sealed record ButtonActivity : Activity
{
    /// <summary>The payload given to the button, see <see cref="Button"/>.</summary>
    public required string Payload { get; init; }

    /// <summary>The channel's id of the message that showed the button, or null where the channel does not tell.</summary>
    public string? ShownIn { get; init; }
}

/// <summary>A place that a citizen shared.</summary>
public sealed record LocationActivity : Activity
{
    /// <summary>Degrees north, -90 to 90.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required double Latitude { get; init; }

    /// <summary>Degrees east, -180 to 180.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required double Longitude { get; init; }
}

/// <summary>A phone number shared with the channel's own button.</summary>
public sealed record ContactActivity : Activity
{
    /// <summary>The number as the channel gave it, with or without a plus sign.</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>True when the channel vouches that it is the sender's own number.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>Something the service cannot read: a picture, a voice message, a sticker, a file.</summary>
public sealed record UnsupportedActivity : Activity
{
    /// <summary>What it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required UnsupportedContent Content { get; init; }
}

/// <summary>Kinds of content that cannot be read.</summary>
public enum UnsupportedContent
{
    /// <summary>Anything else.</summary>
    Other,

    /// <summary>A picture, or an album of them.</summary>
    Picture,

    /// <summary>A voice message or audio file.</summary>
    Voice,

    /// <summary>A video.</summary>
    Video,

    /// <summary>A sticker or animation.</summary>
    Sticker,

    /// <summary>A file.</summary>
    File,

    /// <summary>A text longer than <see cref="TurnLimits.MaxTextLength"/>.</summary>
    TooLong,
}

/// <summary>The citizen opened the conversation, came back after blocking, or followed the account.</summary>
public sealed record JoinedActivity : Activity
{
    /// <summary>
    /// The person can be reached again but asked for nothing, so nothing is said. (Telegram reports an unblocking and sends the start
    /// besides.)
    /// </summary>
    public bool IsSilent { get; init; }

    /// <summary>
    /// The channel reports it without a word of the person (the account was followed, its window opened). Only a person who is new or has
    /// been away is greeted then, and never in the middle of a dialog.
    /// </summary>
    public bool IsUnasked { get; init; }

    /// <summary>Payload of a deep link, or null.</summary>
    public string? StartPayload { get; init; }
}

/// <summary>The citizen blocked the bot or left; nothing may be sent any more.</summary>
public sealed record LeftActivity : Activity;

/// <summary>
/// Posted by the service itself: scheduler, staff, timers, content changes. It goes through the same turn, behind the citizens; what a
/// channel tells of a conversation (<see cref="ConversationEvents"/>) in its place among the citizen's messages. Its
/// <see cref="Activity.Id"/> says what must happen only once.
/// </summary>
public sealed record EventActivity : Activity
{
    /// <summary>Which event; a skill registers the names it handles.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about: the key of a document, an id. Never personal data.</summary>
    public string? Subject { get; init; }

    /// <summary>The message that did not arrive, with <see cref="DeliveryEvents.Undelivered"/>; null with every other event.</summary>
    public OutgoingActivity? Message { get; init; }
}

/// <summary>Limits on what a turn takes in.</summary>
public static class TurnLimits
{
    /// <summary>Longest text read, in UTF-16 code units: Telegram's own limit for one message.</summary>
    public const int MaxTextLength = 4096;

    /// <summary>Days for which an update is known to have been handled.</summary>
    public const int InboxDays = 7;
}
