using System.Text.Json.Serialization;

namespace ChatBot.Dialogs.Engine;

/// <summary>JSON of the engine's own documents.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault
)]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(FailedTurn))]
[JsonSerializable(typeof(UndeliveredMessage))]
public sealed partial class StateJson : JsonSerializerContext;
