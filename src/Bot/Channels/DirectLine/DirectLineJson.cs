using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>Answer to generate, refresh, start and reconnect.</summary>
/// <example>
/// <code>
/// {"conversationId":"k3…","token":"eyJ…","expires_in":1800,
///  "streamUrl":"wss://…/stream?watermark=-&amp;t=eyJ…"}
/// </code>
/// </example>
internal sealed record ConversationResponse(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    string? StreamUrl = null,
    string? Resume = null
);

/// <summary>Answer to a post: the id under which the activity is in the log.</summary>
internal sealed record ResourceResponse(string Id);

/// <summary>Answer to getsessionid.</summary>
internal sealed record SessionResponse(string SessionId);

/// <summary>Every 4xx and 5xx.</summary>
/// <example><code>{"error":{"code":"TokenExpired","message":"…"}}</code></example>
internal sealed record ErrorResponse(ErrorBody Error);

/// <summary>Status and code are stable, the message is for people.</summary>
internal sealed record ErrorBody(string Code, string Message);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ConversationResponse))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(SessionResponse))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(WebConversation))]
[JsonSerializable(typeof(WebLogEntry))]
internal sealed partial class DirectLineJson : JsonSerializerContext
{
    /// <summary>For activities: Vietnamese as it is, not as \u escapes. Safe because every answer is application/json.</summary>
    public static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
