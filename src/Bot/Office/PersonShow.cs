using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Storage.Contract;
using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.PersonalData;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office;

/// <summary>
/// <c>person show</c>: what the office needs to help somebody, with the names under which logs know their conversations. It walks the
/// declared kinds; instants are in the service's zone.
/// </summary>
internal sealed class PersonShow(
    IStore store,
    IPseudonyms pseudonyms,
    PersonLookup lookup,
    SkillSet skills,
    IReadOnlyList<DocumentKind> kinds,
    Func<ContentSnapshot> content,
    ServiceCalendar calendar,
    TimeProvider time
) : OfficeOperation<PersonRequest, PersonShow.Result>(Contract)
{
    /// <summary>Name, request and result of the operation.</summary>
    public static readonly OfficeContract<PersonRequest, Result> Contract = new(
        "person.show",
        PersonJson.Default.PersonRequest,
        PersonJson.Default.ShowResult
    );

    /// <inheritdoc/>
    public override async Task<Result> RunAsync(PersonRequest request, OfficeCall call)
    {
        var id = await lookup.FindAsync(request.Who, call);
        var now = time.GetUtcNow();
        var entry = AuditEntry.Of(call.Caller, "person.show", id, now);
        return await store.ExecuteAsync(
            async session =>
            {
                var record = await PersonRecord.ReadAsync(session, id, kinds);
                var reader = new OfficeReader(content(), calendar, now, pseudonyms.Pseudonym);
                session.Put(AuditEntry.Kind, entry);
                return new Result(
                    id,
                    [.. record.OfficeLines(reader, reader, skills).Select(l => new Line(l.Label, l.IsMarkdown ? Plain(l.Line) : l.Line))]
                );
            },
            WorkPriority.Job,
            call.CancellationToken
        );
    }

    // What a person is told is an item of a list; here the label stands before it.
    private static string Plain(string markdown) => MarkdownPlain.RenderClose(markdown).TrimStart('•', ' ').ReplaceLineEndings(" ");

    /// <param name="Person">Id of the person.</param>
    /// <param name="Lines">What is kept of them.</param>
    public sealed record Result(string Person, IReadOnlyList<Line> Lines);

    /// <param name="Label">Word for the kind of document.</param>
    /// <param name="Text">What it holds, plain text on one line.</param>
    public sealed record Line(string Label, string Text);
}
