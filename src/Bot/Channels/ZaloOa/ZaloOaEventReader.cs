using System.Text;
using System.Text.Json;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>
/// Bytes -> envelope and event. The envelope is read first, because the signature needs the timestamp's very characters. Pure.
/// </summary>
internal static class ZaloOaEventReader
{
    /// <summary>What the signature and the routing need, or null when the bytes are no JSON object.</summary>
    public static ZaloOaEnvelope? Envelope(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            var envelope = new ZaloOaEnvelope("", "", []);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isApp = reader.ValueTextEquals("app_id"u8);
                var isEvent = reader.ValueTextEquals("event_name"u8);
                var isTime = reader.ValueTextEquals("timestamp"u8);
                reader.Read();
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
                {
                    // The text stays as written, escapes included.
                    var value = reader.ValueSpan;
                    if (isApp)
                    {
                        envelope = envelope with { AppId = Encoding.UTF8.GetString(value) };
                    }
                    else if (isEvent)
                    {
                        envelope = envelope with { EventName = Encoding.UTF8.GetString(value) };
                    }
                    else if (isTime)
                    {
                        envelope = envelope with { Timestamp = value.ToArray() };
                    }
                }
                else
                {
                    reader.Skip();
                }
            }

            // What follows the object must be nothing.
            return reader.TokenType == JsonTokenType.EndObject && !reader.Read() ? envelope : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a name that is no valid UTF-16.
            return null;
        }
    }

    /// <summary>The event, or null when something in it has a shape that cannot be read.</summary>
    public static ZaloOaEvent? Event(ReadOnlySpan<byte> body)
    {
        if (TryRead(body, out var read))
        {
            return read;
        }

        // The reader refuses the whole for one half of a surrogate pair in one string. The rest of the message is readable.
        var repaired = body.ToArray();
        return RepairSurrogates(repaired) && TryRead(repaired, out read) ? read : null;
    }

    private static bool TryRead(ReadOnlySpan<byte> body, out ZaloOaEvent? read)
    {
        try
        {
            read = JsonSerializer.Deserialize(body, ZaloOaEventJson.Default.ZaloOaEvent);
            return read is not null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is no valid UTF-16.
            read = null;
            return false;
        }
    }

    /// <summary>Replaces every <c>\uD800</c>..<c>\uDFFF</c> that is alone by U+FFFD, in place. Returns whether there was one.</summary>
    private static bool RepairSurrogates(Span<byte> json)
    {
        var changed = false;
        for (var i = 0; i + 1 < json.Length; i++)
        {
            if (json[i] != (byte)'\\')
            {
                continue;
            }

            if (Unit(json, i) is not { } unit)
            {
                i++;
                continue;
            }

            var isPair = char.IsHighSurrogate(unit) && Unit(json, i + 6) is { } low && char.IsLowSurrogate(low);
            if (!isPair && char.IsSurrogate(unit))
            {
                "\\uFFFD"u8.CopyTo(json[i..]);
                changed = true;
            }

            i += isPair ? 11 : 5;
        }

        return changed;
    }

    private static char? Unit(ReadOnlySpan<byte> json, int at) =>
        at + 6 <= json.Length
        && json[at] == (byte)'\\'
        && json[at + 1] == (byte)'u'
        && System.Buffers.Text.Utf8Parser.TryParse(json.Slice(at + 2, 4), out ushort unit, out var used, 'x')
        && used == 4
            ? (char)unit
            : null;
}

/// <param name="AppId">As written, or "".</param>
/// <param name="EventName">As written, or "".</param>
/// <param name="Timestamp">The literal characters, or none.</param>
internal sealed record ZaloOaEnvelope(string AppId, string EventName, byte[] Timestamp);
