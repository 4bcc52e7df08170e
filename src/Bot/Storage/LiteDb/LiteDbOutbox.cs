using System.Buffers.Binary;
using ChatBot.Bot.Storage.Sealing;
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
    /// <summary>Collection of the messages, one document a group of turns.</summary>
    public const string Collection = "outbox";

    /// <summary>Collection of the marks, one document a group of turns.</summary>
    public const string MarksCollection = "outboxmarks";

    /// <summary>Collection of single documents, such as the ids that are reserved.</summary>
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
    private readonly Dictionary<ChannelAccount, Account> _accounts = [];
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

    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public async ValueTask WaitAsync(string owner, CancellationToken cancellationToken)
    {
        Task available;
        TimeSpan wait;
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            var at = DateTimeOffset.MaxValue;
            foreach (var account in _accounts.Values.Where(account => account.Pending > 0))
            {
                var (due, isOwn) = (account.DueAt(owner), account.Owner == owner);
                if (due <= now || (isOwn && account.Waiting.Count > 0))
                {
                    return;
                }

                at = due < at ? due : at;
            }

            available = _available.Task;
            wait = at == DateTimeOffset.MaxValue ? Timeout.InfiniteTimeSpan : at - now;
        }

        if (wait == Timeout.InfiniteTimeSpan)
        {
            await available.WaitAsync(cancellationToken);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timer = Task.Delay(wait, _time, stop.Token);
        await Task.WhenAny(available, timer);
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OutboxEntry>> ClaimAsync(string owner, int max, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(owner);
        var claimed = new List<OutboxEntry>();
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            var own = new List<Account>();
            foreach (var account in _accounts.Values)
            {
                if (account.Pending > 0 && account.TryClaim(owner, now, lease, out var isNew))
                {
                    own.Add(account);
                    if (isNew)
                    {
                        account.Waiting.UnionWith(_items.Values.Where(item => item.Account == account).Select(item => item.Id));
                    }
                }
            }

            while (claimed.Count < max && own.Where(account => account.Waiting.Count > 0).MinBy(account => account.Waiting.Min) is { } next)
            {
                var id = next.Waiting.Min;
                next.Waiting.Remove(id);
                var item = _items[id];
                var attempts = item.Batch.Marks[item.Index];
                claimed.Add(new OutboxEntry(id, item.Activity, item.Batch.EnqueuedAt, attempts, new OutboxClaim(owner, next.Epoch)));
            }

            if (_available.Task.IsCompleted)
            {
                _available = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        return new ValueTask<IReadOnlyList<OutboxEntry>>(claimed);
    }

    /// <inheritdoc/>
    public bool MaySend(OutboxEntry entry)
    {
        lock (_lock)
        {
            return Held(entry) is not null;
        }
    }

    /// <inheritdoc/>
    public bool Complete(OutboxEntry entry)
    {
        lock (_lock)
        {
            if (Held(entry) is not { } item)
            {
                return false;
            }

            Remove(item);
            Mark(item, Done);
        }

        _marksWaiting();
        return true;
    }

    /// <inheritdoc/>
    public bool RecordAttempt(OutboxEntry entry, int attempts)
    {
        lock (_lock)
        {
            if (Held(entry) is not { } item)
            {
                return false;
            }

            Mark(item, (ushort)Math.Clamp(attempts, 0, Done - 1));
        }

        _marksWaiting();
        return true;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(string owner, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            foreach (var account in _accounts.Values.Where(account => account.Owner == owner))
            {
                account.Release();
            }

            _available.TrySetResult();
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
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
                        Add(new Item(batch, i, messages[i], AccountOf(messages[i])));
                    }
                }
            }

            if (_items.Count > 0)
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
        lock (_lock)
        {
            return new OutboxCommit(
                [.. messages.Select((m, i) => new Item(added, i, m.Activity, AccountOf(m.Activity)))],
                dropped,
                dirty,
                reserved
            );
        }
    }

    /// <summary>The transaction is on disk: new messages may go out, dropped ones may not.</summary>
    public void Committed(OutboxCommit commit)
    {
        lock (_lock)
        {
            _reserved = commit.Reserved;
            foreach (var id in commit.Dropped ?? [])
            {
                if (_items.TryGetValue(id, out var item))
                {
                    Remove(item);
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

    private Account AccountOf(OutgoingActivity activity)
    {
        var name = ChannelAccount.Of(activity);
        if (!_accounts.TryGetValue(name, out var account))
        {
            _accounts[name] = account = new Account();
        }

        return account;
    }

    private void Add(Item item)
    {
        _items.Add(item.Id, item);
        item.Account.Waiting.Add(item.Id);
        item.Account.Pending++;
    }

    private void Remove(Item item)
    {
        _items.Remove(item.Id);
        item.Account.Waiting.Remove(item.Id);
        item.Account.Pending--;
    }

    /// <summary>The pending message, unless its account went to another owner since the entry was handed out.</summary>
    private Item? Held(OutboxEntry entry) => _items.TryGetValue(entry.Id, out var item) && item.Account.IsHeldBy(entry.Claim) ? item : null;

    private void Mark(Item item, ushort mark)
    {
        item.Batch.Marks[item.Index] = mark;
        item.Batch.Version++;
        _dirty.Add(item.Batch);
    }

    /// <summary>An account and who sends for it. In memory only: no other process can have the store open.</summary>
    internal sealed class Account
    {
        private DateTimeOffset _until;
        private DateTimeOffset _renewAt;

        /// <summary>Who sends for it, or null when nobody does.</summary>
        public string? Owner { get; private set; }

        /// <summary>Rises with each new owner.</summary>
        public long Epoch { get; private set; }

        /// <summary>Pending messages.</summary>
        public int Pending { get; set; }

        /// <summary>Ids of pending messages that the owner was not given yet.</summary>
        public SortedSet<long> Waiting { get; } = [];

        /// <summary>When this owner may take the account, or has to renew it.</summary>
        public DateTimeOffset DueAt(string owner) =>
            Owner is null ? DateTimeOffset.MinValue
            : Owner == owner ? _renewAt
            : _until;

        /// <summary>Takes or renews the account, unless it is somebody else's.</summary>
        public bool TryClaim(string owner, DateTimeOffset now, TimeSpan lease, out bool isNew)
        {
            isNew = Owner != owner;
            if (isNew && Owner is not null && _until > now)
            {
                return false;
            }

            Epoch += isNew ? 1 : 0;
            Owner = owner;
            _until = now + lease;
            _renewAt = now + (lease / 2);
            return true;
        }

        /// <summary>True unless the account got another owner since.</summary>
        public bool IsHeldBy(OutboxClaim claim) => Owner is not null && Owner == claim.Owner && Epoch == claim.Epoch;

        /// <summary>The owner gives it up.</summary>
        public void Release() => Owner = null;
    }

    /// <summary>The messages of one group.</summary>
    internal sealed class Batch(long firstId, DateTimeOffset enqueuedAt, int count)
    {
        /// <summary>Id of its first message.</summary>
        public long FirstId { get; } = firstId;

        /// <summary>When its group was committed.</summary>
        public DateTimeOffset EnqueuedAt { get; } = enqueuedAt;

        /// <summary>Attempts of each message, or the mark that it is done.</summary>
        public ushort[] Marks { get; } = new ushort[count];

        /// <summary>True when marks of it are on disk.</summary>
        public bool HasStoredMarks { get; set; }

        /// <summary>Rises with each new mark.</summary>
        public int Version { get; set; }

        /// <summary>Version that the group under way writes.</summary>
        public int WrittenVersion { get; set; }
    }

    /// <summary>One pending message.</summary>
    internal sealed class Item(Batch batch, int index, OutgoingActivity activity, Account account)
    {
        /// <summary>The messages of its group.</summary>
        public Batch Batch { get; } = batch;

        /// <summary>Its place in the batch.</summary>
        public int Index { get; } = index;

        /// <summary>What goes out.</summary>
        public OutgoingActivity Activity { get; } = activity;

        /// <summary>Id of its entry.</summary>
        public long Id => Batch.FirstId + Index;

        /// <summary>Through which account it leaves.</summary>
        public Account Account { get; } = account;
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
