using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ChatBot.Fakes.Telegram;
using Xunit;

namespace ChatBot.EndToEnd.Tests.Telemetry;

/// <summary>What leaves the real process for a collector: the metrics that are promised, and nothing of anybody (promise 9).</summary>
public sealed class ExportTests
{
    private const long Citizen = 8_123_456_789;
    private const string Token = "123456:EXPORT-secret-token";
    private const string Said = "Tôi tên Nguyễn Thị Bích Hằng, số 0912345678, muốn hỏi giá vàng";

    [Fact]
    public async Task Export_OfARunningService_HoldsThePromisedMetricsAndNothingPersonal()
    {
        using var folder = new TestFolder();
        await using var collector = await Collector.StartAsync();
        await using var telegram = await FakeTelegram.StartAsync(options: new FakeTelegramOptions { Token = Token });
        await using var service = await ServiceProcess.StartAsync(
            folder.Path,
            new Dictionary<string, string?>
            {
                ["Telegram:BotToken"] = Token,
                ["Telegram:ApiBaseUrl"] = telegram.Address,
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            }
        );
        telegram.UserStarts(Citizen);
        await telegram.WaitForMessageAsync(Citizen, deadline: TimeSpan.FromSeconds(60));
        var heard = telegram.Sent(Citizen).Count;
        telegram.UserSends(Citizen, Said);
        await telegram.WaitForMessageAsync(Citizen, after: heard, deadline: TimeSpan.FromSeconds(60));
        var web = await ChatOnTheWebAsync(service.Address);

        string[] promised =
        [
            "chatbot.turns",
            "chatbot.turn.duration",
            "chatbot.turn.wait",
            "chatbot.sends",
            "chatbot.send.age",
            "chatbot.outbox.pending",
            "chatbot.store.queue.age",
        ];
        await UntilAsync(() => promised.All(collector.Labels.ContainsKey) && collector.Traces.Count > 0);

        // What is still buffered leaves with the stop.
        Assert.Equal(0, await service.StopAsync());
        Assert.Equal(["channel", "kind", "outcome"], collector.Labels["chatbot.turns"]);
        Assert.Equal(["channel", "outcome", "purpose"], collector.Labels["chatbot.sends"]);
        Assert.Equal(["priority"], collector.Labels["chatbot.store.queue.age"]);
        var sent = Encoding.Latin1.GetString([.. collector.All.SelectMany(body => body)]);
        Assert.Contains("chatbot.turns", sent, StringComparison.Ordinal);
        foreach (var secret in web.Concat(["EXPORT-secret-token", "0912345678", "Bích Hằng", "giá vàng", "8123456789", Said]))
        {
            Assert.False(
                sent.Contains(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(secret)), StringComparison.OrdinalIgnoreCase),
                $"'{secret}' was exported."
            );
        }

        // The same id as a number of protobuf.
        Assert.DoesNotContain(Encoding.Latin1.GetString(Varint(Citizen)), sent, StringComparison.Ordinal);
    }

    /// <returns>What must not be exported of it.</returns>
    private static async Task<IReadOnlyList<string>> ChatOnTheWebAsync(Uri service)
    {
        using var http = new HttpClient { BaseAddress = new Uri(service, "/v3/directline/") };
        using var generated = await http.PostAsync(new Uri("tokens/generate", UriKind.Relative), null);
        var token = Text(await generated.Content.ReadFromJsonAsync<JsonElement>(), "token");
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var started = await http.PostAsJsonAsync(new Uri("conversations", UriKind.Relative), new { });
        var conversation = await started.Content.ReadFromJsonAsync<JsonElement>();
        var id = Text(conversation, "conversationId");
        using var posted = await http.PostAsJsonAsync(
            new Uri($"conversations/{id}/activities", UriKind.Relative),
            new
            {
                type = "message",
                text = Said,
                from = new { id = "x" },
            }
        );
        posted.EnsureSuccessStatusCode();
        var stream = Text(conversation, "streamUrl");
        using var refused = await http.GetAsync(new Uri(stream.Replace("ws://", "http://", StringComparison.Ordinal)));
        return [id, token, stream[(stream.IndexOf("&t=", StringComparison.Ordinal) + 3)..]];
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static byte[] Varint(long number)
    {
        var bytes = new List<byte>();
        for (; number >= 0x80; number >>= 7)
        {
            bytes.Add((byte)((number & 0x7F) | 0x80));
        }

        bytes.Add((byte)number);
        return [.. bytes];
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            await Task.Delay(50, deadline.Token);
        }
    }
}
