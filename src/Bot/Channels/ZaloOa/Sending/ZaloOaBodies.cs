using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatBot.Bot.Channels.ZaloOa.Events;
using ChatBot.Bot.Channels.ZaloOa.Setup;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Channels.ZaloOa.Sending;

/// <summary>Bodies of <c>/v3.0/oa/message/cs</c> and <c>/template</c>. Pure.</summary>
internal static class ZaloOaBodies
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// <c>{"recipient":{"user_id":"…"},"message":{"text":"choose","attachment":{"type":"template","payload":{"buttons":[…]}}}}</c>
    /// </summary>
    public static byte[] Text(string userId, ZaloOaPart.Text part) =>
        Message(
            userId,
            json =>
            {
                json.WriteString("text", part.Content);
                if (part.Buttons.Count == 0)
                {
                    return;
                }

                Attachment(
                    json,
                    "template",
                    () =>
                    {
                        json.WriteStartArray("buttons");
                        foreach (var button in part.Buttons)
                        {
                            Write(json, button);
                        }

                        json.WriteEndArray();
                    }
                );
            }
        );

    /// <summary><c>"payload":{"template_type":"media","elements":[{"media_type":"image","attachment_id":"…"}]}</c></summary>
    public static byte[] Media(string userId, ZaloOaPart.Media part, string attachmentId) =>
        Message(
            userId,
            json =>
            {
                if (part.Caption.Length > 0)
                {
                    json.WriteString("text", part.Caption);
                }

                Template(
                    json,
                    "media",
                    () =>
                    {
                        var isGif = part.File.Content[0] == (byte)'G';
                        json.WriteString("media_type", isGif ? "gif" : "image");
                        json.WriteString("attachment_id", attachmentId);
                        if (isGif)
                        {
                            var (width, height) = ZaloOaFiles.GifSize(part.File.Content);
                            json.WriteNumber("width", width);
                            json.WriteNumber("height", height);
                        }
                    }
                );
            }
        );

    /// <summary><c>"attachment":{"type":"file","payload":{"token":"…"}}</c></summary>
    public static byte[] Document(string userId, string fileToken) =>
        Message(userId, json => Attachment(json, "file", () => json.WriteString("token", fileToken)));

    /// <summary>
    /// <c>"payload":{"template_type":"request_user_info","elements":[{"title":"…","subtitle":"…","image_url":"https://…"}]}</c>
    /// </summary>
    public static byte[] InfoRequest(string userId, ZaloOaPart.InfoRequest part) =>
        Message(
            userId,
            json =>
                Template(
                    json,
                    "request_user_info",
                    () =>
                    {
                        json.WriteString("title", part.Title);
                        json.WriteString("subtitle", part.Subtitle);
                        json.WriteString("image_url", part.ImageUrl);
                    }
                )
        );

    /// <summary><c>{"user_id":"…","template_id":"…","template_data":{…}}</c>; no tracking_id on this one.</summary>
    public static byte[] ZbsTemplate(string userId, string templateId, IReadOnlyDictionary<string, string> data) =>
        Json(json =>
        {
            json.WriteString("user_id", userId);
            json.WriteString("template_id", templateId);
            json.WriteStartObject("template_data");
            foreach (var (key, value) in data)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
        });

    private static void Write(Utf8JsonWriter json, Button button)
    {
        json.WriteStartObject();
        json.WriteString("title", Title(button.Label));
        if (button.Url is { } url)
        {
            json.WriteString("type", "oa.open.url");
            json.WriteStartObject("payload");
            json.WriteString("url", url);
            json.WriteEndObject();
        }
        else
        {
            // Hidden: shown, the citizen would see the payload in the chat as if they had written it.
            json.WriteString("type", "oa.query.hide");
            json.WriteString("payload", ZaloOaEventMapper.TapPrefix + button.Payload);
        }

        json.WriteEndObject();
    }

    private static string Title(string label) =>
        label.Length <= ZaloOaLimits.ButtonTitle
            ? label
            : string.Concat(
                label.AsSpan(
                    0,
                    char.IsHighSurrogate(label[ZaloOaLimits.ButtonTitle - 2]) ? ZaloOaLimits.ButtonTitle - 2 : ZaloOaLimits.ButtonTitle - 1
                ),
                "…"
            );

    private static byte[] Message(string userId, Action<Utf8JsonWriter> content) =>
        Json(json =>
        {
            json.WriteStartObject("recipient");
            json.WriteString("user_id", userId);
            json.WriteEndObject();
            json.WriteStartObject("message");
            content(json);
            json.WriteEndObject();
        });

    private static void Template(Utf8JsonWriter json, string type, Action element) =>
        Attachment(
            json,
            "template",
            () =>
            {
                json.WriteString("template_type", type);
                json.WriteStartArray("elements");
                json.WriteStartObject();
                element();
                json.WriteEndObject();
                json.WriteEndArray();
            }
        );

    private static void Attachment(Utf8JsonWriter json, string type, Action payload)
    {
        json.WriteStartObject("attachment");
        json.WriteString("type", type);
        json.WriteStartObject("payload");
        payload();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static byte[] Json(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
