using System.Text.Encodings.Web;
using System.Text.Json;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using NodaTime;

namespace ChatBot.Dialogs.Skills.PersonalData;

/// <summary>
/// Everything that is kept of one person, kind by kind, found by walking the declarations. "My data", the question before an erase,
/// <c>person show</c> and both exports are made of it.
/// </summary>
public sealed class PersonRecord
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IReadOnlyList<(DocumentKind Kind, IReadOnlyList<object> Documents)> _held;

    private PersonRecord(string personId, IReadOnlyList<(DocumentKind Kind, IReadOnlyList<object> Documents)> held)
    {
        PersonId = personId;
        _held = held;
    }

    /// <summary>Whose.</summary>
    public string PersonId { get; }

    /// <summary>Reads all documents of a person.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="personId">Whose.</param>
    /// <param name="kinds">All declared kinds; the record keeps their order.</param>
    public static async ValueTask<PersonRecord> ReadAsync(IStoreSession session, string personId, IEnumerable<DocumentKind> kinds)
    {
        var held = new List<(DocumentKind, IReadOnlyList<object>)>();
        foreach (var kind in kinds.Where(kind => kind.HasOwner))
        {
            if (await session.OfPersonAsync(kind, personId) is { Count: > 0 } documents)
            {
                held.Add((kind, documents));
            }
        }

        return new PersonRecord(personId, held);
    }

    /// <summary>What is kept, one line of Markdown each.</summary>
    /// <param name="reader">To whom it is told.</param>
    /// <param name="skills">Skills whose dialogs may be open.</param>
    public IReadOnlyList<string> Lines(IReader reader, SkillSet skills)
    {
        var teller = new Teller(reader, skills, _held);
        foreach (var (kind, documents) in _held)
        {
            teller.Tell(kind.LinesOf(documents, teller));
        }

        return teller.Told;
    }

    /// <summary>What an erase would take away, one line of Markdown each.</summary>
    public IReadOnlyList<string> Losses(IReader reader) => [.. _held.SelectMany(held => held.Kind.LossesOf(held.Documents, reader))];

    /// <summary>Buttons by which the person corrects what is kept.</summary>
    public IReadOnlyList<Button> Corrections(IReader reader) =>
        [.. _held.SelectMany(held => held.Kind.CorrectionsOf(held.Documents, reader))];

    /// <summary>What the office sees: a word for the kind, and a line of plain text or, where <c>IsMarkdown</c>, of Markdown.</summary>
    /// <param name="office">Instants and names for lines that a kind has for the office.</param>
    /// <param name="reader">The office as a reader of the lines that the person is told, for kinds that have no others.</param>
    /// <param name="skills">Skills whose dialogs may be open.</param>
    public IReadOnlyList<(string Label, string Line, bool IsMarkdown)> OfficeLines(IOfficeReader office, IReader reader, SkillSet skills)
    {
        var teller = new Teller(reader, skills, _held);
        var lines = new List<(string, string, bool)>();
        foreach (var (kind, documents) in _held)
        {
            var label = kind.OfficeLabel ?? kind.Name;
            var own = kind.InOrder(documents).Select(document => kind.OfficeLineOf(document, office)).OfType<string>().ToList();
            lines.AddRange(own.Count > 0 ? own.Select(line => (label, line, false)) : Told(kind, documents, label));
        }

        return lines;

        IEnumerable<(string, string, bool)> Told(DocumentKind kind, IReadOnlyList<object> documents, string label)
        {
            var before = teller.Told.Count;
            teller.Tell(kind.LinesOf(documents, teller));
            return teller.Told.Skip(before).Select(line => (label, line, true));
        }
    }

    /// <summary>All documents as readable UTF-8 JSON: kind to list.</summary>
    /// <param name="naming">Name of a first property that holds the person's id, or null for none.</param>
    public byte[] ToJson(string? naming = null)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            if (naming is not null)
            {
                json.WriteString(naming, PersonId);
            }

            foreach (var (kind, documents) in _held)
            {
                json.WriteStartArray(kind.Name);
                foreach (var document in documents)
                {
                    using var parsed = JsonDocument.Parse(kind.Serialize(document));
                    parsed.RootElement.WriteTo(json);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private sealed class Teller : IDocumentReader
    {
        private readonly IReader _reader;
        private readonly SkillSet _skills;
        private readonly Dictionary<string, string> _reliant = new(StringComparer.Ordinal);
        private readonly List<string> _told = [];

        public Teller(IReader reader, SkillSet skills, IReadOnlyList<(DocumentKind Kind, IReadOnlyList<object> Documents)> held)
        {
            _reader = reader;
            _skills = skills;
            foreach (var (key, name) in held.SelectMany(h => h.Documents.SelectMany(document => h.Kind.ReliedOnBy(document, this))))
            {
                _reliant.TryAdd(key, name);
            }
        }

        public IReadOnlyList<string> Told => _told;

        public string Language => _reader.Language;

        public DateTimeOffset Now => _reader.Now;

        public ContentSnapshot Content => _reader.Content;

        public string Text(string key, params ReadOnlySpan<(string Name, string Value)> arguments) => _reader.Text(key, arguments);

        public LocalDateTime ToLocal(DateTimeOffset instant) => _reader.ToLocal(instant);

        public string? Reliant(string id) => _reliant.GetValueOrDefault(id);

        public string? ShowAnswer(string dialog, string slot, string value) => _skills.FindDialog(dialog)?.ShowAnswer(_reader, slot, value);

        public IEnumerable<string> ConsentsOf(string dialog, IReadOnlyDictionary<string, string> slots) =>
            _skills.FindDialog(dialog)?.ConsentsOf(slots) ?? [];

        public bool HasTold(string words) => _told.Any(line => line.Contains(words, StringComparison.Ordinal));

        public void Tell(IEnumerable<string> lines)
        {
            foreach (var line in lines)
            {
                _told.Add(line);
            }
        }
    }
}
