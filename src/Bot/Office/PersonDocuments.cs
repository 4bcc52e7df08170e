using System.Text.Encodings.Web;
using System.Text.Json;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office;

/// <summary>Everything that is kept of a person, kind by kind, found by walking the declarations.</summary>
internal static class PersonDocuments
{
    /// <summary>All documents as one JSON object: kind to list.</summary>
    public static async ValueTask<string> WriteAsync(IStoreSession session, IEnumerable<DocumentKind> kinds, string personId)
    {
        var buffer = new MemoryStream();
        await using (
            var json = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            json.WriteStartObject();
            json.WriteString("person", personId);
            foreach (var kind in kinds.Where(kind => kind.HasOwner))
            {
                var documents = await session.OfPersonAsync(kind, personId);
                if (documents.Count == 0)
                {
                    continue;
                }

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

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)) + "\n";
    }
}
