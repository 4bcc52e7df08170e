using System.Net.Sockets;

namespace ChatBot.Bot.Office.Transport;

/// <summary>The way from another process to the service that holds the store.</summary>
internal static class OfficeConnection
{
    /// <summary>An HTTP client over the socket of this data folder, or null when no service listens there.</summary>
    public static async Task<HttpClient?> TryOpenAsync(string dataFolder, CancellationToken cancellationToken)
    {
        if (OfficeSocketPath.In(dataFolder) is not { } path || !File.Exists(path))
        {
            return null;
        }

        try
        {
            (await ConnectAsync(path, cancellationToken)).Dispose();
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionRefused or SocketError.AddressNotAvailable)
        {
            // The file was left by a service that was killed.
            return null;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AccessDenied)
        {
            throw new OfficeFailure($"{path} belongs to another user: run the command as the service's user or as root.", e);
        }

        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (_, cancelled) => new NetworkStream(await ConnectAsync(path, cancelled), ownsSocket: true),
        };
        return new HttpClient(handler) { BaseAddress = new Uri("http://office/"), Timeout = Timeout.InfiniteTimeSpan };
    }

    private static async Task<Socket> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
