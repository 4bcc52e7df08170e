using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Channels.ZaloOa.Api;

/// <summary>The one connection pool to Zalo, for the OpenAPI and for OAuth.</summary>
internal sealed class ZaloOaHttp : IDisposable
{
    private const int MostConnections = 128;

    /// <summary>Longest time of a call, upload and answer included.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly PlatformHttp _http;

    public ZaloOaHttp(CallClock clock)
    {
        _http = new PlatformHttp(MostConnections, clock);
        Client = _http.Client(Patience);
    }

    public HttpClient Client { get; }

    public void Dispose() => _http.Dispose();
}
