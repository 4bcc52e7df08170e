using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ChatBot.Dialogs.Storage;

/// <summary>
/// A declared kind of document: what a store must know to keep it, and what erase, export and retention must know to find it.
/// A skill declares its kinds in its own folder; a store keeps any declared kind and knows none by name.
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

    /// <summary>Says, for a kind that belongs to nobody, why; null when <see cref="HasOwner"/>.</summary>
    public string? OwnerlessBecause { get; init; }

    /// <summary>Says, for a kind that an erase keeps (the proof of a consent), why; null when an erase removes it.</summary>
    public string? KeptOnEraseBecause { get; init; }

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
