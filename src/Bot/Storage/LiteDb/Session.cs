using ChatBot.Bot.Storage.Sealing;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>One work's view of the store; its writes are only buffered.</summary>
internal sealed class Session(Group group, Sealer sealer) : IStoreSession
{
    private bool _closed;

    /// <summary>What the work has written.</summary>
    public ChangeSet Changes { get; } = new();

    /// <inheritdoc/>
    public ValueTask<bool> TryClaimAsync(string inboxKey)
    {
        ThrowIfClosed();
        var key = sealer.Hash("inbox", inboxKey);
        if (Changes.Claims.Contains(key))
        {
            return new ValueTask<bool>(true);
        }

        if (group.IsClaimed(key))
        {
            return new ValueTask<bool>(false);
        }

        Changes.Claims.Add(key);
        return new ValueTask<bool>(true);
    }

    /// <inheritdoc/>
    public ValueTask<T?> GetAsync<T>(DocumentKind<T> kind, string key)
        where T : class
    {
        ThrowIfClosed();
        return new ValueTask<T?>(
            (T?)(Changes.Documents.TryGetValue(new DocumentId(kind, key), out var own) ? own.Document : group.Find(kind, key))
        );
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<T>> QueryAsync<T>(DocumentKind<T> kind, IndexRange range)
        where T : class
    {
        ThrowIfWritten(kind);
        return new ValueTask<IReadOnlyList<T>>(group.For(kind).Range(kind, range).ConvertAll(d => (T)d));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<object>> OfPersonAsync(DocumentKind kind, string personId)
    {
        ThrowIfWritten(kind);
        if (!kind.HasOwner)
        {
            throw new ArgumentException($"Documents of kind '{kind.Name}' belong to nobody.", nameof(kind));
        }

        return new ValueTask<IReadOnlyList<object>>(group.For(kind).OfPerson(kind, personId));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ScannedDocument>> ScanAsync(DocumentKind kind, string? afterCursor, int max)
    {
        ThrowIfWritten(kind);
        return new ValueTask<IReadOnlyList<ScannedDocument>>(group.For(kind).Scan(kind, afterCursor, max));
    }

    /// <inheritdoc/>
    public ValueTask<int> CountAsync(DocumentKind kind, IndexRange range)
    {
        ThrowIfWritten(kind);
        return new ValueTask<int>(group.For(kind).Count(kind, range));
    }

    /// <inheritdoc/>
    public void Put<T>(DocumentKind<T> kind, T document)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(document);
        Write(kind, kind.KeyOf(document), document);
    }

    /// <inheritdoc/>
    public void Delete(DocumentKind kind, string key) => Write(kind, key, null);

    /// <inheritdoc/>
    public void Enqueue(OutgoingActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ThrowIfClosed();
        Changes.Outbox.Add(new OutboxChange(activity, null, null, null));
    }

    /// <inheritdoc/>
    public void DropProactive(string personId, Purpose? purpose = null)
    {
        ArgumentNullException.ThrowIfNull(personId);
        ThrowIfClosed();
        Changes.Outbox.Add(new OutboxChange(null, null, personId, purpose));
    }

    /// <inheritdoc/>
    public void NoteErased(string personId)
    {
        ArgumentException.ThrowIfNullOrEmpty(personId);
        ThrowIfClosed();
        Changes.Erased.Add(personId);
    }

    /// <inheritdoc/>
    public void Signal(string topic, string? subject = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        ThrowIfClosed();
        Changes.Signals.Add(new StoreSignal(topic, subject));
    }

    /// <summary>The work has returned: whatever still holds the session must not write any more.</summary>
    public void Close() => _closed = true;

    private void Write(DocumentKind kind, string key, object? document)
    {
        ThrowIfClosed();
        ArgumentException.ThrowIfNullOrEmpty(key);
        Changes.Documents[new DocumentId(kind, key)] = new Change(document, null);
        Changes.Kinds.Add(kind);
    }

    private void ThrowIfWritten(DocumentKind kind)
    {
        ThrowIfClosed();
        if (Changes.Kinds.Contains(kind))
        {
            throw new InvalidOperationException(
                $"A query on kind '{kind.Name}' after a write to it in the same turn: ask first, write afterwards, or get by key."
            );
        }
    }

    private void ThrowIfClosed()
    {
        if (_closed)
        {
            throw new InvalidOperationException("The session was used after its work had returned.");
        }
    }
}
