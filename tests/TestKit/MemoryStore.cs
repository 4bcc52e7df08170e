using System.Collections.Concurrent;
using System.Text;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.TestKit;

/// <summary>
/// A store that forgets everything with the process: for tests of the parts around the store, where a disk would only cost time. The
/// contract suite runs against it, so that a part tested with it meets no surprise on a real one. Documents and messages are kept as bytes.
/// </summary>
/// <param name="clock">Clock of the inbox and of the outbox.</param>
public sealed class MemoryStore(TimeProvider clock) : IStore
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    // What a store on a disk can index.
    private const int MaxKeyBytes = 1000;

    private Data _data = new(clock);

    /// <summary>The outbox, with what tests look at.</summary>
    public MemoryOutbox OutboxEntries => _data.Outbox;

    /// <inheritdoc/>
    public IOutbox Outbox => _data.Outbox;

    /// <inheritdoc/>
    public IStoreSignals Signals => _data.Signals;

    /// <inheritdoc/>
    public string Node { get; init; } = "this";

    /// <inheritdoc/>
    public bool IsShared { get; init; }

    /// <summary>Runs each work twice and throws the first run away, as a real store may.</summary>
    public bool RunTwice { get; init; }

    /// <summary>While set, every transaction fails with it.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Transactions that were begun.</summary>
    public int Executed { get; private set; }

    /// <summary>Bytes of documents and messages that were written.</summary>
    public long BytesWritten { get; private set; }

    /// <summary>Persons who were erased, in order.</summary>
    public List<string> Erased { get; } = [];

    /// <summary>Every message that was enqueued and committed, in order.</summary>
    public List<OutgoingActivity> Sent { get; } = [];

    /// <summary>How works were queued, in the order in which they ran.</summary>
    public ConcurrentQueue<WorkOptions> Works { get; } = [];

    /// <summary>The same data after a restart: nobody owns anything any more.</summary>
    public MemoryStore Restarted()
    {
        _data.Outbox.ExpireLeases();
        return new MemoryStore(clock) { _data = _data, Node = Node };
    }

    /// <summary>Another process that has the same data open.</summary>
    public MemoryStore OfAnotherProcess(string node) =>
        new(clock)
        {
            _data = _data,
            Node = node,
            IsShared = true,
        };

    /// <inheritdoc/>
    public async Task<TResult> ExecuteAsync<TResult>(
        Func<IStoreSession, ValueTask<TResult>> work,
        WorkOptions options = default,
        CancellationToken cancellationToken = default
    )
    {
        // Waiters are served in the order of their calls, which keeps every lane's order.
        await _data.Turn.WaitAsync(cancellationToken);
        try
        {
            if (Failure is { } failure)
            {
                throw failure;
            }

            Executed++;
            Works.Enqueue(options);
            if (RunTwice)
            {
                using var thrownAway = new Session(this);
                await work(thrownAway);
            }

            using var session = new Session(this);
            var result = await work(session);
            session.Commit();
            return result;
        }
        finally
        {
            _data.Turn.Release();
        }
    }

    /// <summary>Reads one document.</summary>
    public async Task<T?> ReadAsync<T>(DocumentKind<T> kind, string key)
        where T : class => await ExecuteAsync(session => session.GetAsync(kind, key));

    /// <summary>What all processes share.</summary>
    private sealed class Data(TimeProvider clock)
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public Dictionary<(string Kind, string Key), byte[]> Documents { get; } = [];

        public Dictionary<string, DateTimeOffset> Inbox { get; } = new(StringComparer.Ordinal);

        public MemoryOutbox Outbox { get; } = new(clock);

        public LocalSignals Signals { get; } = new(error => throw new InvalidOperationException("A listener failed.", error));

        public DateTimeOffset Now => clock.GetUtcNow();
    }

    private sealed class Session(MemoryStore store) : IStoreSession, IDisposable
    {
        private readonly Dictionary<(string Kind, string Key), (DocumentKind Kind, object? Document)> _writes = [];
        private readonly HashSet<string> _claims = new(StringComparer.Ordinal);
        private readonly List<(OutgoingActivity? Enqueued, string? DropPerson, Purpose? DropPurpose)> _outbox = [];
        private readonly List<string> _erased = [];
        private readonly HashSet<StoreSignal> _signals = [];
        private bool _closed;

        public ValueTask<bool> TryClaimAsync(string inboxKey)
        {
            ThrowIfClosed();
            return new(
                !(store._data.Inbox.TryGetValue(inboxKey, out var at) && at + Remembered > store._data.Now) && _claims.Add(inboxKey)
            );
        }

        public ValueTask<T?> GetAsync<T>(DocumentKind<T> kind, string key)
            where T : class
        {
            ThrowIfClosed();
            return new(
                _writes.TryGetValue((kind.Name, key), out var written) ? (T?)written.Document
                : store._data.Documents.TryGetValue((kind.Name, key), out var bytes) ? (T)kind.Deserialize(bytes)
                : null
            );
        }

        public ValueTask<IReadOnlyList<T>> QueryAsync<T>(DocumentKind<T> kind, IndexRange range)
            where T : class => new([.. Matching(kind, range).Take(range.Limit).Cast<T>()]);

        public ValueTask<IReadOnlyList<object>> OfPersonAsync(DocumentKind kind, string personId) =>
            kind.HasOwner
                ? new([.. All(kind).Select(d => d.Document).Where(d => kind.PersonOf(d) == personId)])
                : throw new ArgumentException($"Documents of kind '{kind.Name}' belong to nobody.", nameof(kind));

        public ValueTask<int> CountAsync(DocumentKind kind, IndexRange range) => new(Matching(kind, range).Count());

        public ValueTask<IReadOnlyList<ScannedDocument>> ScanAsync(DocumentKind kind, string? afterCursor, int max) =>
            new([
                .. All(kind)
                    .Where(d => afterCursor is null || string.CompareOrdinal(d.Key, afterCursor) > 0)
                    .OrderBy(d => d.Key, StringComparer.Ordinal)
                    .Take(max)
                    .Select(d => new ScannedDocument(d.Key, d.Document)),
            ]);

        public void Put<T>(DocumentKind<T> kind, T document)
            where T : class
        {
            ArgumentNullException.ThrowIfNull(document);
            Write(kind, kind.KeyOf(document), document);
        }

        public void Delete(DocumentKind kind, string key) => Write(kind, key, null);

        public void Enqueue(OutgoingActivity activity)
        {
            ThrowIfClosed();
            _outbox.Add((activity, null, null));
        }

        public void DropProactive(string personId, Purpose? purpose = null)
        {
            ThrowIfClosed();
            _outbox.Add((null, personId, purpose));
        }

        public void NoteErased(string personId)
        {
            ThrowIfClosed();
            _erased.Add(personId);
        }

        public void Signal(string topic, string? subject = null)
        {
            ThrowIfClosed();
            _signals.Add(new StoreSignal(topic, subject));
        }

        public void Dispose() => _closed = true;

        public void Commit()
        {
            // Everything that can fail comes before the first change.
            var bytes = _writes.ToDictionary(write => write.Key, write => Bytes(write.Value.Kind, write.Key.Key, write.Value.Document));
            foreach (var (key, document) in bytes)
            {
                if (document is null)
                {
                    store._data.Documents.Remove(key);
                }
                else
                {
                    store._data.Documents[key] = document;
                    store.BytesWritten += document.Length;
                }
            }

            foreach (var claim in _claims)
            {
                store._data.Inbox[claim] = store._data.Now;
            }

            var enqueued = new List<OutgoingActivity>();
            foreach (var (activity, person, purpose) in _outbox)
            {
                if (activity is not null)
                {
                    enqueued.Add(activity);
                    continue;
                }

                bool Drops(OutgoingActivity a) =>
                    a.PersonId == person && a.Purpose != Purpose.Reply && (purpose is null || purpose == a.Purpose);
                enqueued.RemoveAll(Drops);
                store._data.Outbox.Drop(Drops);
            }

            store.Erased.AddRange(_erased);
            store.Sent.AddRange(enqueued);
            store.BytesWritten += store._data.Outbox.Add(enqueued);
            store._data.Signals.Raise(_signals);
        }

        private void Write(DocumentKind kind, string key, object? document)
        {
            ThrowIfClosed();
            ArgumentException.ThrowIfNullOrEmpty(key);
            _writes[(kind.Name, key)] = (kind, document);
        }

        private static byte[]? Bytes(DocumentKind kind, string key, object? document)
        {
            if (document is null)
            {
                return null;
            }

            var texts = kind.IndexNames.Select(index => kind.IndexOf(document, index)?.Text).Append(key).Append(kind.PersonOf(document));
            return texts.Any(text => text is not null && Encoding.UTF8.GetByteCount(text) > MaxKeyBytes)
                ? throw new ArgumentException($"A key, person or indexed value of kind '{kind.Name}' is longer than {MaxKeyBytes} bytes.")
                : kind.Serialize(document);
        }

        private IEnumerable<(string Key, object Document)> All(DocumentKind kind)
        {
            ThrowIfClosed();
            return _writes.Keys.Any(k => k.Kind == kind.Name)
                ? throw new InvalidOperationException($"The turn has already written to '{kind.Name}'.")
                : store._data.Documents.Where(d => d.Key.Kind == kind.Name).Select(d => (d.Key.Key, kind.Deserialize(d.Value)));
        }

        private IEnumerable<object> Matching(DocumentKind kind, IndexRange range) =>
            kind.IndexNames.Contains(range.Index, StringComparer.Ordinal)
                ? All(kind)
                    .Select(d => (d.Document, Value: kind.IndexOf(d.Document, range.Index)))
                    .Where(d => d.Value is { } value && Compare(value, range.From) >= 0 && Compare(value, range.To) <= 0)
                    .OrderBy(d => d.Value!.Value, Comparer<IndexValue>.Create((a, b) => Compare(a, b)))
                    .Select(d => d.Document)
                : throw new ArgumentException($"Kind '{kind.Name}' declares no index '{range.Index}'.", nameof(range));

        private static int Compare(IndexValue value, IndexValue? bound) =>
            bound is not { } b ? 0
            : value.Text is null ? value.Number.CompareTo(b.Number)
            : string.CompareOrdinal(value.Text, b.Text);

        private void ThrowIfClosed()
        {
            if (_closed)
            {
                throw new InvalidOperationException("The session was used after its work had returned.");
            }
        }
    }
}
