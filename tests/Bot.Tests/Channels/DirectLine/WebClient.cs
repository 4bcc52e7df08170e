using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using ChatBot.Bot.Tests.TestKit;

namespace ChatBot.Bot.Tests.Channels.DirectLine;

/// <summary>A client of one conversation.</summary>
internal sealed record WebClient(DirectLineHost Host, string Conversation, string Token, string StreamUrl, string Resume)
{
    public Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(object activity) =>
        Host.SendAsync(HttpMethod.Post, $"conversations/{Conversation}/activities", Token, activity);

    public Task<(HttpStatusCode Status, JsonElement Body)> SayAsync(string text, string? clientId = null) =>
        PostAsync(
            new
            {
                type = "message",
                text,
                from = new { id = "dl_x" },
                channelData = new { clientActivityID = clientId ?? Guid.NewGuid().ToString() },
            }
        );

    /// <summary>A new stream address: each opens one stream.</summary>
    public async Task<string> NewStreamAsync() =>
        (await Host.SendAsync(HttpMethod.Get, $"conversations/{Conversation}?watermark=", Token)).Body.Text("streamUrl");

    public async Task<JsonElement> GetAsync(string watermark = "") =>
        (await Host.SendAsync(HttpMethod.Get, $"conversations/{Conversation}/activities?watermark={watermark}", Token)).Body;

    /// <summary>All activities, once there are so many.</summary>
    public async Task<IReadOnlyList<JsonElement>> UntilAsync(int count)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var activities = (await GetAsync()).Activities();
            if (activities.Count >= count)
            {
                return activities;
            }

            if (waited.Elapsed > Eventually.Deadline)
            {
                throw new TimeoutException($"{activities.Count} of {count} activities.");
            }

            await Task.Delay(5);
        }
    }
}

internal static class Wire
{
    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;

    public static IReadOnlyList<JsonElement> Activities(this JsonElement set) => [.. set.GetProperty("activities").EnumerateArray()];

    public static string Code(this JsonElement error) => error.GetProperty("error").Text("code");

    /// <summary>The next frame that is not a keep-alive.</summary>
    public static async Task<JsonElement> FrameAsync(this WebSocket socket)
    {
        using var deadline = new CancellationTokenSource(Eventually.Deadline);
        var buffer = new byte[256 * 1024];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), deadline.Token);
                length += part.Count;
            } while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new InvalidOperationException($"Closed: {socket.CloseStatus}.");
            }

            if (length > 0)
            {
                return JsonDocument.Parse(Encoding.UTF8.GetString(buffer, 0, length)).RootElement;
            }
        }
    }

    /// <summary>The next so many activities that are in the log.</summary>
    public static async Task<List<JsonElement>> ActivitiesAsync(this WebSocket socket, int count)
    {
        var all = new List<JsonElement>();
        while (all.Count < count)
        {
            var frame = await socket.FrameAsync();
            if (frame.TryGetProperty("watermark", out _))
            {
                all.AddRange(frame.Activities());
            }
        }

        return all;
    }
}
