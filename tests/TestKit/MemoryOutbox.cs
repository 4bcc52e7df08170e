using System.Text.Json;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.TestKit;

/// <summary>The outbox of <see cref="MemoryStore"/>.</summary>
/// <param name="clock">Clock of leases.</param>
public sealed class MemoryOutbox(TimeProvider clock) : IOutbox
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, Row> _rows = [];
    private readonly Dictionary<ChannelAccount, Account> _accounts = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastId;
    private int _waiters;

    /// <inheritdoc/>
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
                return [.. _rows.Select(row => row.Value.Entry(row.Key, default))];
            }
        }
    }

    /// <summary>Nothing was left that somebody could claim, and somebody waits for it.</summary>
    public bool IsQuiet
    {
        get
        {
            lock (_gate)
            {
                return _waiters > 0 && !_changed.Task.IsCompleted;
            }
        }
    }

    /// <summary>How often marks were flushed.</summary>
    public int Flushes { get; private set; }

    /// <summary>Puts messages into the queue.</summary>
    /// <returns>Their bytes.</returns>
    public long Add(IEnumerable<OutgoingActivity> activities)
    {
        lock (_gate)
        {
            long bytes = 0;

            // In whole milliseconds, so that an entry is the same after a restart.
            var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
            foreach (var activity in activities)
            {
                var json = JsonSerializer.SerializeToUtf8Bytes(activity, EngineJson.Compact.OutgoingActivity);
                var name = ChannelAccount.Of(activity);
                if (!_accounts.TryGetValue(name, out var account))
                {
                    _accounts[name] = account = new Account();
                }

                _rows[++_lastId] = new Row(json, now, account);
                bytes += json.Length;
            }

            if (bytes > 0)
            {
                _changed.TrySetResult();
            }

            return bytes;
        }
    }

    /// <summary>Removes pending messages.</summary>
    public void Drop(Func<OutgoingActivity, bool> which)
    {
        lock (_gate)
        {
            foreach (var (id, row) in _rows.Where(row => which(row.Value.Activity)).ToList())
            {
                _rows.Remove(id);
            }
        }
    }

    /// <summary>Nobody owns an account any more, as after a restart.</summary>
    public void ExpireLeases()
    {
        lock (_gate)
        {
            foreach (var account in _accounts.Values)
            {
                account.Owner = null;
            }

            _changed.TrySetResult();
        }
    }

    /// <summary>Another process takes all accounts over for an hour.</summary>
    public void TakeOver(string owner)
    {
        lock (_gate)
        {
            foreach (var account in _accounts.Values)
            {
                account.Owner = null;
                account.TryClaim(owner, clock.GetUtcNow(), TimeSpan.FromHours(1));
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask WaitAsync(string owner, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task changed;
        Task due;
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var next = DateTimeOffset.MaxValue;
            foreach (var row in _rows.Values)
            {
                var at = row.Account.Owner == owner && row.GivenIn != row.Account.Epoch ? now : row.Account.DueAt(owner);
                next = at < next ? at : next;
            }

            if (next <= now)
            {
                return;
            }

            changed = _changed.Task;
            due =
                next == DateTimeOffset.MaxValue
                    ? Task.Delay(Timeout.InfiniteTimeSpan, stop.Token)
                    : Task.Delay(next - now, clock, stop.Token);
            _waiters++;
        }

        await Task.WhenAny(changed, due);
        lock (_gate)
        {
            _waiters--;
        }

        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OutboxEntry>> ClaimAsync(string owner, int max, TimeSpan lease, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var own = _rows.Values.Select(row => row.Account).Distinct().Where(account => account.TryClaim(owner, now, lease)).ToHashSet();
            var claimed = new List<OutboxEntry>();
            foreach (var (id, row) in _rows.Where(row => own.Contains(row.Value.Account) && row.Value.GivenIn != row.Value.Account.Epoch))
            {
                if (claimed.Count == max)
                {
                    break;
                }

                row.GivenIn = row.Account.Epoch;
                claimed.Add(row.Entry(id, new OutboxClaim(owner, row.Account.Epoch)));
            }

            if (_changed.Task.IsCompleted)
            {
                _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return new(claimed);
        }
    }

    /// <inheritdoc/>
    public bool MaySend(OutboxEntry entry)
    {
        lock (_gate)
        {
            return Held(entry) is not null;
        }
    }

    /// <inheritdoc/>
    public bool Complete(OutboxEntry entry)
    {
        lock (_gate)
        {
            return Held(entry) is not null && _rows.Remove(entry.Id);
        }
    }

    /// <inheritdoc/>
    public bool RecordAttempt(OutboxEntry entry, int attempts)
    {
        lock (_gate)
        {
            if (Held(entry) is not { } row)
            {
                return false;
            }

            row.Attempts = attempts;
            return true;
        }
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(string owner, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var account in _accounts.Values.Where(account => account.Owner == owner))
            {
                account.Owner = null;
            }

            _changed.TrySetResult();
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public Task FlushAsync(CancellationToken cancellationToken)
    {
        Flushes++;
        return Task.CompletedTask;
    }

    private Row? Held(OutboxEntry entry) =>
        _rows.TryGetValue(entry.Id, out var row)
        && row.Account.Owner is { } owner
        && entry.Claim == new OutboxClaim(owner, row.Account.Epoch)
            ? row
            : null;

    private sealed class Account
    {
        private DateTimeOffset _until;
        private DateTimeOffset _renewAt;

        public string? Owner { get; set; }

        public long Epoch { get; private set; }

        public DateTimeOffset DueAt(string owner) =>
            Owner is null ? DateTimeOffset.MinValue
            : Owner == owner ? _renewAt
            : _until;

        public bool TryClaim(string owner, DateTimeOffset now, TimeSpan lease)
        {
            if (Owner is not null && Owner != owner && _until > now)
            {
                return false;
            }

            Epoch += Owner == owner ? 0 : 1;
            (Owner, _until, _renewAt) = (owner, now + lease, now + (lease / 2));
            return true;
        }
    }

    private sealed class Row(byte[] json, DateTimeOffset enqueuedAt, Account account)
    {
        public Account Account => account;

        public int Attempts { get; set; }

        /// <summary>Epoch in which it was handed out.</summary>
        public long GivenIn { get; set; }

        public OutgoingActivity Activity =>
            JsonSerializer.Deserialize(json, EngineJson.Compact.OutgoingActivity)
            ?? throw new JsonException("A message of the outbox is null.");

        public OutboxEntry Entry(long id, OutboxClaim claim) => new(id, Activity, enqueuedAt, Attempts, claim);
    }
}
