using System.Net;
using System.Net.Sockets;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>
/// The one connection pool to the Bot API. The token is in the path of every call, so nothing that records addresses may see this client:
/// it does not come from IHttpClientFactory (which logs request URIs), and without a propagator the handler starts no trace activity at
/// all. Failures name host and port only.
/// </summary>
internal sealed class TelegramHttp : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private readonly SocketsHttpHandler _handler;

    public TelegramHttp()
    {
        _handler = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            ConnectCallback = ConnectAsync,
            MaxConnectionsPerServer = 256,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // Below the keep-alive of the usual front servers (60 to 75 s): a request on a connection that the other side is just closing
            // ends in an outcome nobody knows.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(45),
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
        };
        Sending = new HttpClient(_handler, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(30) };
        Polling = new HttpClient(_handler, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(TelegramLimits.PollSeconds + 15) };
    }

    /// <summary>For calls that are answered at once.</summary>
    public HttpClient Sending { get; }

    /// <summary>For getUpdates, which is answered when there is something or its time is up.</summary>
    public HttpClient Polling { get; }

    public void Dispose()
    {
        Sending.Dispose();
        Polling.Dispose();
        _handler.Dispose();
    }

    /// <summary>
    /// Connects with a time limit of its own. SocketsHttpHandler.ConnectTimeout ends in the same exception as a request that timed out after
    /// it was written; this one ends as <see cref="HttpRequestError.ConnectionError"/>, which says that nothing was sent.
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
