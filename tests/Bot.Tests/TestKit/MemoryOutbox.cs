using System.Diagnostics.CodeAnalysis;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Tests.TestKit;

[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing to release.")]
internal sealed class MemoryOutbox(TimeProvider clock) : IOutbox
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, Row> _rows = [];
    private readonly SemaphoreSlim _signal = new(0);
    private readonly List<ITimer> _leases = [];
    private long _lastId;
    private int _waiters;

    public int PendingCount
    {
        get
        {
            lock (_gate)
            {
                return _rows.Count;
            }
        }
    }

    /// <summary>Entries not completed, oldest first.</summary>
    public IReadOnlyList<OutboxEntry> Pending
    {
        get
        {
            lock (_gate)
            {
                return [.. _rows.Values.Select(r => r.Entry)];
            }
        }
    }

    /// <summary>Nothing can be claimed, and somebody waits for it.</summary>
    public bool IsQuiet
    {
        get
        {
            lock (_gate)
            {
                return Volatile.Read(ref _waiters) > 0 && _signal.CurrentCount == 0 && !_rows.Values.Any(IsClaimable);
            }
        }
    }

    public int Flushes { get; private set; }

    public void Add(IEnumerable<OutgoingActivity> activities)
    {
        lock (_gate)
        {
            foreach (var activity in activities)
            {
                var id = ++_lastId;
                _rows[id] = new Row(new OutboxEntry(id, activity, clock.GetUtcNow(), 0));
            }
        }

        _signal.Release();
    }

    public void Drop(Func<OutgoingActivity, bool> which)
    {
        lock (_gate)
        {
            foreach (var id in _rows.Values.Where(r => which(r.Entry.Activity)).Select(r => r.Entry.Id).ToList())
            {
                _rows.Remove(id);
            }
        }
    }

    /// <summary>All leases run out at once, as after a restart.</summary>
    public void ExpireLeases()
    {
        lock (_gate)
        {
            foreach (var row in _rows.Values)
            {
                row.LeasedUntil = default;
            }
        }

        _signal.Release();
    }

    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_rows.Values.Any(IsClaimable))
            {
                return;
            }
        }

        Interlocked.Increment(ref _waiters);
        try
        {
            await _signal.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiters);
        }
    }

    public ValueTask<IReadOnlyList<OutboxEntry>> ClaimAsync(int max, TimeSpan lease, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var claimed = _rows.Values.Where(IsClaimable).Take(max).ToList();
            foreach (var row in claimed)
            {
                row.LeasedUntil = clock.GetUtcNow() + lease;
            }

            if (claimed.Count > 0)
            {
                _leases.Add(clock.CreateTimer(_ => _signal.Release(), null, lease, Timeout.InfiniteTimeSpan));
            }

            return new([.. claimed.Select(r => r.Entry)]);
        }
    }

    public void Complete(long entryId)
    {
        lock (_gate)
        {
            _rows.Remove(entryId);
        }
    }

    public void RecordAttempt(long entryId, int attempts)
    {
        lock (_gate)
        {
            if (_rows.TryGetValue(entryId, out var row))
            {
                row.Entry = row.Entry with { Attempts = attempts };
            }
        }
    }

    public Task FlushAsync(CancellationToken cancellationToken)
    {
        Flushes++;
        return Task.CompletedTask;
    }

    private bool IsClaimable(Row row) => row.LeasedUntil <= clock.GetUtcNow();

    private sealed class Row(OutboxEntry entry)
    {
        public OutboxEntry Entry { get; set; } = entry;

        public DateTimeOffset LeasedUntil { get; set; }
    }
}
