using System.Net;
using System.Net.Sockets;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>
/// The one connection pool to the Bot API. The token is in the path of every call, so nothing that records addresses may see this client:
/// it does not come from IHttpClientFactory (which logs request URIs), and without a propagator the handler starts no trace activity at
/// all. Failures name host and port only.
/// </summary>
internal sealed class ZaloBotHttp : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private readonly SocketsHttpHandler _handler;

    public ZaloBotHttp()
    {
        _handler = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            ConnectCallback = ConnectAsync,
            MaxConnectionsPerServer = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(45),
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
        };
        Client = new HttpClient(_handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Without a time limit of its own: each method has its own.</summary>
    public HttpClient Client { get; }

    public void Dispose()
    {
        Client.Dispose();
        _handler.Dispose();
    }

    /// <summary>
    /// Connects with a time limit of its own that ends as <see cref="HttpRequestError.ConnectionError"/>, which says that nothing was sent;
    /// SocketsHttpHandler.ConnectTimeout ends like a request that timed out after it was written.
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
}
