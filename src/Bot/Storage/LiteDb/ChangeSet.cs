using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>A buffered write.</summary>
/// <param name="Document">The document, or null to delete it.</param>
/// <param name="Json">Its bytes, once the work has returned.</param>
internal readonly record struct Change(object? Document, byte[]? Json);

/// <summary>What happens to the outbox, in the order of the calls: a message, or a dropping of earlier ones.</summary>
/// <param name="Activity">The message, or null.</param>
/// <param name="Json">Its bytes, once the work has returned.</param>
/// <param name="DropPerson">Whose proactive messages are dropped, when there is no message.</param>
/// <param name="DropPurpose">Purpose of what is dropped, or null for all that are not replies.</param>
internal readonly record struct OutboxChange(OutgoingActivity? Activity, byte[]? Json, string? DropPerson, Purpose? DropPurpose)
{
    /// <summary>True when this dropping hits the message.</summary>
    public bool Drops(OutgoingActivity activity) =>
        activity.PersonId == DropPerson && activity.Purpose != Purpose.Reply && (DropPurpose is null || DropPurpose == activity.Purpose);
}

/// <summary>All that one work has written. Dropping it leaves nothing of the work.</summary>
internal sealed class ChangeSet
{
    // LiteDB's limit for an index key is 1,023 bytes, and one byte more is used for the type.
    private const int MaxKeyBytes = 1000;

    // LiteDB's limit is 16 MB; a document of a tenth of it is a mistake already.
    private const int MaxDocumentBytes = 8_000_000;

    /// <summary>Writes by kind and key.</summary>
    public Dictionary<DocumentId, Change> Documents { get; } = [];

    /// <summary>Kinds written to.</summary>
    public HashSet<DocumentKind> Kinds { get; } = [];

    /// <summary>Hashes of inbox keys.</summary>
    public HashSet<UInt128> Claims { get; } = [];

    /// <summary>Changes of the outbox.</summary>
    public List<OutboxChange> Outbox { get; } = [];

    /// <summary>Persons who were erased.</summary>
    public HashSet<string> Erased { get; } = new(StringComparer.Ordinal);

    /// <summary>Signals to raise after the commit.</summary>
    public HashSet<StoreSignal> Signals { get; } = [];

    /// <summary>
    /// Turns records into bytes and checks limits: a document that cannot be stored must fail its own work, not the group.
    /// </summary>
    public void Serialize()
    {
        foreach (var (id, change) in Documents.ToList())
        {
            if (change.Document is not { } document)
            {
                continue;
            }

            var json = id.Kind.Serialize(document);
            CheckSize(id.Kind.Name, json.Length);
            CheckKey(id.Kind, id.Key);
            if (id.Kind.PersonOf(document) is { } person)
            {
                CheckKey(id.Kind, person);
            }

            foreach (var index in id.Kind.IndexNames)
            {
                if (id.Kind.IndexOf(document, index) is { Text: { } text })
                {
                    CheckKey(id.Kind, text);
                }
            }

            Documents[id] = change with { Json = json };
        }

        for (var i = 0; i < Outbox.Count; i++)
        {
            if (Outbox[i].Activity is not { } activity)
            {
                continue;
            }

            var json = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(activity, EngineJson.Compact.OutgoingActivity);
            CheckSize("outbox", json.Length);
            Outbox[i] = Outbox[i] with { Json = json };
        }
    }

    /// <summary>Where two runs of one work differ, in words without their content; null when they are the same.</summary>
    public string? DifferenceTo(ChangeSet other)
    {
        foreach (var (id, change) in Documents)
        {
            if (!other.Documents.TryGetValue(id, out var second))
            {
                return $"a document of kind '{id.Kind.Name}' was written by the first run only";
            }

            if (!change.Json.AsSpan().SequenceEqual(second.Json))
            {
                return $"a document of kind '{id.Kind.Name}' differs: {FirstDifference(change.Json, second.Json)}";
            }
        }

        if (Documents.Count != other.Documents.Count)
        {
            return "the second run wrote documents that the first did not";
        }

        if (!Claims.SetEquals(other.Claims))
        {
            return "the claimed inbox keys differ";
        }

        if (!Erased.SetEquals(other.Erased))
        {
            return "the erased persons differ";
        }

        if (!Signals.SetEquals(other.Signals))
        {
            return "the signals differ";
        }

        if (Outbox.Count != other.Outbox.Count)
        {
            return $"the first run enqueued {Outbox.Count} messages, the second {other.Outbox.Count}";
        }

        for (var i = 0; i < Outbox.Count; i++)
        {
            var (first, second) = (Outbox[i], other.Outbox[i]);
            if (
                first.DropPerson != second.DropPerson
                || first.DropPurpose != second.DropPurpose
                || !first.Json.AsSpan().SequenceEqual(second.Json)
            )
            {
                return $"message {i} differs: {FirstDifference(first.Json, second.Json)}";
            }
        }

        return null;
    }

    private static string FirstDifference(byte[]? first, byte[]? second)
    {
        var at = first.AsSpan().CommonPrefixLength(second);
        return $"'{Around(first, at)}' and '{Around(second, at)}'";
    }

    // Only reached with the test switch, so showing content tells a developer what a citizen never wrote.
    private static string Around(byte[]? json, int at)
    {
        var from = Math.Max(0, at - 40);
        return json is null ? "nothing" : System.Text.Encoding.UTF8.GetString(json.AsSpan(from, Math.Min(json.Length, at + 40) - from));
    }

    private static void CheckKey(DocumentKind kind, string value)
    {
        if (value.Length > MaxKeyBytes / 3 && System.Text.Encoding.UTF8.GetByteCount(value) > MaxKeyBytes)
        {
            throw new ArgumentException($"A key, person or indexed value of kind '{kind.Name}' is longer than {MaxKeyBytes} bytes.");
        }
    }

    private static void CheckSize(string what, int bytes)
    {
        if (bytes > MaxDocumentBytes)
        {
            throw new ArgumentException($"A document of '{what}' has {bytes} bytes; at most {MaxDocumentBytes} can be stored.");
        }
    }
}
