using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>
/// Works that share one transaction and one sync. What earlier works of the group wrote is seen by the later ones; it is kept in an
/// overlay, so that several turns on one document become one write, and goes into LiteDB's transaction at the end, or when a query needs it
/// there.
/// </summary>
internal sealed class Group(Database database, DocumentCache cache, Inbox inbox, DateTimeOffset now)
{
    private readonly Dictionary<DocumentKind, Dictionary<string, Entry>> _overlay = [];
    private readonly HashSet<UInt128> _claims = [];

    /// <summary>The group's instant: when its messages were enqueued and its keys claimed.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>Keys claimed by works that succeeded.</summary>
    public IReadOnlySet<UInt128> Claims => _claims;

    /// <summary>Outbox changes of works that succeeded, in order.</summary>
    public List<OutboxChange> Outbox { get; } = [];

    /// <summary>Persons whom works that succeeded have erased.</summary>
    public HashSet<string> Erased { get; } = new(StringComparer.Ordinal);

    /// <summary>Signals of works that succeeded, each once.</summary>
    public HashSet<StoreSignal> Signals { get; } = [];

    /// <summary>Takes over what a work has written.</summary>
    public void Merge(ChangeSet changes)
    {
        foreach (var (id, change) in changes.Documents)
        {
            if (!_overlay.TryGetValue(id.Kind, out var entries))
            {
                _overlay[id.Kind] = entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
            }

            entries[id.Key] = new Entry(change, Applied: false);
        }

        _claims.UnionWith(changes.Claims);
        Outbox.AddRange(changes.Outbox);
        Erased.UnionWith(changes.Erased);
        Signals.UnionWith(changes.Signals);
    }

    /// <summary>True when the key was claimed by this group or within the window.</summary>
    public bool IsClaimed(UInt128 key) => _claims.Contains(key) || inbox.IsClaimed(key, Now);

    /// <summary>A document as the group sees it, or null.</summary>
    public object? Find(DocumentKind kind, string key)
    {
        if (_overlay.TryGetValue(kind, out var entries) && entries.TryGetValue(key, out var entry))
        {
            return entry.Change.Document;
        }

        var id = new DocumentId(kind, key);
        if (cache.TryGet(id, out var document))
        {
            return document;
        }

        database.Begin();
        document = database.Find(kind, key);
        cache.Set(id, document);
        return document;
    }

    /// <summary>The database with everything of this kind in it that the group has written so far.</summary>
    public Database For(DocumentKind kind)
    {
        database.Begin();
        Apply(kind);
        return database;
    }

    /// <summary>Puts everything into LiteDB's transaction.</summary>
    public void ApplyAll()
    {
        foreach (var kind in _overlay.Keys)
        {
            Apply(kind);
        }
    }

    /// <summary>After the commit: what was written is now what is committed.</summary>
    public void UpdateCache()
    {
        foreach (var (kind, entries) in _overlay)
        {
            foreach (var (key, entry) in entries)
            {
                cache.Set(new DocumentId(kind, key), entry.Change.Document);
            }
        }
    }

    private void Apply(DocumentKind kind)
    {
        if (!_overlay.TryGetValue(kind, out var entries))
        {
            return;
        }

        var changes = new List<(string, Change)>();
        foreach (var (key, entry) in entries)
        {
            if (!entry.Applied)
            {
                changes.Add((key, entry.Change));
            }
        }

        if (changes.Count == 0)
        {
            return;
        }

        database.Apply(kind, changes);
        foreach (var (key, change) in changes)
        {
            entries[key] = new Entry(change, Applied: true);
        }
    }

    private readonly record struct Entry(Change Change, bool Applied);
}
