using System.Diagnostics.CodeAnalysis;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>
/// Keeps committed documents in memory, and which keys have none, so that a conversation under way costs no read. It is bounded: when the
/// young half is full it becomes the old half, and documents not read since are dropped. Documents are immutable, so they are shared.
/// </summary>
internal sealed class DocumentCache(int capacity)
{
    private readonly int _half = Math.Max(1, capacity / 2);
    private Dictionary<DocumentId, object?> _young = [];
    private Dictionary<DocumentId, object?> _old = [];

    /// <summary>Looks a document up; a document known to be missing is found as null.</summary>
    public bool TryGet(DocumentId id, [MaybeNull] out object document)
    {
        if (_young.TryGetValue(id, out document))
        {
            return true;
        }

        if (!_old.Remove(id, out document))
        {
            return false;
        }

        Set(id, document);
        return true;
    }

    /// <summary>Remembers a document, or that there is none.</summary>
    public void Set(DocumentId id, object? document)
    {
        _young[id] = document;
        _old.Remove(id);
        if (_young.Count < _half)
        {
            return;
        }

        (_old, _young) = (_young, _old);
        _young.Clear();
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _young.Clear();
        _old.Clear();
    }
}

/// <summary>Kind and key of a document.</summary>
internal readonly record struct DocumentId(DocumentKind Kind, string Key)
{
    // Kinds are singletons: comparing them by reference is enough, and the default of a record struct would box nothing less.
    public bool Equals(DocumentId other) => ReferenceEquals(Kind, other.Kind) && string.Equals(Key, other.Key, StringComparison.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Kind.Name.Length, Key.GetHashCode(StringComparison.Ordinal));
}
