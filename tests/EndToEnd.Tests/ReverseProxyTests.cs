using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace ChatBot.EndToEnd.Tests;

/// <summary>The real service behind a proxy on its machine, which is believed without a setting.</summary>
public sealed class ReverseProxyTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Proxy_OnThisMachine_IsBelievedForSchemeAndAddress()
    {
        await using var service = await ServiceProcess.StartAsync(
            _folder.Path,
            new Dictionary<string, string?> { ["Web:RequestsPerMinutePerAddress"] = "2" }
        );
        using var http = new HttpClient { BaseAddress = new Uri(service.Address, "/v3/directline/") };

        // Two posts each: a third of the same citizen would be refused.
        foreach (var (citizen, scheme, expected) in new[] { ("203.0.113.1", "https", "wss://"), ("203.0.113.2", "http", "ws://") })
        {
            using var generated = await PostAsync(http, "tokens/generate", citizen, scheme, null);
            using var started = await PostAsync(
                http,
                "conversations",
                citizen,
                scheme,
                (await generated.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()
            );
            Assert.StartsWith(
                expected,
                (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("streamUrl").GetString(),
                StringComparison.Ordinal
            );
        }

        using var third = await PostAsync(http, "tokens/generate", "203.0.113.1", "https", null);
        using var other = await PostAsync(http, "tokens/generate", "203.0.113.3", "https", null);
        Assert.Equal((429, 200), ((int)third.StatusCode, (int)other.StatusCode));
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, string path, string citizen, string scheme, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { }) };
        request.Headers.Add("X-Forwarded-For", citizen);
        request.Headers.Add("X-Forwarded-Proto", scheme);
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        return await http.SendAsync(request);
    }
}
