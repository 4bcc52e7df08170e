using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>
/// An activity that a client posted.
/// </summary>
/// <example>
/// <code>{"type":"message","text":"Chào","textFormat":"plain","locale":"vi-VN","from":{"id":"dl_1","role":"user"},"channelData":{"clientActivityID":"17…"}}</code>
/// A pressed button (messageBack): <code>{"type":"message","text":"Thực đơn","value":"go:menu","channelData":{"messageBack":{"displayText":"Thực đơn"}}}</code>
/// </example>
internal sealed record InboundActivity
{
    /// <summary>Longest text shown back in the log, in UTF-16 code units; a longer one is not read by the dialogs either.</summary>
    private const int MaxShownText = TurnLimits.MaxTextLength;

    /// <summary>Longest JSON kept of a field that is passed through untouched; what is longer is no chat and is left out of the log.</summary>
    private const int MaxOpaqueLength = 4096;

    private const int MaxIdLength = 100;
    private const int MaxLocaleLength = 35;

    /// <summary>Id within the conversation. The same <c>clientActivityID</c> gives the same one, however often it is posted.</summary>
    public required string LocalId { get; init; }

    /// <summary>What the dialogs get, or null: accepted and of no concern to them (typing, events).</summary>
    public required Activity? Turn { get; init; }

    /// <summary>Writes the echo for the log.</summary>
    public required Func<long, DateTimeOffset, string> WriteEcho { get; init; }

    /// <summary>Id of the activity on the wire.</summary>
    public static string WireId(string conversation, string localId) => $"{conversation}|{localId}";

    /// <summary>Reads a posted activity.</summary>
    /// <param name="json">The activity.</param>
    /// <param name="conversation">The conversation of the token.</param>
    /// <param name="user">The user of the token, or null: the id the client gave is echoed. It is never trusted.</param>
    /// <param name="files">What was uploaded with it.</param>
    /// <exception cref="DirectLineError">400: not an activity.</exception>
    public static InboundActivity Read(
        JsonElement json, string conversation, string? user, IReadOnlyList<UploadedFile>? files = null)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw DirectLineError.BadArgument("An activity is a JSON object.");
        var type = Text(json, "type") ?? (files is null ? throw DirectLineError.BadArgument("The activity has no 'type'.") : "message");
        var clientId = json.TryGetProperty("channelData", out var data) ? Text(data, "clientActivityID") : null;
        var localId = "u" + (clientId is null ? Guid.NewGuid().ToString("N") : Digest(clientId));
        var from = json.TryGetProperty("from", out var sender) ? Text(sender, "id") : null;
        var userId = user ?? (from is { Length: > 0 and <= MaxIdLength } ? from : conversation);
        return new InboundActivity
        {
            LocalId = localId,
            Turn = type == "message" ? ReadMessage(json, data, conversation, localId, files) : null,
            WriteEcho = (_, at) => Echo(json, conversation, localId, userId, at, files),
        };
    }

    /// <summary>Reference of a web conversation: the person is the conversation itself.</summary>
    public static ConversationReference Reference(string conversation) =>
        new(DirectLineChannel.Name, DirectLineChannel.Account, conversation, conversation);

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
        JsonElement json, JsonElement data, string conversation, string localId, IReadOnlyList<UploadedFile>? files)
    {
        var id = $"{DirectLineChannel.Name}/{conversation}/{localId}";
        var reference = Reference(conversation);
        var locale = Locale(json);
        var text = Text(json, "text");
        var payload = Text(json, "value")
            ?? (data.ValueKind == JsonValueKind.Object && data.TryGetProperty("postBack", out var back) && back.ValueKind == JsonValueKind.True
                ? text
                : null);
        if (Content(json, files) is { } content && (files is not null || string.IsNullOrWhiteSpace(text)))
            return new UnsupportedActivity { Id = id, Conversation = reference, LanguageHint = locale, Content = content };
        if (text?.Length > TurnLimits.MaxTextLength || payload?.Length > TurnLimits.MaxTextLength)
            return new UnsupportedActivity { Id = id, Conversation = reference, LanguageHint = locale, Content = UnsupportedContent.TooLong };
        if (!string.IsNullOrEmpty(payload))
            return new ButtonActivity { Id = id, Conversation = reference, LanguageHint = locale, Payload = payload };
        if (string.IsNullOrWhiteSpace(text))
            return new UnsupportedActivity { Id = id, Conversation = reference, LanguageHint = locale, Content = UnsupportedContent.Other };
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
            return files.Count > 0 ? Content(files[0].ContentType) : UnsupportedContent.File;
        if (!json.TryGetProperty("attachments", out var attachments) || attachments.ValueKind != JsonValueKind.Array
            || attachments.GetArrayLength() == 0)
            return null;
        return Content(Text(attachments[0], "contentType"));
    }

    private static UnsupportedContent Content(string? contentType) => contentType switch
    {
        not null when contentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase) => UnsupportedContent.Picture,
        not null when contentType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) => UnsupportedContent.Voice,
        not null when contentType.StartsWith("video/", StringComparison.OrdinalIgnoreCase) => UnsupportedContent.Video,
        _ => UnsupportedContent.File,
    };

    private static string Echo(
        JsonElement json, string conversation, string localId, string userId, DateTimeOffset at, IReadOnlyList<UploadedFile>? files)
    {
        return ActivityWriter.Write(conversation, WireId(conversation, localId), "message", at, writer =>
        {
            writer.WriteStartObject("from");
            writer.WriteString("id", userId);
            writer.WriteString("role", "user");
            writer.WriteEndObject();
            if (Text(json, "text") is { } text)
                writer.WriteString("text", Shown(text));
            foreach (var name in (ReadOnlySpan<string>)["textFormat", "locale", "localTimestamp", "localTimezone", "value", "entities"])
                CopyOpaque(json, name, writer);

            // Clients know their own message by channelData; of an oversized one its id is still kept.
            if (!CopyOpaque(json, "channelData", writer)
                && json.TryGetProperty("channelData", out var data) && Text(data, "clientActivityID") is { Length: <= MaxIdLength } clientId)
            {
                writer.WriteStartObject("channelData");
                writer.WriteString("clientActivityID", clientId);
                writer.WriteEndObject();
            }

            if (files is not { Count: > 0 })
                return;
            writer.WriteStartArray("attachments");
            foreach (var file in files)
            {
                writer.WriteStartObject();
                writer.WriteString("contentType", file.ContentType);
                writer.WriteString("name", file.Name);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    private static bool CopyOpaque(JsonElement json, string name, Utf8JsonWriter writer)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null || value.GetRawText().Length > MaxOpaqueLength)
            return false;
        writer.WritePropertyName(name);
        value.WriteTo(writer);
        return true;
    }

    // What the service says it does not keep (a number of a paper, a card, a code, a password) is not kept in the log either.
    private static string Shown(string text) => SensitiveNumbers.ForKeeping(text.Length <= MaxShownText ? text : Cut(text));

    private static string Cut(string text)
    {
        var end = char.IsHighSurrogate(text[MaxShownText - 1]) ? MaxShownText - 1 : MaxShownText;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
