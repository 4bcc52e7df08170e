using System.Net;
using System.Text;
using System.Text.Json;
using ChatBot.Bot.Settings;
using ChatBot.Bot.Tests.Channels.DirectLine;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace ChatBot.Bot.Tests.Settings;

/// <summary>
/// Whose word on a citizen's address and scheme is taken, seen where it counts: the limit by address, and the address of the stream.
/// </summary>
public sealed class TrustedProxyTests
{
    private const string Proxies = "192.0.2.7, 10.1.0.0/16";

    [Theory]
    // Nobody in between.
    [InlineData("203.0.113.5", null, "203.0.113.5")]
    // A proxy we trust, by address, by network, on this machine.
    [InlineData("192.0.2.7", "203.0.113.5", "203.0.113.5")]
    [InlineData("10.1.200.3", "203.0.113.5", "203.0.113.5")]
    [InlineData("127.0.0.1", "203.0.113.5", "203.0.113.5")]
    [InlineData("::1", "203.0.113.5", "203.0.113.5")]
    [InlineData("::ffff:192.0.2.7", "203.0.113.5", "203.0.113.5")]
    // Two of them, one behind the other.
    [InlineData("192.0.2.7", "203.0.113.5, 10.1.0.9", "203.0.113.5")]
    // Somebody who only says so.
    [InlineData("198.51.100.1", "203.0.113.5", "198.51.100.1")]
    [InlineData("10.2.0.1", "203.0.113.5", "10.2.0.1")]
    // What a client wrote itself before the proxy added its address.
    [InlineData("192.0.2.7", "8.8.8.8, 203.0.113.5", "203.0.113.5")]
    [InlineData("192.0.2.7", "127.0.0.1, 203.0.113.5", "203.0.113.5")]
    [InlineData("192.0.2.7", "8.8.8.8, 9.9.9.9, 203.0.113.5, 10.1.0.9", "203.0.113.5")]
    // Not an address.
    [InlineData("192.0.2.7", "somewhere", "192.0.2.7")]
    public async Task Address_CountedByTheLimit_IsTheCitizens(string connected, string? forwarded, string counted)
    {
        var connection = "";
        await using var host = await StartAsync(() => connection);

        // Uses up what the counted address may post.
        connection = counted;
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.TooManyRequests],
            [await GenerateAsync(host, null), await GenerateAsync(host, null)]
        );
        connection = connected;

        Assert.Equal(HttpStatusCode.TooManyRequests, await GenerateAsync(host, forwarded));
    }

    [Fact]
    public async Task Addresses_MadeUpByOneClient_AreOneAddress()
    {
        var connection = "192.0.2.7";
        await using var host = await StartAsync(() => connection);

        var behindAProxy = await Task.WhenAll(Enumerable.Range(1, 5).Select(n => GenerateAsync(host, $"8.8.8.{n}, 203.0.113.5")));
        connection = "198.51.100.1";
        var alone = await Task.WhenAll(Enumerable.Range(1, 5).Select(n => GenerateAsync(host, $"8.8.8.{n}")));

        Assert.All([behindAProxy, alone], answers => Assert.Single(answers, HttpStatusCode.OK));
    }

    [Fact]
    public async Task Citizens_BehindOneProxy_HaveALimitEach()
    {
        await using var host = await StartAsync(() => "192.0.2.7");

        var answers = await Task.WhenAll(Enumerable.Range(1, 5).Select(n => GenerateAsync(host, $"203.0.113.{n}")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
    }

    [Theory]
    [InlineData("192.0.2.7", "https", null, "wss://bot.example/")]
    [InlineData("192.0.2.7", "http", null, "ws://bot.example/")]
    [InlineData("192.0.2.7", null, null, "ws://bot.example/")]
    [InlineData("198.51.100.1", "https", null, "ws://bot.example/")]
    [InlineData("198.51.100.1", "https", "https://bot.nghean.gov.vn", "wss://bot.nghean.gov.vn/")]
    [InlineData("192.0.2.7", "https", "http://localhost:5080", "ws://localhost:5080/")]
    public async Task Stream_Offered_HasTheSchemeOfTheCitizensSide(string connected, string? scheme, string? publicUrl, string expected)
    {
        await using var host = await StartAsync(() => connected, publicUrl, perMinute: "100");
        using var generated = await PostAsync(host, "tokens/generate", scheme, token: null);
        var token = (await BodyAsync(generated)).GetProperty("token").GetString();
        using var started = await PostAsync(host, "conversations", scheme, token);

        Assert.StartsWith(
            expected + "v3/directline/",
            (await BodyAsync(started)).GetProperty("streamUrl").GetString(),
            StringComparison.Ordinal
        );
    }

    private static Task<DirectLineHost> StartAsync(Func<string> connection, string? publicUrl = null, string perMinute = "1") =>
        DirectLineHost.StartAsync(
            settings: new Dictionary<string, string?>
            {
                ["Web:RequestsPerMinutePerAddress"] = perMinute,
                ["Service:PublicUrl"] = publicUrl,
                ["AllowedHosts"] = "bot.example;localhost;127.0.0.1",
            },
            before: app =>
            {
                app.Use(
                    (context, next) =>
                    {
                        context.Connection.RemoteIpAddress = IPAddress.Parse(connection());
                        return next(context);
                    }
                );
                app.UseForwardedHeaders(TrustedProxyList.Of(Proxies));
            }
        );

    private static async Task<HttpStatusCode> GenerateAsync(DirectLineHost host, string? forwarded)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/generate");
        if (forwarded is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwarded);
        }

        using var response = await host.Http.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<HttpResponseMessage> PostAsync(DirectLineHost host, string path, string? scheme, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/" + path)
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        request.Headers.Host = "bot.example";

        // The scheme comes with an address: a proxy sends both.
        request.Headers.Add("X-Forwarded-For", "203.0.113.5");
        if (scheme is not null)
        {
            request.Headers.Add("X-Forwarded-Proto", scheme);
        }

        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        return await host.Http.SendAsync(request);
    }

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage response)
    {
        response.EnsureSuccessStatusCode();
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return body.RootElement.Clone();
    }
}
