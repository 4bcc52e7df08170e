using System.Text.Json.Serialization;

namespace ChatBot.Bot.Channels.Terminal;

/// <summary>
/// What a terminal hears: a message, <c>{"text":"Xin chào …"}</c>, or that every message of a turn has come, <c>{"endOf":"terminal/…"}</c>.
/// </summary>
internal sealed record TerminalLine(string? Text = null, string? EndOf = null);

/// <summary>What a terminal says: <c>{"text":"có"}</c>, or, without text, that it has opened the conversation.</summary>
internal sealed record TerminalInput(string? Text = null);

/// <summary>The turn's id: its end is heard as <see cref="TerminalLine.EndOf"/>.</summary>
internal sealed record TerminalAccepted(string Id);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(TerminalLine))]
[JsonSerializable(typeof(TerminalInput))]
[JsonSerializable(typeof(TerminalAccepted))]
internal sealed partial class TerminalJson : JsonSerializerContext;
