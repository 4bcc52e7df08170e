using ChatBot.Bot.Office.Transport;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.PersonalData;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office;

/// <summary><c>person erase</c>: by the same rule as when the citizen asks for it in the conversation.</summary>
internal sealed class PersonErase(
    IStore store,
    IReadOnlyList<DocumentKind> kinds,
    PersonLookup lookup,
    IEnumerable<IErasable> alsoErases,
    TimeProvider time
) : OfficeOperation<PersonRequest, PersonErase.Result>(Contract)
{
    /// <summary>Name, request and result of the operation.</summary>
    public static readonly OfficeContract<PersonRequest, Result> Contract = new(
        "person.erase",
        PersonJson.Default.PersonRequest,
        PersonJson.Default.EraseResult
    );

    public override async Task<Result> RunAsync(PersonRequest request, OfficeCall call)
    {
        var id = await lookup.FindAsync(request.Who, call);
        var parts = alsoErases.ToList();
        var now = time.GetUtcNow();
        var entry = AuditEntry.Of(call.Caller, "person.erase", id, now);
        return await store.ExecuteAsync(
            async session =>
            {
                var removed = await Erasure.EraseAsync(session, id, kinds, parts, now);
                session.Put(AuditEntry.Kind, entry);
                return new Result(id, removed);
            },
            WorkPriority.Citizen,
            call.CancellationToken
        );
    }

    /// <param name="Person">Whose.</param>
    /// <param name="Removed">Documents removed, by kind.</param>
    public sealed record Result(string Person, IReadOnlyDictionary<string, int> Removed);
}
