using System.Buffers.Binary;
using ChatBot.Dialogs.Activities;
using LiteDB;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>
/// Which updates have been handled in the last seven days. All keys are in memory as hashes of 128 bits (about 40 bytes each), so a claim
/// costs no read; on disk they lie in segments of a few hundred, so that a group of turns costs one small write and the start reads
/// quickly.
/// </summary>
internal sealed class Inbox
{
    /// <summary>Collection in the database.</summary>
    public const string Collection = "inbox";

    private const int EntrySize = 24;
    private const int SegmentEntries = 320;
    private const int PurgeAtOnce = 64;
    private static readonly TimeSpan Window = TimeSpan.FromDays(TurnLimits.InboxDays);
    private static readonly TimeSpan PurgeEvery = TimeSpan.FromHours(1);

    private readonly Dictionary<UInt128, long> _claimed = [];
    private readonly Queue<(long Id, long Last)> _segments = new();
    private List<(UInt128 Key, long At)> _current = [];
    private long _currentId;
    private DateTimeOffset _nextPurge;
    private (long Id, List<(UInt128 Key, long At)> Entries)? _pendingSegment;
    private List<long>? _pendingPurge;

    /// <summary>Keys known.</summary>
    public int Count => _claimed.Count;

    /// <summary>Reads the segments at opening.</summary>
    public void Load(Database database)
    {
        _claimed.Clear();
        _segments.Clear();
        _current.Clear();
        _currentId = 0;
        foreach (var segment in database.ReadAll(Collection))
        {
            var entries = segment["b"].AsBinary;
            long last = 0;
            for (var at = 0; at + EntrySize <= entries.Length; at += EntrySize)
            {
                last = BinaryPrimitives.ReadInt64LittleEndian(entries.AsSpan(at + 16));
                _claimed[BinaryPrimitives.ReadUInt128LittleEndian(entries.AsSpan(at))] = last;
            }

            _currentId = segment["_id"].AsInt64;
            _segments.Enqueue((_currentId, last));
        }

        // A new process begins a new segment; it need not know what the last one holds.
        _currentId++;
    }

    /// <summary>True when the key was claimed within the window.</summary>
    public bool IsClaimed(UInt128 key, DateTimeOffset now) =>
        _claimed.TryGetValue(key, out var at) && now.ToUnixTimeMilliseconds() - at < (long)Window.TotalMilliseconds;

    /// <summary>Writes the group's claims into the transaction, and removes segments that nobody asks for any more.</summary>
    public void Write(Database database, IReadOnlySet<UInt128> claims, DateTimeOffset now)
    {
        _pendingSegment = null;
        _pendingPurge = null;
        if (claims.Count > 0)
        {
            WriteClaims(database, claims, now);
        }

        if (now < _nextPurge)
        {
            return;
        }

        var oldest = (now - Window).ToUnixTimeMilliseconds();
        _pendingPurge = [.. _segments.TakeWhile(s => s.Last <= oldest).Take(PurgeAtOnce).Select(s => s.Id)];
        database.Delete(Collection, _pendingPurge.ConvertAll(id => new BsonValue(id)));
    }

    /// <summary>The transaction is on disk.</summary>
    public void Committed(DateTimeOffset now)
    {
        if (_pendingSegment is { } segment)
        {
            foreach (var (key, at) in segment.Entries)
            {
                _claimed[key] = at;
            }

            if (segment.Id != _currentId)
            {
                _segments.Enqueue((_currentId, _current[^1].At));
            }

            (_currentId, _current) = segment;
        }

        if (_pendingPurge is not { } purged)
        {
            return;
        }

        foreach (var _ in purged)
        {
            _segments.Dequeue();
        }

        if (purged.Count == PurgeAtOnce)
        {
            return;
        }

        var oldest = (now - Window).ToUnixTimeMilliseconds();
        foreach (var (key, at) in _claimed)
        {
            if (at <= oldest)
            {
                _claimed.Remove(key);
            }
        }

        _nextPurge = now + PurgeEvery;
    }

    private void WriteClaims(Database database, IReadOnlySet<UInt128> claims, DateTimeOffset now)
    {
        var at = now.ToUnixTimeMilliseconds();
        var id = _currentId;
        var entries = new List<(UInt128 Key, long At)>(_current);
        if (entries.Count >= SegmentEntries)
        {
            id++;
            entries.Clear();
        }

        entries.AddRange(claims.Select(key => (key, at)));
        _pendingSegment = (id, entries);
        var bytes = new byte[entries.Count * EntrySize];
        for (var i = 0; i < entries.Count; i++)
        {
            BinaryPrimitives.WriteUInt128LittleEndian(bytes.AsSpan(i * EntrySize), entries[i].Key);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan((i * EntrySize) + 16), entries[i].At);
        }

        database.Upsert(Collection, [new BsonDocument { ["_id"] = id, ["b"] = bytes }]);
    }
}
