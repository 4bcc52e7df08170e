using System.Text.Json.Serialization;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>
/// To Zalo: <c>{"chat_id":"6ede9afa66b88fe6d6a9","text":"Xin chào"}</c>. Without parse_mode nothing in the text is taken for markup.
/// </summary>
internal sealed record SendMessageCall(string ChatId, string Text);

/// <summary>To Zalo: <c>{"chat_id":"6ede9afa66b88fe6d6a9","photo":"https://…","caption":"…"}</c>.</summary>
internal sealed record SendPhotoCall(string ChatId, string Photo, string? Caption);

/// <summary>
/// To Zalo: <c>{"timeout":"30"}</c>; the documents' table says a text, their sample sends a number, clients in use send a text.
/// </summary>
internal sealed record GetUpdatesCall(string Timeout);

/// <summary>To Zalo: <c>{"url":"https://bot.example.vn/channels/zalo-bot","secret_token":"…"}</c>.</summary>
internal sealed record SetWebhookCall(string Url, string SecretToken);

/// <summary>To Zalo: <c>{}</c>, for methods without parameters.</summary>
internal sealed record NoParametersCall;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(SendMessageCall))]
[JsonSerializable(typeof(SendPhotoCall))]
[JsonSerializable(typeof(GetUpdatesCall))]
[JsonSerializable(typeof(SetWebhookCall))]
[JsonSerializable(typeof(NoParametersCall))]
internal sealed partial class ZaloBotWire : JsonSerializerContext;
