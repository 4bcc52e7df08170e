namespace ChatBot.Dialogs.Activities;

/// <summary>Why a message goes out. The order is the order of sending across conversations.</summary>
public enum Purpose
{
    /// <summary>Answers something the citizen just did; may always be sent.</summary>
    Reply,

    /// <summary>A daily lesson.</summary>
    Lesson,

    /// <summary>A reminder or notice that the citizen asked for (an event, a class).</summary>
    Reminder,

    /// <summary>A broadcast by the office.</summary>
    Broadcast,
}

/// <summary>
/// One message to be sent. Typed content: text, and beside it choices, a card, a file or a request for the phone number. It carries its
/// content key, arguments and language, so that a channel that must use its own templates can.
/// </summary>
public sealed record OutgoingActivity
{
    /// <summary>Where to.</summary>
    public required ConversationReference To { get; init; }

    /// <summary>
    /// The text in Markdown (CommonMark: emphasis, links, lists, line breaks as typed). Arguments are already escaped. Channels render it.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>Content key of the text, e.g. <c>signup.ask-name</c>; a topic's is <c>topic.week_when</c>.</summary>
    public string? Key { get; init; }

    /// <summary>Arguments that were put into the text, unescaped.</summary>
    public IReadOnlyDictionary<string, string>? Arguments { get; init; }

    /// <summary>Language of the text: <c>vi</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "vi";

    /// <summary>Choices. A channel without buttons shows them as a numbered list (the engine understands the number either way).</summary>
    public IReadOnlyList<Button> Buttons { get; init; } = [];

    /// <summary>Choices may be shown with numbers; false where the text has numbered lines of its own (a summary).</summary>
    public bool NumberedChoices { get; init; } = true;

    /// <summary>A card shown with the text, or null.</summary>
    public Card? Card { get; init; }

    /// <summary>A file sent with the text, or null.</summary>
    public OutgoingFile? File { get; init; }

    /// <summary>
    /// Names a file that is made when the message is sent (<c>calendar:EVENT</c>), because rendering is no work for a turn, or null. On
    /// its way to the channel it becomes <see cref="File"/>; a channel that sends no files never gets one.
    /// </summary>
    public string? FileOf { get; init; }

    /// <summary>Asks for something that a channel may offer with a native button.</summary>
    public NativeRequest Request { get; init; }

    /// <summary>
    /// It answers what was given to a <see cref="Request"/> before: a channel that showed a keyboard of its own takes it away with this.
    /// </summary>
    public bool EndsRequest { get; init; }

    /// <summary>Why it goes out.</summary>
    public Purpose Purpose { get; init; }

    /// <summary>After this instant it is stale and not sent any more. Null for a reply, which expires by the dispatcher's rule.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whom it is for, or null in a group.</summary>
    public string? PersonId { get; init; }

    /// <summary>What a policy needs to look at again before sending, e.g. the key of the subscription; never personal data.</summary>
    public string? Subject { get; init; }

    /// <summary>Id of the inbound activity this answers, or null.</summary>
    public string? InReplyTo { get; init; }
}

/// <summary>A choice: what is shown and what it means. With <see cref="Url"/> it opens a page instead.</summary>
/// <param name="Label">What is shown; short (Telegram shows about 20 characters in half a row).</param>
/// <param name="Payload">What it means, understood out of turn and a week later; at most 64 bytes of UTF-8 (Telegram's
/// callback_data).</param>
/// <param name="Url">Page to open, or null.</param>
public sealed record Button(string Label, string Payload, string? Url = null)
{
    /// <summary>
    /// True for the yes button of a confirmation, which a typed yes ("có", "đúng") means too; false for the no button; null otherwise.
    /// </summary>
    public bool? IsYes { get; init; }

    /// <summary>True when a press takes something away for good or gives it to others: a polite word beside it confirms nothing.</summary>
    public bool TakesAway { get; init; }

    /// <summary>It takes back what was just done, for a day: it may be asked for in words as long, whatever was shown since.</summary>
    public bool IsUndo { get; init; }
}

/// <summary>Something with a title and facts, e.g. an event.</summary>
/// <param name="Title">Title, plain text.</param>
/// <param name="Lines">Lines under it, Markdown.</param>
/// <param name="Url">A page about it, or null.</param>
public sealed record Card(string Title, IReadOnlyList<string> Lines, string? Url = null)
{
    /// <summary>How the message's text, which says whether all is well with it, is coloured where a channel shows colours.</summary>
    public CardTone Tone { get; init; }

    /// <summary>Name of a picture of the content, for a channel that shows one, or null.</summary>
    public string? Picture { get; init; }
}

/// <summary>What a card's state means for somebody who plans to come.</summary>
public enum CardTone
{
    /// <summary>It has no state.</summary>
    None,

    /// <summary>All is as announced.</summary>
    Good,

    /// <summary>Something changed: the card must be read again.</summary>
    Changed,

    /// <summary>There is nothing to come to.</summary>
    Off,
}

/// <summary>A file to send; made when the message is composed, so keep it small.</summary>
/// <param name="Name">File name with extension.</param>
/// <param name="ContentType">MIME type.</param>
/// <param name="Content">The bytes.</param>
public sealed record OutgoingFile(string Name, string ContentType, byte[] Content);

/// <summary>Native buttons that some channels have.</summary>
public enum NativeRequest
{
    /// <summary>None.</summary>
    None,

    /// <summary>Share the phone number.</summary>
    PhoneNumber,

    /// <summary>Share the location.</summary>
    Location,
}
