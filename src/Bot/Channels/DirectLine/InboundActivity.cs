using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Sensitive;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>
/// An activity that a client posted.
/// </summary>
/// <example>
/// <code>
/// {"type":"message","text":"Chào","textFormat":"plain","locale":"vi-VN",
///  "from":{"id":"dl_1","role":"user"},"channelData":{"clientActivityID":"17…"}}
/// </code>
/// A pressed button (messageBack): <code>{"type":"message","text":"Thực
/// đơn","value":"go:menu","channelData":{"messageBack":{"displayText":"Thực đơn"}}}</code> </example>
internal sealed record InboundActivity
{
    /// <summary>Longest text shown back in the log, in UTF-16 code units; a longer one is not read by the dialogs either.</summary>
    private const int MaxShownText = TurnLimits.MaxTextLength;

    /// <summary>Longest label of a button shown back, in UTF-16 code units; well above the 80 of our own.</summary>
    private const int MaxShownLabel = 200;

    // A unit of UTF-16 is at most so many bytes of UTF-8.
    private const int MaxBytesOfUnit = 3;

    private const int MaxIdLength = 100;
    private const int MaxLocaleLength = 35;
    private const int MaxMediaTypeLength = 100;

    /// <summary>Id within the conversation. The same <c>clientActivityID</c> gives the same one, however often it is posted.</summary>
    public required string LocalId { get; init; }

    /// <summary>What the dialogs get, or null for what is accepted and does not concern them (typing, events).</summary>
    public required Activity? Turn { get; init; }

    /// <summary>About how many bytes the log keeps of it.</summary>
    public required int KeptBytes { get; init; }

    /// <summary>A step of having one's data erased, which is taken also when nothing else is: it makes room.</summary>
    public bool AsksToErase =>
        Turn switch
        {
            ButtonActivity { Payload: "topic:data_delete" } => true,
            ButtonActivity press => press.Payload.StartsWith("data:erase", StringComparison.Ordinal),
            MessageActivity message => CommandFinder.Find(message.Text) is CommandKind.EraseData,
            _ => false,
        };

    /// <summary>Writes the echo for the log.</summary>
    public required Func<long, DateTimeOffset, string> WriteEcho { get; init; }

    /// <summary>Id of the activity on the wire.</summary>
    public static string WireId(string conversation, string localId) => $"{conversation}|{localId}";

    /// <summary>Reads a posted activity.</summary>
    /// <param name="json">The activity.</param>
    /// <param name="conversation">The conversation of the token.</param>
    /// <param name="user">The user of the token. When it is null, the id that the client gave is echoed; it is never trusted.</param>
    /// <param name="files">What was uploaded with it.</param>
    /// <exception cref="DirectLineError">400: not an activity.</exception>
    public static InboundActivity Read(JsonElement json, string conversation, string? user, IReadOnlyList<UploadedFile>? files = null)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw DirectLineError.BadArgument("An activity is a JSON object.");
        }

        var type = Text(json, "type") ?? (files is null ? throw DirectLineError.BadArgument("The activity has no 'type'.") : "message");
        var clientId = json.TryGetProperty("channelData", out var data) ? Text(data, "clientActivityID") : null;
        var localId = "u" + (clientId is null ? Guid.NewGuid().ToString("N") : Digest(clientId));
        var from = json.TryGetProperty("from", out var sender) ? Text(sender, "id") : null;
        var userId = user ?? (from is { Length: > 0 and <= MaxIdLength } ? from : conversation);
        return new InboundActivity
        {
            LocalId = localId,
            Turn = type == "message" ? ReadMessage(json, data, conversation, localId, files) : null,
            KeptBytes =
                Math.Min((Text(json, "text")?.Length ?? 0) + (files?.Sum(file => file.Name.Length) ?? 0), MaxShownText) * MaxBytesOfUnit,
            WriteEcho = Echo(json, data, conversation, localId, userId, files),
        };
    }

    /// <summary>Reference of a web conversation: the person is the conversation itself.</summary>
    public static ConversationReference Reference(string conversation) =>
        new(DirectLineModule.ChannelName, DirectLineAdapter.Account, conversation, conversation);

    /// <summary>The language a client names, or null.</summary>
    public static string? Locale(JsonElement json) => Text(json, "locale") is { Length: > 0 and <= MaxLocaleLength } locale ? locale : null;

    /// <summary>
    /// Refuses what cannot be text: half a surrogate pair or broken UTF-8 parses as JSON and throws much later, inside a turn or while
    /// the log is written.
    /// </summary>
    public static bool IsText(JsonElement json)
    {
        try
        {
            return json.ValueKind switch
            {
                JsonValueKind.String => json.GetString() is not null,
                JsonValueKind.Array => json.EnumerateArray().All(IsText),
                JsonValueKind.Object => json.EnumerateObject().All(property => property.Name is not null && IsText(property.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static Activity ReadMessage(
        JsonElement json,
        JsonElement data,
        string conversation,
        string localId,
        IReadOnlyList<UploadedFile>? files
    )
    {
        var id = $"{DirectLineModule.ChannelName}/{conversation}/{localId}";
        var reference = Reference(conversation);
        var locale = Locale(json);
        var text = Text(json, "text");
        var payload =
            Text(json, "value")
            ?? (
                data.ValueKind == JsonValueKind.Object
                && data.TryGetProperty("postBack", out var back)
                && back.ValueKind == JsonValueKind.True
                    ? text
                    : null
            );
        if (Content(json, files) is { } content && (files is not null || string.IsNullOrWhiteSpace(text)))
        {
            return new UnsupportedActivity
            {
                Id = id,
                Conversation = reference,
                LanguageHint = locale,
                Content = content,
            };
        }

        if (text?.Length > TurnLimits.MaxTextLength || payload?.Length > TurnLimits.MaxTextLength)
        {
            return new UnsupportedActivity
            {
                Id = id,
                Conversation = reference,
                LanguageHint = locale,
                Content = UnsupportedContent.TooLong,
            };
        }

        if (!string.IsNullOrEmpty(payload))
        {
            return new ButtonActivity
            {
                Id = id,
                Conversation = reference,
                LanguageHint = locale,
                Payload = payload,
            };
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return new UnsupportedActivity
            {
                Id = id,
                Conversation = reference,
                LanguageHint = locale,
                Content = UnsupportedContent.Other,
            };
        }

        return new MessageActivity
        {
            Id = id,
            Conversation = reference,
            LanguageHint = locale,
            Text = text,
            MessageId = WireId(conversation, localId),
        };
    }

    private static UnsupportedContent? Content(JsonElement json, IReadOnlyList<UploadedFile>? files)
    {
        if (files is not null)
        {
            return files.Count > 0 ? Content(files[0].ContentType) : UnsupportedContent.File;
        }

        if (
            !json.TryGetProperty("attachments", out var attachments)
            || attachments.ValueKind != JsonValueKind.Array
            || attachments.GetArrayLength() == 0
        )
        {
            return null;
        }

        return Content(Text(attachments[0], "contentType"));
    }

    private static UnsupportedContent Content(string? contentType) =>
        contentType switch
        {
            not null when contentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase) => UnsupportedContent.Picture,
            not null when contentType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) => UnsupportedContent.Voice,
            not null when contentType.StartsWith("video/", StringComparison.OrdinalIgnoreCase) => UnsupportedContent.Video,
            _ => UnsupportedContent.File,
        };

    // The log keeps what clients use of an echo: its text and its kind, the id by which a client knows its own message, and the label of a
    // pressed button. It is worked out here, because inside the store's transaction it may only be written.
    private static Func<long, DateTimeOffset, string> Echo(
        JsonElement json,
        JsonElement data,
        string conversation,
        string localId,
        string userId,
        IReadOnlyList<UploadedFile>? files
    )
    {
        var text = Text(json, "text") is { } said ? Shown(said, MaxShownText) : null;
        var format = Text(json, "textFormat") is "plain" or "markdown" or "xml" ? Text(json, "textFormat") : null;
        var clientId = Text(data, "clientActivityID") is { Length: <= MaxIdLength } known ? known : null;
        var back = data.ValueKind == JsonValueKind.Object && data.TryGetProperty("messageBack", out var found) ? found : default;
        var label = Text(back, "displayText") is { } display ? Shown(display, MaxShownLabel) : null;
        var isHidden =
            data.ValueKind == JsonValueKind.Object && data.TryGetProperty("postBack", out var post) && post.ValueKind == JsonValueKind.True;
        var shownFiles = files
            ?.Select(file =>
                (
                    Type: file.ContentType.Length <= MaxMediaTypeLength ? file.ContentType : "application/octet-stream",
                    Name: SensitiveNumbers.Mask(file.Name)
                )
            )
            .ToList();
        return (_, at) =>
            ActivityWriter.Write(
                conversation,
                WireId(conversation, localId),
                "message",
                at,
                writer =>
                {
                    writer.WriteStartObject("from");
                    writer.WriteString("id", userId);
                    writer.WriteString("role", "user");
                    writer.WriteEndObject();
                    if (text is not null)
                    {
                        writer.WriteString("text", text);
                    }

                    if (format is not null)
                    {
                        writer.WriteString("textFormat", format);
                    }

                    WriteChannelData(writer, clientId, back.ValueKind == JsonValueKind.Object, label, isHidden);
                    if (shownFiles is not { Count: > 0 })
                    {
                        return;
                    }

                    writer.WriteStartArray("attachments");
                    foreach (var (type, name) in shownFiles)
                    {
                        writer.WriteStartObject();
                        writer.WriteString("contentType", type);
                        writer.WriteString("name", name);
                        writer.WriteEndObject();
                    }

                    writer.WriteEndArray();
                }
            );
    }

    // Clients know their own message by clientActivityID; a press is drawn as its label (messageBack) or not at all (postBack).
    private static void WriteChannelData(Utf8JsonWriter writer, string? clientId, bool isPress, string? label, bool isHidden)
    {
        if (clientId is null && !isPress && !isHidden)
        {
            return;
        }

        writer.WriteStartObject("channelData");
        if (clientId is not null)
        {
            writer.WriteString("clientActivityID", clientId);
        }

        if (isPress)
        {
            writer.WriteStartObject("messageBack");
            if (label is not null)
            {
                writer.WriteString("displayText", label);
            }

            writer.WriteEndObject();
        }

        if (isHidden)
        {
            writer.WriteBoolean("postBack", true);
        }

        writer.WriteEndObject();
    }

    // The length is looked at first, because what follows costs as much as the text is long. The log, too, keeps no number of a paper or a
    // card, no code and no password, because the service says that it does not.
    private static string Shown(string text, int max) =>
        text.Length <= max
            ? SensitiveNumbers.ForKeeping(text)
            : SensitiveNumbers.ForKeeping(text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)]) + "…";

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
