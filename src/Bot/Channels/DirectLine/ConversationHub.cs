using System.Collections.Concurrent;
using System.Threading.Channels;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>
/// Tells open streams that their conversation's log has grown. It carries no activity: a stream reads the log after its own watermark, so
/// replay and live are one path, and no gap, swap or duplicate can arise between them.
/// </summary>
internal sealed class ConversationHub(TimeProvider time)
{
    /// <summary>
    /// Streams a conversation may have at once (tabs, and the extra ones a client opens after a refused token). More are refused: closing
    /// the older instead makes two clients push each other out for ever.
    /// </summary>
    public const int MaxStreams = 5;

    private const int TrimAbove = 10_000;
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan TrimEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Room> _rooms = new();
    private long _trimmedAt = time.GetTimestamp();

    /// <summary>The log of a conversation has reached a sequence, on disk.</summary>
    public void Publish(string conversation, long lastSequence)
    {
        var room = Enter(conversation);
        lock (room)
        {
            room.LastSequence = Math.Max(room.LastSequence, lastSequence);
            foreach (var stream in room.Streams)
            {
                stream.Signal(typing: false);
            }
        }
    }

    /// <summary>Shows "is typing" on open streams. Not in the log: it means nothing a moment later.</summary>
    public void Typing(string conversation)
    {
        if (!_rooms.TryGetValue(conversation, out var room))
        {
            return;
        }

        lock (room)
        {
            foreach (var stream in room.Streams)
            {
                stream.Signal(typing: true);
            }
        }
    }

    /// <summary>
    /// True when a client with this watermark is known to have everything, so that polling clients cost the store nothing. Holds because
    /// this process is the only one on its data folder.
    /// </summary>
    public bool IsUpToDate(string conversation, long watermark) =>
        _rooms.TryGetValue(conversation, out var room) && room.LastSequence is > 0 and var last && watermark == last;

    /// <summary>True when this process has lately seen the conversation in the store.</summary>
    public bool Knows(string conversation) => _rooms.TryGetValue(conversation, out var room) && room.LastSequence > 0;

    /// <summary>The conversation was forgotten: the store is asked again, and says so.</summary>
    public void Forget(string conversation)
    {
        if (!_rooms.TryGetValue(conversation, out var room))
        {
            return;
        }

        lock (room)
        {
            room.LastSequence = 0;
            foreach (var stream in room.Streams)
            {
                stream.Signal(typing: false);
            }
        }
    }

    /// <summary>Streams of a conversation that are open now.</summary>
    public int StreamCount(string conversation) => _rooms.TryGetValue(conversation, out var room) ? room.Streams.Count : 0;

    /// <summary>Joins a stream, or null when the conversation has too many.</summary>
    public StreamSignal? Join(string conversation)
    {
        while (true)
        {
            var room = Enter(conversation);
            lock (room)
            {
                if (room.Closed)
                {
                    continue;
                }

                if (room.Streams.Count >= MaxStreams)
                {
                    return null;
                }

                var stream = new StreamSignal();
                room.Streams.Add(stream);
                return stream;
            }
        }
    }

    public void Leave(string conversation, StreamSignal stream)
    {
        if (!_rooms.TryGetValue(conversation, out var room))
        {
            return;
        }

        lock (room)
        {
            room.Streams.Remove(stream);
        }
    }

    private Room Enter(string conversation)
    {
        if (time.GetElapsedTime(Interlocked.Read(ref _trimmedAt)) > TrimEvery)
        {
            Trim();
        }

        var room = _rooms.GetOrAdd(conversation, _ => new Room());
        room.UsedAt = time.GetTimestamp();
        return room;
    }

    private void Trim()
    {
        Interlocked.Exchange(ref _trimmedAt, time.GetTimestamp());
        if (_rooms.Count < TrimAbove)
        {
            return;
        }

        foreach (var (conversation, room) in _rooms)
        {
            lock (room)
            {
                if (room.Streams.Count > 0 || time.GetElapsedTime(room.UsedAt) < Idle)
                {
                    continue;
                }

                room.Closed = true;
                _rooms.TryRemove(conversation, out _);
            }
        }
    }

    private sealed class Room
    {
        public List<StreamSignal> Streams { get; } = [];

        public long LastSequence { get; set; }

        public long UsedAt { get; set; }

        public bool Closed { get; set; }
    }
}

/// <summary>Wakes one stream. Signals that come while it writes melt into one.</summary>
internal sealed class StreamSignal
{
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }
    );

    private int _typing;

    public void Signal(bool typing)
    {
        if (typing)
        {
            Interlocked.Exchange(ref _typing, 1);
        }

        _wake.Writer.TryWrite(true);
    }

    /// <summary>True once after each "is typing".</summary>
    public bool TakeTyping() => Interlocked.Exchange(ref _typing, 0) == 1;

    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await _wake.Reader.ReadAsync(cancellationToken);
}
