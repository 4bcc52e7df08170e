using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Consents;
using ChatBot.Dialogs.Skills.SignUp;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills.PersonalData;

/// <summary>
/// Erases a person: every declared document with this owner, in one transaction. Places they held become free. The proof of consents stays,
/// marked as withdrawn. The citizen's own word and the office use the same rule.
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
        var freed = (await session.OfPersonAsync(Enrolment.Kind, personId))
            .Cast<Enrolment>()
            .Where(e => e.Status == EnrolmentStatus.Confirmed)
            .CountBy(e => e.ClassId);
        foreach (var (classId, count) in freed)
        {
            if (await session.GetAsync(ClassPlaces.Kind, classId) is { } places)
            {
                session.Put(ClassPlaces.Kind, places with { Taken = Math.Max(0, places.Taken - count) });
            }
        }

        foreach (var consent in (await session.OfPersonAsync(Consent.Kind, personId)).Cast<Consent>().Where(c => c.WithdrawnAt is null))
        {
            session.Put(Consent.Kind, consent with { WithdrawnAt = now });
        }

        foreach (var kind in kinds.Where(k => k.HasOwner && k.KeptOnEraseBecause is null))
        {
            var documents = await session.OfPersonAsync(kind, personId);
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
