using System.Text;
using ChatBot.Bot.Office.Transport;
using ChatBot.Dialogs.Skills.PersonalData;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office;

/// <summary><c>person export</c>: everything that is kept of a person, as JSON they can be given.</summary>
internal sealed class PersonExport(IStore store, IReadOnlyList<DocumentKind> kinds, PersonLookup lookup, TimeProvider time)
    : OfficeOperation<PersonRequest, PersonExport.Result>(Contract)
{
    /// <summary>Name, request and result of the operation.</summary>
    public static readonly OfficeContract<PersonRequest, Result> Contract = new(
        "person.export",
        PersonJson.Default.PersonRequest,
        PersonJson.Default.ExportResult
    );

    /// <summary>What every export begins with.</summary>
    public const string Beginning = "{\n  \"person\": \"";

    public override async Task<Result> RunAsync(PersonRequest request, OfficeCall call)
    {
        var id = await lookup.FindAsync(request.Who, call);
        var entry = AuditEntry.Of(call.Caller, "person.export", id, time.GetUtcNow());
        var json = await store.ExecuteAsync(
            async session =>
            {
                var record = await PersonRecord.ReadAsync(session, id, kinds);
                session.Put(AuditEntry.Kind, entry);
                return Encoding.UTF8.GetString(record.ToJson(naming: "person")) + "\n";
            },
            WorkPriority.Job,
            call.CancellationToken
        );
        await call.WriteAsync(json);
        return new Result(id);
    }

    public sealed record Result(string Person);
}
