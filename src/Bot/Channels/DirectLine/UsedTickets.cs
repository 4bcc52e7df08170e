using System.Collections.Concurrent;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>
/// Tickets that have opened a stream; each opens one. A ticket stands in an address, which proxies and browsers write down, and one that
/// is read there must be used up. A client whose stream closes asks for a new one anyway.
/// </summary>
internal sealed class UsedTickets(TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(DirectLineTokens.TicketSeconds + 1);

    private readonly ConcurrentDictionary<string, long> _used = new(StringComparer.Ordinal);
    private long _trimmedAt = time.GetTimestamp();

    /// <summary>True for the first who comes with this ticket.</summary>
    public bool TryUse(string id)
    {
        // Each entry is a stream that was opened, so there are few; what is over is no longer valid by itself.
        if (time.GetElapsedTime(Interlocked.Read(ref _trimmedAt)) > Kept)
        {
            Interlocked.Exchange(ref _trimmedAt, time.GetTimestamp());
            foreach (var (used, at) in _used)
            {
                if (time.GetElapsedTime(at) > Kept)
                {
                    _used.TryRemove(used, out _);
                }
            }
        }

        return _used.TryAdd(id, time.GetTimestamp());
    }
}
