using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatBot.Bot.Office.Transport;

/// <summary>
/// One line of an operation's answer on the socket. Exactly one field is set:
/// <c>{"progress":"1,200 of 3,000"}</c>, <c>{"text":"id,name\n"}</c>, and last <c>{"result":{…}}</c> or <c>{"error":"…"}</c>.
/// </summary>
internal sealed record OfficeLine(string? Progress = null, string? Text = null, JsonElement? Result = null, string? Error = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(OfficeLine))]
internal sealed partial class OfficeLineJson : JsonSerializerContext;
