using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>
/// Writes an activity with the fields that every one needs; nulls are left out, because clients do not treat all of them as absent.
/// </summary>
internal static class ActivityWriter
{
    public static string Write(string conversation, string id, string type, DateTimeOffset at, Action<Utf8JsonWriter> rest)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, DirectLineJson.Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("type", type);
            writer.WriteString("id", id);
            writer.WriteString("timestamp", at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
            writer.WriteString("channelId", "directline");
            writer.WriteStartObject("conversation");
            writer.WriteString("id", conversation);
            writer.WriteEndObject();
            rest(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void WriteBot(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("from");
        writer.WriteString("id", "bot");
        writer.WriteString("name", "Trợ lý");
        writer.WriteString("role", "bot");
        writer.WriteEndObject();
    }

    /// <summary>A frame or a poll's answer: always with <c>activities</c>, without which the client's stream dies for good.</summary>
    public static string Set(IReadOnlyList<string> activities, long? watermark)
    {
        var text = new StringBuilder("{\"activities\":[").AppendJoin(',', activities).Append(']');
        if (watermark is { } mark)
        {
            text.Append(CultureInfo.InvariantCulture, $",\"watermark\":\"{mark}\"");
        }

        return text.Append('}').ToString();
    }
}
