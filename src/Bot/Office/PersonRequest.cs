using System.Text.Json.Serialization;

namespace ChatBot.Bot.Office;

/// <param name="Who">Person id, confirmation code or phone number.</param>
internal sealed record PersonRequest(string Who);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(PersonRequest))]
[JsonSerializable(typeof(PersonShow.Result), TypeInfoPropertyName = "ShowResult")]
[JsonSerializable(typeof(PersonExport.Result), TypeInfoPropertyName = "ExportResult")]
[JsonSerializable(typeof(PersonErase.Result), TypeInfoPropertyName = "EraseResult")]
internal sealed partial class PersonJson : JsonSerializerContext;
