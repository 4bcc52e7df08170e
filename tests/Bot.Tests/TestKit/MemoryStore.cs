using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Tests.TestKit;

/// <summary>
/// A store that forgets everything with the process: for tests of the parts around the store, where a disk would only cost time.
/// Serialised, all or nothing, with an outbox; not a model for anything else.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing to release.")]
internal sealed class MemoryStore(TimeProvider clock) : IStore
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<(string Kind, string Key), object> _documents = [];
    private readonly HashSet<string> _inbox = [];

    public MemoryOutbox OutboxEntries { get; } = new(clock);

    public IOutbox Outbox => OutboxEntries;

    /// <summary>Runs each work twice and throws the first run away, as a real store may.</summary>
    public bool RunTwice { get; init; }

    /// <summary>While set, every transaction fails with it.</summary>
    public Exception? Failure { get; set; }

    public int Executed { get; private set; }

    /// <summary>Persons who were erased, in order.</summary>
    public List<string> Erased { get; } = [];

    public ConcurrentQueue<WorkPriority> Priorities { get; } = [];

    public async Task<TResult> ExecuteAsync<TResult>(
        Func<IStoreSession, ValueTask<TResult>> work,
        WorkPriority priority = WorkPriority.Job,
        CancellationToken cancellationToken = default
    )
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (Failure is { } failure)
            {
                throw failure;
            }

            Executed++;
            Priorities.Enqueue(priority);
            if (RunTwice)
            {
                await work(new Session(this));
            }

            var session = new Session(this);
            var result = await work(session);
            session.Commit();
            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<T?> ReadAsync<T>(DocumentKind<T> kind, string key)
        where T : class => await ExecuteAsync(session => session.GetAsync(kind, key));

    private sealed class Session(MemoryStore store) : IStoreSession
    {
        private readonly Dictionary<(string Kind, string Key), object?> _writes = [];
        private readonly HashSet<string> _claims = [];
        private readonly List<OutgoingActivity> _outgoing = [];
        private readonly List<(string Person, Purpose? Purpose)> _drops = [];
        private readonly List<string> _erased = [];

        public ValueTask<bool> TryClaimAsync(string inboxKey) => new(!store._inbox.Contains(inboxKey) && _claims.Add(inboxKey));

        public ValueTask<T?> GetAsync<T>(DocumentKind<T> kind, string key)
            where T : class =>
            new(
                (T?)(
                    _writes.TryGetValue((kind.Name, key), out var written) ? written : store._documents.GetValueOrDefault((kind.Name, key))
                )
            );

        public ValueTask<IReadOnlyList<T>> QueryAsync<T>(DocumentKind<T> kind, IndexRange range)
            where T : class => new([.. Matching(kind, range).Take(range.Limit).Cast<T>()]);

        public ValueTask<IReadOnlyList<object>> OfPersonAsync(DocumentKind kind, string personId) =>
            new([.. All(kind).Select(d => d.Value).Where(d => kind.PersonOf(d) == personId)]);

        public ValueTask<int> CountAsync(DocumentKind kind, IndexRange range) => new(Matching(kind, range).Count());

        public ValueTask<IReadOnlyList<ScannedDocument>> ScanAsync(DocumentKind kind, string? afterCursor, int max) =>
            new([
                .. All(kind)
                    .Where(d => afterCursor is null || string.CompareOrdinal(d.Key.Key, afterCursor) > 0)
                    .OrderBy(d => d.Key.Key, StringComparer.Ordinal)
                    .Take(max)
                    .Select(d => new ScannedDocument(d.Key.Key, d.Value)),
            ]);

        public void Put<T>(DocumentKind<T> kind, T document)
            where T : class => _writes[(kind.Name, kind.KeyOf(document))] = document;

        public void Delete(DocumentKind kind, string key) => _writes[(kind.Name, key)] = null;

        public void Enqueue(OutgoingActivity activity) => _outgoing.Add(activity);

        public void DropProactive(string personId, Purpose? purpose = null) => _drops.Add((personId, purpose));

        public void NoteErased(string personId) => _erased.Add(personId);

        public void Commit()
        {
            foreach (var (key, document) in _writes)
            {
                if (document is null)
                {
                    store._documents.Remove(key);
                }
                else
                {
                    store._documents[key] = document;
                }
            }

            store._inbox.UnionWith(_claims);
            store.Erased.AddRange(_erased);
            store.OutboxEntries.Drop(e =>
                _drops.Any(d => e.PersonId == d.Person && e.Purpose != Purpose.Reply && (d.Purpose is null || d.Purpose == e.Purpose))
            );
            store.OutboxEntries.Add(_outgoing);
        }

        private IEnumerable<KeyValuePair<(string Kind, string Key), object>> All(DocumentKind kind) =>
            _writes.Keys.Any(k => k.Kind == kind.Name)
                ? throw new InvalidOperationException($"The turn has already written to '{kind.Name}'.")
                : store._documents.Where(d => d.Key.Kind == kind.Name);

        private IEnumerable<object> Matching(DocumentKind kind, IndexRange range) =>
            from document in All(kind).Select(d => d.Value)
            let value = kind.IndexOf(document, range.Index)
            where value is not null && Compare(value.Value, range.From) >= 0 && Compare(value.Value, range.To) <= 0
            orderby value.Value.Number, value.Value.Text
            select document;

        private static int Compare(IndexValue value, IndexValue? bound) =>
            bound is not { } b ? 0
            : value.Text is null ? value.Number.CompareTo(b.Number)
            : string.CompareOrdinal(value.Text, b.Text);
    }
}
