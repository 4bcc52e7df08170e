using System.Collections.Concurrent;

namespace ChatBot.Bot.Channels.Shared;

/// <summary>
/// How many parts of a message in several parts have arrived, by outbox entry, so that a retry goes on where it stopped. In memory: after a
/// crash the whole message is sent again, which at-least-once allows.
/// </summary>
internal sealed class ArrivedParts
{
    private const int Remembered = 10_000;

    private readonly ConcurrentDictionary<long, int> _arrived = new();

    /// <summary>The part to begin with.</summary>
    public int Of(long entryId) => _arrived.GetValueOrDefault(entryId);

    /// <summary>Notes that a part did not go out, and returns whether the message will be tried again.</summary>
    /// <param name="entryId">The message.</param>
    /// <param name="arrived">Parts that did.</param>
    /// <param name="result">What came of the part.</param>
    public bool Stopped(long entryId, int arrived, SendResult result)
    {
        if (result is not (SendResult.Retry or SendResult.Unknown or SendResult.Misconfigured or SendResult.Moved))
        {
            Forget(entryId);
            return false;
        }

        // Entries that expire are never heard of again; forgetting all costs at most a repeated first part.
        if (_arrived.Count >= Remembered)
        {
            _arrived.Clear();
        }

        if (arrived > 0)
        {
            _arrived[entryId] = arrived;
        }

        return true;
    }

    /// <summary>The message is done with.</summary>
    public void Forget(long entryId) => _arrived.TryRemove(entryId, out _);
}
