using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace ChatBot.Bot.Channels.Shared;

/// <summary>The body of a platform's call: as raw bytes, because signatures are over these.</summary>
internal static class WebhookBody
{
    /// <summary>Reads the whole body.</summary>
    /// <param name="context">The call.</param>
    /// <param name="limit">Most bytes.</param>
    /// <exception cref="BadHttpRequestException">It is longer (413), or broken off (400).</exception>
    public static async ValueTask<byte[]> ReadAsync(HttpContext context, int limit)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Math.Max(limit, LeastDrained);
        }

        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > limit)
            {
                // What stays marked as being read makes the server cut the connection, now and then before the refusal is out.
                reader.AdvanceTo(read.Buffer.End);
                throw new BadHttpRequestException("The body is too long.", StatusCodes.Status413PayloadTooLarge);
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    // The server throws away the rest of a body this long instead of cutting the connection over it.
    private const int LeastDrained = 64 * 1024;
}
