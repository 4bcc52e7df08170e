using System.Buffers;
using System.Text.Json;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>Reads a request body as JSON, within a limit that holds whatever Content-Length says.</summary>
internal static class JsonBody
{
    /// <summary>Longest JSON body in bytes: Direct Line's own limit for an activity.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>Reads the body; an empty one is an empty object.</summary>
    /// <exception cref="DirectLineError">400 or 413.</exception>
    public static async Task<JsonElement> ReadAsync(Stream body, int maxBytes, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        while (true)
        {
            var read = await body.ReadAsync(buffer.GetMemory(4096), cancellationToken);
            if (read == 0)
            {
                break;
            }

            buffer.Advance(read);
            if (buffer.WrittenCount > maxBytes)
            {
                throw DirectLineError.TooLarge(maxBytes);
            }
        }

        return buffer.WrittenCount == 0 ? Parse("{}"u8.ToArray()) : Parse(buffer.WrittenMemory);
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var json = document.RootElement.Clone();
            return InboundActivity.IsText(json) ? json : throw DirectLineError.BadArgument("The JSON holds text that is not Unicode.");
        }
        catch (JsonException)
        {
            throw DirectLineError.BadArgument("The body is not JSON.");
        }
    }
}
