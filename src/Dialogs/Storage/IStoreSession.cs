using ChatBot.Dialogs.Activities;

namespace ChatBot.Dialogs.Storage;

/// <summary>
/// What one turn may do to the store, inside one serialisable transaction. Writes are buffered and applied together when the turn has
/// returned; a turn that throws leaves nothing. Get-by-key sees the turn's own writes; a query after a write to the same kind is refused
/// (<see cref="InvalidOperationException"/>), because an index would have to be merged with the buffer and no skill needs it.
/// </summary>
/// <remarks>
/// Calls return <see cref="ValueTask{TResult}"/> so that a networked store can stand behind the same contract. On an embedded store they
/// complete at once, and it may refuse a turn that awaits anything else.
/// </remarks>
public interface IStoreSession
{
    /// <summary>
    /// Claims an inbox key for this transaction.
    /// </summary>
    /// <returns>
    /// False when a committed transaction of the last seven days claimed the key; the update must then have no further effect.
    /// </returns>
    ValueTask<bool> TryClaimAsync(string inboxKey);

    /// <summary>The document with this key, or null.</summary>
    ValueTask<T?> GetAsync<T>(DocumentKind<T> kind, string key)
        where T : class;

    /// <summary>Documents whose index value lies in the range, in index order.</summary>
    /// <exception cref="InvalidOperationException">The turn has already written to this kind.</exception>
    ValueTask<IReadOnlyList<T>> QueryAsync<T>(DocumentKind<T> kind, IndexRange range)
        where T : class;

    /// <summary>All documents of a kind that belong to a person. Works for every kind with an owner, without a declared index.</summary>
    ValueTask<IReadOnlyList<object>> OfPersonAsync(DocumentKind kind, string personId);

    /// <summary>
    /// A page of all documents of a kind, in the store's own order: what retention walks. Start with null, go on with the last cursor; a
    /// page shorter than <paramref name="max"/> is the last.
    /// </summary>
    /// <param name="kind">The kind.</param>
    /// <param name="afterCursor"><see cref="ScannedDocument.Cursor"/> of the last document of the page before, or null for the first
    /// page.</param>
    /// <param name="max">At most so many documents.</param>
    /// <exception cref="InvalidOperationException">The turn has already written to this kind.</exception>
    ValueTask<IReadOnlyList<ScannedDocument>> ScanAsync(DocumentKind kind, string? afterCursor, int max);

    /// <summary>
    /// Number of documents whose index value lies in the range, without reading them (<see cref="IndexRange.Limit"/> is ignored).
    /// </summary>
    ValueTask<int> CountAsync(DocumentKind kind, IndexRange range);

    /// <summary>Adds or replaces a document. The record must not be changed afterwards.</summary>
    void Put<T>(DocumentKind<T> kind, T document)
        where T : class;

    /// <summary>Removes a document; a key that does not exist is no error.</summary>
    void Delete(DocumentKind kind, string key);

    /// <summary>Puts a message into the outbox; it is handed to the dispatcher after the commit, in the order of these calls.</summary>
    void Enqueue(OutgoingActivity activity);

    /// <summary>
    /// Removes pending outbox messages of a person that are not replies (an erase, a stop). Takes effect with the commit.
    /// </summary>
    void DropProactive(string personId, Purpose? purpose = null);

    /// <summary>
    /// Says that this transaction erases a person. The store then lets no copy of what was removed linger in its files, and remembers the
    /// erase outside of what a restore replaces, so that a backup of before does not bring the person back.
    /// </summary>
    void NoteErased(string personId);

    /// <summary>Wakes the listeners of a topic, in every process of the store, once this transaction is committed.</summary>
    /// <param name="topic">What kind of thing changed.</param>
    /// <param name="subject">Which one, never personal; null when the topic has only one.</param>
    void Signal(string topic, string? subject = null);
}

/// <summary>A range of an index: from and to are inclusive, null is open.</summary>
/// <param name="Index">Name of a declared index.</param>
/// <param name="From">Lowest value, or null.</param>
/// <param name="To">Highest value, or null.</param>
/// <param name="Limit">At most so many documents.</param>
public readonly record struct IndexRange(string Index, IndexValue? From, IndexValue? To, int Limit = int.MaxValue)
{
    /// <summary>Exactly this value.</summary>
    public static IndexRange Equal(string index, IndexValue value, int limit = int.MaxValue) => new(index, value, value, limit);

    /// <summary>Everything up to and including the value.</summary>
    public static IndexRange UpTo(string index, IndexValue value, int limit = int.MaxValue) => new(index, null, value, limit);
}

/// <summary>A document met by a scan.</summary>
/// <param name="Cursor">
/// Where the scan is: the key as the store keeps it (a keyed hash when <see cref="DocumentKind.KeyIsPersonal"/>). Delete by
/// <see cref="DocumentKind.KeyOf"/>, not by this.
/// </param>
/// <param name="Document">The document.</param>
public readonly record struct ScannedDocument(string Cursor, object Document);
