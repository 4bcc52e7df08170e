using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>
/// An event as Zalo sends it, wrapped or bare:
/// <c>{"ok":true,"result":{"event_name":"message.text.received","message":{"from":</c>
/// <c>{"id":"6ede9afa66b88fe6d6a9","display_name":"Ted","is_bot":false},</c>
/// <c>"chat":{"id":"6ede9afa66b88fe6d6a9","chat_type":"PRIVATE"},"text":"Xin
/// chào","message_id":"2d758cb5e222177a4e35","date":1750316131602}}}</c>
/// </summary>
/// <param name="Name">event_name.</param>
/// <param name="MessageId">message_id, or null. Without it, <paramref name="Hash"/> tells the event apart.</param>
/// <param name="Hash">Hash of the event's bytes.</param>
/// <param name="UserId">Who wrote, or null.</param>
/// <param name="IsFromBot">A bot wrote it.</param>
/// <param name="ChatId">Where, or null.</param>
/// <param name="IsGroup">The chat is a group.</param>
/// <param name="Text">Text, or what is written under a picture, or null.</param>
internal sealed record ZaloBotEvent(
    string Name,
    string? MessageId,
    string Hash,
    string? UserId,
    bool IsFromBot,
    string? ChatId,
    bool IsGroup,
    string? Text
)
{
    /// <summary>
    /// Reads an event from a webhook's body or getUpdates' result. Returns null for what is none or cannot be read: the next try would
    /// bring the same bytes, so it is passed over.
    /// </summary>
    public static ZaloBotEvent? Read(JsonElement root)
    {
        try
        {
            return ReadEvent(root);
        }
        catch (InvalidOperationException)
        {
            // A name that is no valid UTF-16, or a text that is no valid UTF-8.
            return null;
        }
    }

    private static ZaloBotEvent? ReadEvent(JsonElement root)
    {
        if (Member(root, "result") is { ValueKind: JsonValueKind.Object } wrapped)
        {
            root = wrapped;
        }

        if (String(Member(root, "event_name")) is not { Length: > 0 } name)
        {
            return null;
        }

        var message = Member(root, "message");
        var user = String(Member(Member(message, "from"), "id"));
        var chat = Member(message, "chat");
        var chatId = String(Member(chat, "id"));
        return new ZaloBotEvent(
            name,
            String(Member(message, "message_id")),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root.GetRawText())).AsSpan(0, 16)),
            user,
            Member(Member(message, "from"), "is_bot").ValueKind == JsonValueKind.True,
            chatId,
            // Nothing personal may be shown in a group, so a chat of an unknown kind is one unless it is the writer's own.
            String(Member(chat, "chat_type")) is { Length: > 0 } type
                ? !type.Equals("PRIVATE", StringComparison.OrdinalIgnoreCase)
                : chatId != user,
            String(Member(message, "text")) ?? String(Member(message, "caption"))
        );
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>Ids are texts by the documents; a number is read without losing a digit.</summary>
    private static string? String(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Number:
                return element.GetRawText();
            case JsonValueKind.String:
                try
                {
                    return PlainText.Clean(element.GetString()!);
                }
                catch (InvalidOperationException)
                {
                    // Half of a surrogate pair, which a cut emoji leaves: the rest of the message is readable.
                    return PlainText.Clean(Unescape(element.GetRawText().AsSpan()[1..^1]));
                }

            default:
                return null;
        }
    }

    private static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            if (raw[i] == 'u')
            {
                text.Append((char)ushort.Parse(raw.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            text.Append(
                raw[i] switch
                {
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'b' => '\b',
                    'f' => '\f',
                    var other => other,
                }
            );
        }

        return text.ToString();
    }
}
