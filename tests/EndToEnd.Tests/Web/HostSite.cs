using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatBot.EndToEnd.Tests.Web;

/// <summary>
/// Somebody's web site with the chat in it: another origin, and a policy that allows scripts and frames of the chat and nothing inline.
/// </summary>
internal sealed class HostSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private HostSite(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Where the chat is.</summary>
    public Uri Chat { get; set; } = new("http://localhost");

    /// <summary>Attributes of the script tag.</summary>
    public string Attributes { get; set; } = "";

    public static async Task<HostSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var site = new HostSite(app);
        app.MapGet("/favicon.ico", () => Results.NoContent());
        app.MapGet(
            "/",
            (HttpContext context) =>
            {
                var chat = site.Chat.GetLeftPart(UriPartial.Authority);
                context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; img-src 'self'; script-src {chat}; frame-src {chat}";
                return Results.Content(
                    $"""
                    <!doctype html><html lang="vi"><head><meta charset="utf-8">
                    <meta name="viewport" content="width=device-width, initial-scale=1">
                    <title>Sở Giáo dục và Đào tạo</title><script src="{chat}/embed.js" {site.Attributes} defer></script></head>
                    <body><main><h1>Sở Giáo dục và Đào tạo</h1><p>Tin tức và thông báo.</p><a href="#tin">Tin mới</a></main></body></html>
                    """,
                    "text/html; charset=utf-8"
                );
            }
        );
        await app.StartAsync();
        return site;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
