using System.Net;
using System.Net.Sockets;

namespace ChatBot.Fakes;

/// <summary>
/// Ports for what must know its address before it listens, or listen on the same one after a restart. Below 32768, from where Linux takes
/// ports for outgoing connections: such a port could be gone to somebody's connection while its service is down, even to one that waits for
/// that very service.
/// </summary>
public static class FreePort
{
    private const int First = 20_000;
    private const int Count = 12_000;

    // Test projects may run beside each other: each begins somewhere else.
    private static int _last = Random.Shared.Next(Count);

    /// <summary>A port that nobody listens on now; not twice the same soon.</summary>
    public static int Next()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _last) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"No port from {First} to {First + Count - 1} is free.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
