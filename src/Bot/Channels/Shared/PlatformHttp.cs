using System.Net;
using System.Net.Sockets;

namespace ChatBot.Bot.Channels.Shared;

/// <summary>
/// A connection pool to a messenger's platform. Tokens are in the paths, headers and bodies of its calls, so nothing that records requests
/// may see these clients: they do not come from IHttpClientFactory (which logs request URIs), and without a propagator the handler starts
/// no trace activity at all. Failures name host and port only.
/// </summary>
internal sealed class PlatformHttp : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private readonly SocketsHttpHandler _handler;
    private readonly CallClock _clock;
    private readonly List<HttpClient> _clients = [];

    /// <param name="connections">Most connections at a time.</param>
    /// <param name="clock">Measures how long a call has taken.</param>
    public PlatformHttp(int connections, CallClock clock)
    {
        _clock = clock;
        _handler = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            ConnectCallback = ConnectAsync,
            MaxConnectionsPerServer = connections,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // Below the keep-alive of the usual front servers (60 to 75 s): a request on a connection that the other side is just closing
            // ends in an outcome nobody knows.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(45),
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
        };
    }

    /// <summary>Whether a setting can be the address under which a platform's paths stand.</summary>
    public static bool IsBaseUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.PathAndQuery == "/"
        && uri.UserInfo.Length == 0
        && uri.Fragment.Length == 0;

    /// <summary>A client of this pool.</summary>
    /// <param name="limit">Longest time of a call with its whole answer; null when the caller limits each call itself.</param>
    public HttpClient Client(TimeSpan? limit)
    {
        HttpMessageHandler handler = limit is { } most ? new TimeLimit(_handler, most, _clock.Time) : _handler;
        var client = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        _clients.Add(client);
        return client;
    }

    public void Dispose()
    {
        foreach (var client in _clients)
        {
            client.Dispose();
        }

        _handler.Dispose();
    }

    /// <summary>
    /// Connects with a time limit of its own. SocketsHttpHandler.ConnectTimeout ends in the same exception as a request that timed out
    /// after it was written; this one ends as <see cref="HttpRequestError.ConnectionError"/>, which says that nothing was sent.
    /// </summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(ConnectTimeout);
            await socket.ConnectAsync(context.DnsEndPoint, limit.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>What HttpClient.Timeout does, by a clock that a test can set.</summary>
    private sealed class TimeLimit(HttpMessageHandler pool, TimeSpan limit, TimeProvider time) : DelegatingHandler(pool)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var late = new CancellationTokenSource(limit, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
            try
            {
                var response = await base.SendAsync(request, either.Token);
                await response.Content.LoadIntoBufferAsync(either.Token);
                return response;
            }
            catch (Exception e) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new TaskCanceledException(
                    $"No answer within {limit.TotalSeconds} seconds.",
                    new TimeoutException(null, e),
                    late.Token
                );
            }
        }
    }
}

/// <summary>The clock that measures how long a call to a platform takes; apart from the service's, which tests move by days.</summary>
internal sealed record CallClock(TimeProvider Time)
{
    public static readonly CallClock System = new(TimeProvider.System);
}
