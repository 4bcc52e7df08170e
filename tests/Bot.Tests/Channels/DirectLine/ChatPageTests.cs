using System.Net;
using System.Text.RegularExpressions;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Content.Model;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.DirectLine;

public sealed class ChatPageTests
{
    [Fact]
    public async Task Page_LetsNothingInButItsOwnFiles()
    {
        await using var host = await DirectLineHost.StartAsync();
        using var response = await host.Http.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'self' https://site.example", policy, StringComparison.Ordinal);
        var html = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("(src|href)=\"(https?:)?//"), html);
        Assert.DoesNotMatch(new Regex("<script>|style=|onclick="), html);
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/chat.css", "text/css")]
    [InlineData("/chat.js", "text/javascript")]
    [InlineData("/embed.js", "text/javascript")]
    [InlineData("/icon.svg", "image/svg+xml")]
    public async Task File_IsServedOnceAndThenOnlyConfirmed(string path, string type)
    {
        await using var host = await DirectLineHost.StartAsync();
        using var first = await host.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(type, first.Content.Headers.ContentType!.MediaType);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await host.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Picture_OfTheContent_IsServedAndNothingElseOfItsFolder()
    {
        await using var host = await DirectLineHost.StartAsync(services: services =>
            services.AddSingleton<Func<ContentSnapshot>>(() => Shipped.Content)
        );
        using var picture = await host.Http.GetAsync(new Uri("/pictures/mau-khai-mac.jpg", UriKind.Relative));
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(picture.Headers.ETag);
        foreach (var other in new[] { "/pictures/facts.yaml", "/pictures/..%2Ffacts.yaml", "/pictures/" })
        {
            using var response = await host.Http.GetAsync(new Uri(other, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task Page_WithAllItsFiles_StaysUnderAHundredKilobytes()
    {
        await using var host = await DirectLineHost.StartAsync();
        var bytes = 0;
        foreach (var path in new[] { "/", "/chat.css", "/chat.js", "/embed.js", "/icon.svg" })
        {
            bytes += (await host.Http.GetByteArrayAsync(new Uri(path, UriKind.Relative))).Length;
        }

        Assert.InRange(bytes, 1, 100_000);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/embed.js")]
    public async Task File_AskedForItsHead_IsThere(string path)
    {
        await using var host = await DirectLineHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var response = await host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(response.Headers.ETag);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/chat.js")]
    [InlineData("/embed.js")]
    public async Task Script_PutsTextIntoThePageAsTextOnly(string path)
    {
        await using var host = await DirectLineHost.StartAsync();
        var script = await host.Http.GetStringAsync(new Uri(path, UriKind.Relative));
        Assert.DoesNotMatch(new Regex("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\("), script);
    }
}
