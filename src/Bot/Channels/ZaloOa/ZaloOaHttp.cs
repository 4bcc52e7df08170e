using System.Net;
using System.Net.Sockets;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>
/// The one connection pool to Zalo. Tokens are in headers and bodies, so nothing that records requests may see this client: it does not come
/// from IHttpClientFactory (which logs), and without a propagator the handler starts no trace activity.
/// </summary>
internal sealed class ZaloOaHttp : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private readonly SocketsHttpHandler _handler;

    public ZaloOaHttp(ZaloOaTimeouts timeouts)
    {
        _handler = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            ConnectCallback = ConnectAsync,
            MaxConnectionsPerServer = 128,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // Below the keep-alive of the usual front servers (60 to 75 s): a request on a connection that the other side is just closing
            // ends in an outcome nobody knows.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(45),
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
        };
        Client = new HttpClient(_handler, disposeHandler: false) { Timeout = timeouts.Call };
    }

    public HttpClient Client { get; }

    public void Dispose()
    {
        Client.Dispose();
        _handler.Dispose();
    }

    /// <summary>Why a call brought no answer, and whether it was certainly not taken. Throws for what is no trouble of the network.</summary>
    public static ZaloOaTransportFailure Classify(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is HttpRequestException { HttpRequestError: var error })
            {
                // Errors of the time before a request is written.
                var wasNotSent = error is HttpRequestError.ConnectionError
                    or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError
                    or HttpRequestError.VersionNegotiationError;
                return new ZaloOaTransportFailure(wasNotSent, wasNotSent ? $"no connection ({error})" : $"connection cut ({error})");
            }
        }

        return exception switch
        {
            OperationCanceledException or TimeoutException => new ZaloOaTransportFailure(false, "time-out"),
            _ => new ZaloOaTransportFailure(false, $"no answer ({exception.GetType().Name})"),
        };
    }

    /// <summary>Failures of the network; anything else is a defect.</summary>
    public static bool IsTransport(Exception e) => e is HttpRequestException or IOException or SocketException or OperationCanceledException or TimeoutException;

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

/// <param name="WasNotSent">Nothing reached Zalo.</param>
/// <param name="Reason">For logs.</param>
internal readonly record struct ZaloOaTransportFailure(bool WasNotSent, string Reason);

/// <param name="Call">Longest time of a call, upload and answer included.</param>
internal sealed record ZaloOaTimeouts(TimeSpan Call)
{
    public static readonly ZaloOaTimeouts Default = new(TimeSpan.FromSeconds(30));
}
