using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Dialogs.Storage;

/// <summary>
/// A declared kind of document. It describes itself: what a store must know to keep it, what its person and the office are told of it, and
/// what erase, export and retention do with it. A skill declares its kinds in its own folder; code that walks them knows none by name.
/// </summary>
public abstract class DocumentKind
{
    private protected DocumentKind(string name, Retention retention)
    {
        Name = name;
        Retention = retention;
    }

    /// <summary>Stable name: the collection or table. Lower case letters and digits.</summary>
    public string Name { get; }

    /// <summary>How long a document is kept after the instant its declaration names.</summary>
    public Retention Retention { get; }

    /// <summary>True when the key itself would identify a citizen (a channel's id): the store then keeps a keyed hash of it.</summary>
    public bool KeyIsPersonal { get; init; }

    /// <summary>
    /// Names of the JSON properties with personal data. A kind that has any is sealed as a whole, indexed values excepted; an indexed value
    /// must therefore never be personal.
    /// </summary>
    public IReadOnlyList<string> PersonalFields { get; init; } = [];

    /// <summary>Why the kind belongs to nobody, or null when <see cref="HasOwner"/>.</summary>
    public string? OwnerlessBecause { get; init; }

    /// <summary>Says, for a kind that an erase keeps (the proof of a consent), why; null when an erase removes it.</summary>
    public string? KeptOnEraseBecause { get; init; }

    /// <summary>True when the key is a code that its person was given: the office finds the person by it.</summary>
    public bool KeyIsCode { get; init; }

    /// <summary>
    /// Word before each line that <c>person show</c> prints of this kind, lower case; null for <see cref="Name"/>.
    /// </summary>
    public string? OfficeLabel { get; init; }

    /// <summary>True when the kind can tell its person what it holds of them. Every kind with an owner must.</summary>
    public abstract bool IsTold { get; }

    /// <summary>True when documents carry a phone number by which the office finds a person.</summary>
    public abstract bool HasPhone { get; }

    /// <summary>True when documents name the person they belong to.</summary>
    public abstract bool HasOwner { get; }

    /// <summary>Indexed fields, by name.</summary>
    public abstract IReadOnlyList<string> IndexNames { get; }

    /// <summary>The document's key.</summary>
    public abstract string KeyOf(object document);

    /// <summary>The person the document belongs to, or null.</summary>
    public abstract string? PersonOf(object document);

    /// <summary>The instant from which <see cref="Retention"/> runs, or null while it does not run yet.</summary>
    public abstract DateTimeOffset? RetainFrom(object document);

    /// <summary>The document's value in the named index; null keeps it out of the index.</summary>
    public abstract IndexValue? IndexOf(object document, string index);

    /// <summary>
    /// What remains of a document that is kept, when a part of it is past its time, or null when all of it remains. Asked nightly, with
    /// retention.
    /// </summary>
    public abstract object? Trimmed(object document, DateTimeOffset now);

    /// <summary>Puts a document of this kind through the session.</summary>
    public abstract void PutInto(IStoreSession session, object document);

    /// <summary>The document of this kind with a key, or null.</summary>
    public abstract ValueTask<object?> GetFromAsync(IStoreSession session, string key);

    /// <summary>A person's documents of this kind in the order in which they are told.</summary>
    public abstract IEnumerable<object> InOrder(IReadOnlyList<object> documents);

    /// <summary>What a person's documents of this kind hold of them: one line of Markdown each, in the reader's language.</summary>
    public abstract IEnumerable<string> LinesOf(IReadOnlyList<object> documents, IDocumentReader reader);

    /// <summary>What the person would lose by an erase, as lines for the question before it.</summary>
    public abstract IEnumerable<string> LossesOf(IReadOnlyList<object> documents, IReader reader);

    /// <summary>Buttons by which the person corrects what is stored.</summary>
    public abstract IEnumerable<Button> CorrectionsOf(IReadOnlyList<object> documents, IReader reader);

    /// <summary>Keys of documents that one rests on, each with what is told beside it.</summary>
    public abstract IEnumerable<(string Key, string Name)> ReliedOnBy(object document, IDocumentReader reader);

    /// <summary>What <c>person show</c> prints of a document in plain text, or null when the kind has no line of its own for it.</summary>
    public abstract string? OfficeLineOf(object document, IOfficeReader reader);

    /// <summary>The phone number of a document in E.164, or null.</summary>
    public abstract string? PhoneOf(object document);

    /// <summary>Sets right what else counts these documents, before they are removed in the same transaction.</summary>
    public abstract ValueTask BeforeRemovalAsync(IStoreSession session, IReadOnlyList<object> documents);

    /// <summary>How a document that an erase keeps reads after it, or null when it stays as it is.</summary>
    public abstract object? AfterErase(object document, DateTimeOffset now);

    /// <summary>Writes the document as UTF-8 JSON.</summary>
    public abstract byte[] Serialize(object document);

    /// <summary>Reads the document from UTF-8 JSON.</summary>
    /// <exception cref="JsonException">The bytes are not a document of this kind.</exception>
    public abstract object Deserialize(ReadOnlySpan<byte> json);
}

/// <summary>How long documents of a kind are kept.</summary>
/// <param name="Days">Days after <see cref="DocumentKind.RetainFrom"/>, or null when something else (an erase, its owner's document) ends
/// it.</param>
/// <param name="Reason">Why this long, for the office and the data officer.</param>
public sealed record Retention(int? Days, string Reason);

/// <summary>An indexed value: text or a whole number, never personal.</summary>
public readonly record struct IndexValue
{
    private IndexValue(string? text, long number)
    {
        Text = text;
        Number = number;
    }

    /// <summary>The text, or null when the value is a number.</summary>
    public string? Text { get; }

    /// <summary>The number, when <see cref="Text"/> is null.</summary>
    public long Number { get; }

    /// <summary>A text value.</summary>
    public static implicit operator IndexValue(string text) => new(text, 0);

    /// <summary>A number.</summary>
    public static implicit operator IndexValue(long number) => new(null, number);

    /// <summary>An instant, as Unix milliseconds.</summary>
    public static implicit operator IndexValue(DateTimeOffset instant) => new(null, instant.ToUnixTimeMilliseconds());
}

/// <summary>A declared kind of document with its record type.</summary>
/// <typeparam name="T">The immutable record that is stored.</typeparam>
public sealed class DocumentKind<T> : DocumentKind
    where T : class
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    private readonly JsonTypeInfo<T> _json;
    private readonly Func<T, string> _key;
    private string[]? _indexNames;

    /// <summary>Declares a kind.</summary>
    /// <param name="name">Stable name, lower case letters and digits.</param>
    /// <param name="json">Source-generated JSON metadata.</param>
    /// <param name="key">The key of a document.</param>
    /// <param name="retention">How long it is kept.</param>
    public DocumentKind(string name, JsonTypeInfo<T> json, Func<T, string> key, Retention retention)
        : base(name, retention)
    {
        _json = json;
        _key = key;
    }

    /// <summary>The person a document belongs to. Every kind has this or <see cref="DocumentKind.OwnerlessBecause"/>.</summary>
    public Func<T, string?>? Person { get; init; }

    /// <summary>The instant from which the retention runs; its result is null while it does not run yet.</summary>
    public Func<T, DateTimeOffset?>? From { get; init; }

    /// <summary>Indexed fields: name and value. Names are lower case letters.</summary>
    public IReadOnlyDictionary<string, Func<T, IndexValue?>> Indexes { get; init; } = new Dictionary<string, Func<T, IndexValue?>>();

    /// <summary>Drops a part of a document that is past its time; its result is null when there is nothing to drop.</summary>
    public Func<T, DateTimeOffset, T?>? Trim { get; init; }

    /// <summary>
    /// Tells a person what their documents of this kind hold: one line of Markdown each, all in the reader's language. "My data" shows
    /// them, and <c>person show</c> where <see cref="OfficeLine"/> is not set. Every kind with an owner has this.
    /// </summary>
    public Func<IReadOnlyList<T>, IDocumentReader, IEnumerable<string>>? Tell { get; init; }

    /// <summary>Names what the person would lose by an erase: a line of Markdown, or null when this document is no loss.</summary>
    public Func<T, IReader, string?>? TellLoss { get; init; }

    /// <summary>The button by which the person corrects a document, or null when there is nothing to correct.</summary>
    public Func<T, IReader, Button?>? Correct { get; init; }

    /// <summary>
    /// Keys of documents that one rests on (the consents of a seat), each with what is told beside it (the code of the seat).
    /// </summary>
    public Func<T, IDocumentReader, IEnumerable<(string Key, string Name)>>? RestsOn { get; init; }

    /// <summary>What <c>person show</c> prints of a document, plain text; when it is not set, the lines of <see cref="Tell"/>.</summary>
    public Func<T, IOfficeReader, string>? OfficeLine { get; init; }

    /// <summary>The phone number of a document in E.164, by which the office finds its person.</summary>
    public Func<T, string?>? Phone { get; init; }

    /// <summary>
    /// Runs before documents of one person are removed by an erase, or any by retention, in the same transaction: frees what they counted
    /// for. It must not write to this kind.
    /// </summary>
    public Func<IStoreSession, IReadOnlyList<T>, ValueTask>? Removing { get; init; }

    /// <summary>
    /// How a document reads after its person was erased, for a kind with <see cref="DocumentKind.KeptOnEraseBecause"/>. It returns null
    /// when the document stays as it is.
    /// </summary>
    public Func<T, DateTimeOffset, T?>? Erased { get; init; }

    /// <summary>The order in which a person's documents are told, or null for the store's own.</summary>
    public Func<T, IComparable>? Order { get; init; }

    /// <inheritdoc/>
    public override bool IsTold => Tell is not null;

    /// <inheritdoc/>
    public override bool HasPhone => Phone is not null;

    /// <inheritdoc/>
    public override async ValueTask<object?> GetFromAsync(IStoreSession session, string key) => await session.GetAsync(this, key);

    /// <inheritdoc/>
    public override IEnumerable<string> LinesOf(IReadOnlyList<object> documents, IDocumentReader reader) =>
        Tell is null || documents.Count == 0 ? [] : Tell([.. Ordered(documents)], reader);

    /// <inheritdoc/>
    public override IEnumerable<string> LossesOf(IReadOnlyList<object> documents, IReader reader) =>
        TellLoss is null ? [] : Ordered(documents).Select(document => TellLoss(document, reader)).OfType<string>();

    /// <inheritdoc/>
    public override IEnumerable<Button> CorrectionsOf(IReadOnlyList<object> documents, IReader reader) =>
        Correct is null ? [] : Ordered(documents).Select(document => Correct(document, reader)).OfType<Button>();

    /// <inheritdoc/>
    public override IEnumerable<(string Key, string Name)> ReliedOnBy(object document, IDocumentReader reader) =>
        RestsOn?.Invoke((T)document, reader) ?? [];

    /// <inheritdoc/>
    public override string? OfficeLineOf(object document, IOfficeReader reader) => OfficeLine?.Invoke((T)document, reader);

    /// <inheritdoc/>
    public override string? PhoneOf(object document) => Phone?.Invoke((T)document);

    /// <inheritdoc/>
    public override ValueTask BeforeRemovalAsync(IStoreSession session, IReadOnlyList<object> documents) =>
        Removing is null || documents.Count == 0 ? ValueTask.CompletedTask : Removing(session, [.. documents.Cast<T>()]);

    /// <inheritdoc/>
    public override object? AfterErase(object document, DateTimeOffset now) => Erased?.Invoke((T)document, now);

    /// <inheritdoc/>
    public override IEnumerable<object> InOrder(IReadOnlyList<object> documents) => Ordered(documents);

    private IEnumerable<T> Ordered(IReadOnlyList<object> documents) =>
        Order is null ? documents.Cast<T>() : documents.Cast<T>().OrderBy(Order);

    /// <inheritdoc/>
    public override object? Trimmed(object document, DateTimeOffset now) => Trim?.Invoke((T)document, now);

    /// <inheritdoc/>
    public override void PutInto(IStoreSession session, object document) => session.Put(this, (T)document);

    /// <inheritdoc/>
    public override bool HasOwner => Person is not null;

    /// <inheritdoc/>
    public override IReadOnlyList<string> IndexNames => _indexNames ??= [.. Indexes.Keys];

    /// <inheritdoc/>
    public override string KeyOf(object document) => _key((T)document);

    /// <inheritdoc/>
    public override string? PersonOf(object document) => Person?.Invoke((T)document);

    /// <inheritdoc/>
    public override DateTimeOffset? RetainFrom(object document) => From?.Invoke((T)document);

    /// <inheritdoc/>
    public override IndexValue? IndexOf(object document, string index) => Indexes[index]((T)document);

    /// <inheritdoc/>
    public override byte[] Serialize(object document)
    {
        // One buffer and writer a thread: a turn serialises several documents, and only the finished bytes must be its own.
        var buffer = t_buffer ??= new ArrayBufferWriter<byte>(2048);
        var writer = t_writer ??= new Utf8JsonWriter(
            buffer,
            new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }
        );
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        JsonSerializer.Serialize(writer, (T)document, _json);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <inheritdoc/>
    public override object Deserialize(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, _json) ?? throw new JsonException($"A document of kind '{Name}' is null.");
}
