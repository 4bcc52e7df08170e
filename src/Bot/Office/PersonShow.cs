using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Storage.Contract;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Consents;
using ChatBot.Dialogs.Skills.Lessons;
using ChatBot.Dialogs.Skills.SignUp;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office;

/// <summary>
/// <c>person show</c>: what the office needs to help somebody, with the names under which logs know their conversations. Instants are in
/// the service's zone.
/// </summary>
internal sealed class PersonShow(IStore store, IPseudonyms pseudonyms, PersonLookup lookup, ServiceCalendar calendar, TimeProvider time)
    : OfficeOperation<PersonRequest, PersonShow.Result>(Contract)
{
    /// <summary>Name, request and result of the operation.</summary>
    public static readonly OfficeContract<PersonRequest, Result> Contract = new(
        "person.show",
        PersonJson.Default.PersonRequest,
        PersonJson.Default.ShowResult
    );

    public override async Task<Result> RunAsync(PersonRequest request, OfficeCall call)
    {
        var id = await lookup.FindAsync(request.Who, call);
        return await store.ExecuteAsync(
            async session =>
            {
                var conversations = (await session.OfPersonAsync(Conversation.Kind, id)).Cast<Conversation>();
                var enrolments = (await session.OfPersonAsync(Enrolment.Kind, id)).Cast<Enrolment>();
                var consents = (await session.OfPersonAsync(Consent.Kind, id)).Cast<Consent>();
                var lessons = await session.GetAsync(Subscription.Kind, id);
                session.Put(AuditEntry.Kind, AuditEntry.Of(call.Caller, "person.show", id, time.GetUtcNow()));
                return new Result(
                    id,
                    [
                        .. conversations.Select(c => new ConversationLine(
                            c.Reference.Channel,
                            pseudonyms.Pseudonym(c.Reference.Key),
                            calendar.InZone(c.LastSeen),
                            c.Unreachable ? "unreachable"
                                : c.Stopped ? "stopped"
                                : "open"
                        )),
                    ],
                    [
                        .. enrolments
                            .OrderBy(e => e.At)
                            .Select(e => new PlaceLine(
                                e.Code,
                                e.ClassId,
                                SeatStatus(e),
                                e.Name,
                                e.BirthYear,
                                e.GuardianName,
                                e.GuardianRelation?.ToString(),
                                e.Phone,
                                calendar.InZone(e.At)
                            )),
                    ],
                    [.. consents.OrderBy(c => c.At).Select(c => new ConsentLine(c.Purpose, calendar.InZone(c.At), InZone(c.WithdrawnAt)))],
                    lessons is null ? null : new LessonsLine(lessons.IsActive, lessons.Hour, lessons.Sent.Count, InZone(lessons.Due))
                );
            },
            WorkPriority.Job,
            call.CancellationToken
        );
    }

    private static string SeatStatus(Enrolment seat) =>
        seat.IsProvisional ? "Provisional" : seat.Ended?.ToString() ?? seat.Status.ToString();

    private DateTimeOffset? InZone(DateTimeOffset? instant) => instant is { } at ? calendar.InZone(at) : null;

    public sealed record Result(
        string Person,
        IReadOnlyList<ConversationLine> Conversations,
        IReadOnlyList<PlaceLine> Places,
        IReadOnlyList<ConsentLine> Consents,
        LessonsLine? Lessons
    );

    /// <param name="Channel">Channel.</param>
    /// <param name="LogName">What logs call the conversation.</param>
    /// <param name="LastSeen">When they last did something.</param>
    /// <param name="State">Whether anything may be sent.</param>
    public sealed record ConversationLine(string Channel, string LogName, DateTimeOffset LastSeen, string State);

    public sealed record PlaceLine(
        string Code,
        string Class,
        string Status,
        string Name,
        int BirthYear,
        string? Guardian,
        string? GuardianRelation,
        string? Phone,
        DateTimeOffset At
    );

    public sealed record ConsentLine(string Purpose, DateTimeOffset At, DateTimeOffset? WithdrawnAt);

    public sealed record LessonsLine(bool Active, string? Hour, int Sent, DateTimeOffset? Due);
}
