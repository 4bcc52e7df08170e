using System.Buffers.Binary;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using LiteDB;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>
/// What must go out. In memory entry by entry; on disk one sealed document a group of turns, beside it a small one with a mark for each of
/// its messages (sends tried, or done), both gone when all are done. So a turn pays a fraction of a write for its messages and their marks.
/// <para>
/// Ids never come back, not even when everything was sent before a restart: other documents name them. They are reserved on disk in blocks.
/// </para>
/// </summary>
internal sealed class LiteDbOutbox : IOutbox
{
    public const string Collection = "outbox";
    public const string MarksCollection = "outboxmarks";
    public const string MetaCollection = "meta";

    private const string Purpose = "outbox";
    private const string MetaId = "outbox";
    private const ushort Done = ushort.MaxValue;
    private const long ReservedAtOnce = 10_000;

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly Sealer _sealer;
    private readonly Action _marksWaiting;
    private readonly Func<CancellationToken, Task> _flush;
    private readonly Dictionary<long, Item> _items = [];
    private readonly SortedSet<long> _free = [];
    private readonly PriorityQueue<long, DateTimeOffset> _leases = new();
    private readonly HashSet<Batch> _dirty = [];
    private TaskCompletionSource _available = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _next = 1;
    private long _reserved = 1;

    /// <summary>Makes an empty outbox.</summary>
    /// <param name="time">Clock of leases.</param>
    /// <param name="sealer">Seals the messages.</param>
    /// <param name="marksWaiting">Called when marks wait that no group has taken along.</param>
    /// <param name="flush">Runs a group and completes when it is on disk.</param>
    public LiteDbOutbox(TimeProvider time, Sealer sealer, Action marksWaiting, Func<CancellationToken, Task> flush)
    {
        _time = time;
        _sealer = sealer;
        _marksWaiting = marksWaiting;
        _flush = flush;
    }

    public int PendingCount
    {
        get
        {
            lock (_lock)
            {
                return _items.Count;
            }
        }
    }

    /// <summary>True when marks wait for a commit.</summary>
    public bool HasMarks
    {
        get
        {
            lock (_lock)
            {
                return _dirty.Count > 0;
            }
        }
    }

    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        Task available;
        TimeSpan lease;
        lock (_lock)
        {
            ReturnExpired();
            if (_free.Count > 0)
            {
                return;
            }

            available = _available.Task;
            lease = _leases.TryPeek(out _, out var until) ? until - _time.GetUtcNow() : Timeout.InfiniteTimeSpan;
        }

        if (lease == Timeout.InfiniteTimeSpan)
        {
            await available.WaitAsync(cancellationToken);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var expiry = Task.Delay(lease > TimeSpan.Zero ? lease : TimeSpan.Zero, _time, stop.Token);
        await Task.WhenAny(available, expiry);
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    public ValueTask<IReadOnlyList<OutboxEntry>> ClaimAsync(int max, TimeSpan lease, CancellationToken cancellationToken)
    {
        var claimed = new List<OutboxEntry>();
        lock (_lock)
        {
            ReturnExpired();
            var until = _time.GetUtcNow() + lease;
            while (claimed.Count < max && _free.Count > 0)
            {
                var id = _free.Min;
                _free.Remove(id);
                var item = _items[id];
                item.Until = until;
                _leases.Enqueue(id, until);
                claimed.Add(new OutboxEntry(id, item.Activity, item.Batch.EnqueuedAt, item.Batch.Marks[item.Index]));
            }

            if (_free.Count == 0 && _available.Task.IsCompleted)
            {
                _available = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        return new ValueTask<IReadOnlyList<OutboxEntry>>(claimed);
    }

    public void Complete(long entryId)
    {
        lock (_lock)
        {
            if (!Remove(entryId, out var item))
            {
                return;
            }

            Mark(item, Done);
        }

        _marksWaiting();
    }

    public void RecordAttempt(long entryId, int attempts)
    {
        lock (_lock)
        {
            if (!_items.TryGetValue(entryId, out var item))
            {
                return;
            }

            Mark(item, (ushort)Math.Clamp(attempts, 0, Done - 1));
        }

        _marksWaiting();
    }

    public Task FlushAsync(CancellationToken cancellationToken) => _flush(cancellationToken);

    /// <summary>Reads what is pending at opening.</summary>
    public void Load(Database database)
    {
        lock (_lock)
        {
            foreach (var meta in database.ReadAll(MetaCollection).Where(m => m["_id"] == MetaId))
            {
                _next = _reserved = meta["next"].AsInt64;
            }

            var marks = database.ReadAll(MarksCollection).ToDictionary(m => m["_id"].AsInt64, m => m["b"].AsBinary);
            foreach (var stored in database.ReadAll(Collection))
            {
                var firstId = stored["_id"].AsInt64;
                var messages = Unpack(_sealer.Open(Purpose, stored["b"].AsBinary));
                var batch = new Batch(firstId, DateTimeOffset.FromUnixTimeMilliseconds(stored["t"].AsInt64), messages.Count);
                if (marks.TryGetValue(firstId, out var bytes))
                {
                    batch.HasStoredMarks = true;
                    for (var i = 0; i < batch.Marks.Length; i++)
                    {
                        batch.Marks[i] = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(i * 2));
                    }
                }

                for (var i = 0; i < messages.Count; i++)
                {
                    if (batch.Marks[i] != Done)
                    {
                        Add(new Item(batch, i, messages[i]));
                    }
                }
            }

            if (_free.Count > 0)
            {
                _available.TrySetResult();
            }
        }
    }

    /// <summary>Writes the group's messages, its droppings and all waiting marks into the transaction.</summary>
    /// <returns>What <see cref="Committed"/> needs.</returns>
    public OutboxCommit Write(Database database, IReadOnlyList<OutboxChange> changes, DateTimeOffset now)
    {
        var messages = new List<(OutgoingActivity Activity, byte[] Json)>();
        HashSet<long>? dropped = null;
        List<Batch> dirty;
        lock (_lock)
        {
            foreach (var change in changes)
            {
                if (change.Activity is { } activity)
                {
                    messages.Add((activity, change.Json!));
                    continue;
                }

                messages.RemoveAll(m => change.Drops(m.Activity));
                foreach (var (id, item) in _items)
                {
                    if (change.Drops(item.Activity))
                    {
                        (dropped ??= []).Add(id);
                    }
                }
            }

            foreach (var id in dropped ?? [])
            {
                _dirty.Add(_items[id].Batch);
            }

            dirty = [.. _dirty];
            var upserts = new List<BsonDocument>();
            var deletes = new List<BsonValue>();
            var deletedMarks = new List<BsonValue>();
            foreach (var batch in dirty)
            {
                batch.WrittenVersion = batch.Version;
                var bytes = new byte[batch.Marks.Length * 2];
                var left = 0;
                for (var i = 0; i < batch.Marks.Length; i++)
                {
                    var mark = dropped?.Contains(batch.FirstId + i) == true ? Done : batch.Marks[i];
                    left += mark == Done ? 0 : 1;
                    BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * 2), mark);
                }

                if (left > 0)
                {
                    upserts.Add(new BsonDocument { ["_id"] = batch.FirstId, ["b"] = bytes });
                    continue;
                }

                deletes.Add(batch.FirstId);
                if (batch.HasStoredMarks)
                {
                    deletedMarks.Add(batch.FirstId);
                }
            }

            database.Upsert(MarksCollection, upserts);
            database.Delete(Collection, deletes);
            database.Delete(MarksCollection, deletedMarks);
        }

        if (messages.Count == 0)
        {
            return new OutboxCommit(null, dropped, dirty, _reserved);
        }

        var reserved = _reserved;
        if (_next + messages.Count > reserved)
        {
            reserved = _next + messages.Count + ReservedAtOnce;
            database.Upsert(MetaCollection, [new BsonDocument { ["_id"] = MetaId, ["next"] = reserved }]);
        }

        // In whole milliseconds, so that an entry is the same after a restart.
        var enqueuedAt = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        var added = new Batch(_next, enqueuedAt, messages.Count);
        database.Upsert(
            Collection,
            [
                new BsonDocument
                {
                    ["_id"] = added.FirstId,
                    ["t"] = enqueuedAt.ToUnixTimeMilliseconds(),
                    ["b"] = _sealer.Seal(Purpose, Pack(messages)),
                },
            ]
        );
        return new OutboxCommit([.. messages.Select((m, i) => new Item(added, i, m.Activity))], dropped, dirty, reserved);
    }

    /// <summary>The transaction is on disk: new messages may go out, dropped ones may not.</summary>
    public void Committed(OutboxCommit commit)
    {
        lock (_lock)
        {
            _reserved = commit.Reserved;
            foreach (var id in commit.Dropped ?? [])
            {
                if (Remove(id, out var item))
                {
                    item.Batch.Marks[item.Index] = Done;
                }
            }

            foreach (var batch in commit.Marked)
            {
                batch.HasStoredMarks = true;
                if (batch.Version == batch.WrittenVersion)
                {
                    _dirty.Remove(batch);
                }
            }

            if (commit.Added is not { } added)
            {
                return;
            }

            foreach (var item in added)
            {
                Add(item);
            }

            _next += added.Count;
            _available.TrySetResult();
        }
    }

    private static byte[] Pack(List<(OutgoingActivity Activity, byte[] Json)> messages)
    {
        var packed = new byte[messages.Sum(m => 4 + m.Json.Length)];
        var at = 0;
        foreach (var (_, json) in messages)
        {
            BinaryPrimitives.WriteInt32LittleEndian(packed.AsSpan(at), json.Length);
            json.CopyTo(packed, at + 4);
            at += 4 + json.Length;
        }

        return packed;
    }

    private static List<OutgoingActivity> Unpack(byte[] packed)
    {
        var messages = new List<OutgoingActivity>();
        var at = 0;
        while (at < packed.Length)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(packed.AsSpan(at));
            messages.Add(
                System.Text.Json.JsonSerializer.Deserialize(packed.AsSpan(at + 4, length), EngineJson.Compact.OutgoingActivity)
                    ?? throw new System.Text.Json.JsonException("An outbox message is null.")
            );
            at += 4 + length;
        }

        return messages;
    }

    private void Add(Item item)
    {
        _items.Add(item.Id, item);
        _free.Add(item.Id);
    }

    private bool Remove(long id, out Item item)
    {
        _free.Remove(id);
        return _items.Remove(id, out item!);
    }

    private void Mark(Item item, ushort mark)
    {
        item.Batch.Marks[item.Index] = mark;
        item.Batch.Version++;
        _dirty.Add(item.Batch);
    }

    private void ReturnExpired()
    {
        var now = _time.GetUtcNow();
        while (_leases.TryPeek(out var id, out var until) && until <= now)
        {
            _leases.Dequeue();
            // An entry may be gone, or claimed again with a later lease.
            if (_items.TryGetValue(id, out var item) && item.Until == until)
            {
                item.Until = null;
                _free.Add(id);
            }
        }

        if (_free.Count > 0)
        {
            _available.TrySetResult();
        }
    }

    /// <summary>The messages of one group.</summary>
    internal sealed class Batch(long firstId, DateTimeOffset enqueuedAt, int count)
    {
        public long FirstId { get; } = firstId;

        public DateTimeOffset EnqueuedAt { get; } = enqueuedAt;

        public ushort[] Marks { get; } = new ushort[count];

        public bool HasStoredMarks { get; set; }

        public int Version { get; set; }

        public int WrittenVersion { get; set; }
    }

    /// <summary>One pending message.</summary>
    internal sealed class Item(Batch batch, int index, OutgoingActivity activity)
    {
        public Batch Batch { get; } = batch;

        public int Index { get; } = index;

        public OutgoingActivity Activity { get; } = activity;

        public long Id => Batch.FirstId + Index;

        public DateTimeOffset? Until { get; set; }
    }
}

/// <summary>What a group does to the outbox once it is on disk.</summary>
/// <param name="Added">New messages.</param>
/// <param name="Dropped">Ids of messages dropped.</param>
/// <param name="Marked">Batches whose marks were written.</param>
/// <param name="Reserved">First id not reserved.</param>
internal sealed record OutboxCommit(
    IReadOnlyList<LiteDbOutbox.Item>? Added,
    HashSet<long>? Dropped,
    IReadOnlyList<LiteDbOutbox.Batch> Marked,
    long Reserved
);
