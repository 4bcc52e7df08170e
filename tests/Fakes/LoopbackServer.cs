using System.Net;
using ChatBot.Fakes.Play;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChatBot.Fakes;

/// <summary>The HTTP server of a fake.</summary>
internal sealed class LoopbackServer(WebApplication app) : IAsyncDisposable
{
    /// <param name="port">0: any that is free.</param>
    /// <param name="api">The platform.</param>
    /// <param name="play">The page to play the citizen, or null.</param>
    public static async Task<LoopbackServer> StartAsync(int port, RequestDelegate api, Func<PlayServer?> play)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // More than any platform takes, so that it is the platform that refuses.
            kestrel.Limits.MaxRequestBodySize = 60 * 1024 * 1024;
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        app.Run(context => play() is { } page && PlayServer.Serves(context.Request.Path) ? page.HandleAsync(context) : api(context));
        await app.StartAsync();
        return new LoopbackServer(app);
    }

    public string Address { get; } = app.Urls.First();

    /// <summary>Stops at once, without waiting for calls that are being answered.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }
}
