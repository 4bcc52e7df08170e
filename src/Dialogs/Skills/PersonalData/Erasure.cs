using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills.PersonalData;

/// <summary>
/// Erases a person: every declared document with this owner, in one transaction. What the documents counted for becomes free (a seat), and
/// what the law keeps is marked (a consent is withdrawn). The citizen's own word and the office use the same rule.
/// </summary>
public static class Erasure
{
    /// <summary>Erases and returns the number of documents removed by kind.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="personId">Who.</param>
    /// <param name="kinds">All declared kinds.</param>
    /// <param name="alsoErases">What channels keep of a conversation.</param>
    /// <param name="now">The turn's instant.</param>
    public static async ValueTask<IReadOnlyDictionary<string, int>> EraseAsync(
        IStoreSession session,
        string personId,
        IReadOnlyList<DocumentKind> kinds,
        IReadOnlyList<IErasable> alsoErases,
        DateTimeOffset now
    )
    {
        var removed = new Dictionary<string, int>(StringComparer.Ordinal);
        var conversations = (await session.OfPersonAsync(Conversation.Kind, personId)).Cast<Conversation>().ToList();
        foreach (var kind in kinds.Where(k => k.HasOwner))
        {
            var documents = await session.OfPersonAsync(kind, personId);
            if (kind.KeptOnEraseBecause is not null)
            {
                foreach (var kept in documents.Select(document => kind.AfterErase(document, now)).OfType<object>())
                {
                    kind.PutInto(session, kept);
                }

                continue;
            }

            await kind.BeforeRemovalAsync(session, documents);
            foreach (var document in documents)
            {
                session.Delete(kind, kind.KeyOf(document));
            }

            if (documents.Count > 0)
            {
                removed[kind.Name] = documents.Count;
            }
        }

        foreach (var conversation in conversations)
        {
            foreach (var part in alsoErases)
            {
                await part.EraseAsync(session, conversation.Reference);
            }
        }

        session.DropProactive(personId);
        session.NoteErased(personId);
        return removed;
    }
}
