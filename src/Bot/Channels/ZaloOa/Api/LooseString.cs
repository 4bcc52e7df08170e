using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatBot.Bot.Channels.ZaloOa.Api;

/// <summary>Strings that may come as numbers.</summary>
internal sealed class LooseString : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
            JsonTokenType.Null => null,
            _ => throw new JsonException("Neither a string nor a number."),
        };

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
