using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Tests.TestKit;

/// <summary>
/// Documents in a dictionary, serialised at every read and write as a store would: it shows and measures the turn without a disk. Only what
/// a turn without queries needs is there.
/// </summary>
internal sealed class MemorySession : IStoreSession
{
    private readonly Dictionary<(string Kind, string Key), byte[]> _documents = [];
    private readonly HashSet<string> _claimed = new(StringComparer.Ordinal);

    public List<OutgoingActivity> Sent { get; } = [];

    public List<string> Erased { get; } = [];

    public long Bytes { get; private set; }

    public ValueTask<bool> TryClaimAsync(string inboxKey) => ValueTask.FromResult(_claimed.Add(inboxKey));

    public ValueTask<T?> GetAsync<T>(DocumentKind<T> kind, string key)
        where T : class =>
        ValueTask.FromResult(_documents.TryGetValue((kind.Name, key), out var bytes) ? (T)kind.Deserialize(bytes) : null);

    public void Put<T>(DocumentKind<T> kind, T document)
        where T : class
    {
        var bytes = kind.Serialize(document);
        Bytes += bytes.Length;
        _documents[(kind.Name, kind.KeyOf(document))] = bytes;
    }

    public void Delete(DocumentKind kind, string key) => _documents.Remove((kind.Name, key));

    public void Enqueue(OutgoingActivity activity)
    {
        Bytes += System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(activity, EngineJson.Compact.OutgoingActivity).Length;
        Sent.Add(activity);
    }

    public void DropProactive(string personId, Purpose? purpose = null) =>
        Sent.RemoveAll(a => a.PersonId == personId && a.Purpose != Purpose.Reply);

    public void NoteErased(string personId) => Erased.Add(personId);

    public ValueTask<IReadOnlyList<object>> OfPersonAsync(DocumentKind kind, string personId) => throw Unused();

    public ValueTask<IReadOnlyList<T>> QueryAsync<T>(DocumentKind<T> kind, IndexRange range)
        where T : class => throw Unused();

    public ValueTask<int> CountAsync(DocumentKind kind, IndexRange range) => throw Unused();

    public ValueTask<IReadOnlyList<ScannedDocument>> ScanAsync(DocumentKind kind, string? afterCursor, int max) => throw Unused();

    private static NotSupportedException Unused() => new("A turn that queries is tested against a real store.");
}
