using System.Net.Sockets;

namespace ChatBot.Bot.Channels.Shared;

/// <summary>
/// Why a call to a platform brought no answer. What matters is whether the message may have been delivered: to repeat one that was is a
/// duplicate, to give up one that was not is a loss.
/// </summary>
/// <param name="WasNotSent">Certainly nothing reached the platform.</param>
/// <param name="Reason">For logs.</param>
internal readonly record struct TransportFailure(bool WasNotSent, string Reason)
{
    /// <summary>The outcome of a send.</summary>
    public SendResult Outcome => WasNotSent ? new SendResult.Retry(null, Reason) : new SendResult.Unknown(Reason);

    /// <summary>Tells a trouble of the network, or returns null when the exception is a defect.</summary>
    public static TransportFailure? Of(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is HttpRequestException { HttpRequestError: var error })
            {
                // These happen before the request is written.
                return
                    error
                        is HttpRequestError.ConnectionError
                            or HttpRequestError.NameResolutionError
                            or HttpRequestError.SecureConnectionError
                            or HttpRequestError.ProxyTunnelError
                            or HttpRequestError.VersionNegotiationError
                    ? new TransportFailure(true, $"no connection ({error})")
                    : new TransportFailure(false, $"connection cut ({error})");
            }
        }

        return exception switch
        {
            OperationCanceledException or TimeoutException => new TransportFailure(false, "time-out"),
            IOException or SocketException => new TransportFailure(false, $"no answer ({exception.GetType().Name})"),
            _ => null,
        };
    }
}
