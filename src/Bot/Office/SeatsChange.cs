using System.Security.Cryptography;
using System.Text.Json.Serialization;
using ChatBot.Bot.Office.Transport;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.SignUp;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office;

/// <summary>
/// What <c>seats confirm</c> and <c>seats release</c> share: each seat is changed by an event through the turn that everything else goes
/// through, with the audit entry in the same transaction, and its holder is told by that turn.
/// </summary>
internal sealed class SeatsChange(IStore store, ITurn turn, Func<ContentSnapshot> content, TimeProvider time)
{
    /// <summary>Posts the event for one seat.</summary>
    /// <returns>False, with nothing changed, when the seat is not in the state that the event needs.</returns>
    public Task<bool> PostAsync(string code, string name, string? reason, Func<Enrolment, bool> applies, OfficeCall call)
    {
        // Drawn once: the work may run twice for one effect.
        var seed = new UInt128(
            BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)),
            BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8))
        );
        var now = time.GetUtcNow();
        var audited = AuditEntry.Of(call.Caller, name, code, now) with { Reason = reason };
        return store.ExecuteAsync(
            async session =>
            {
                if (await session.GetAsync(Enrolment.Kind, code) is not { } seat || !applies(seat))
                {
                    return false;
                }

                var happened = new EventActivity
                {
                    Id = $"{name}:{code}:{audited.Id}",
                    Conversation = seat.Contact,
                    Name = name,
                    Subject = code,
                };
                if (await session.TryClaimAsync(happened.Id))
                {
                    await turn.RunAsync(session, happened, new TurnInputs(now, seed, content(), new ChannelCapabilities()));
                    session.Put(AuditEntry.Kind, audited);
                }

                return true;
            },
            WorkPriority.Citizen,
            call.CancellationToken
        );
    }
}

/// <summary><c>seats confirm</c>: seats whose holder the office has rung, or knows, are firm.</summary>
internal sealed class SeatsConfirm(SeatsChange change) : OfficeOperation<SeatsConfirm.Request, SeatsConfirm.Result>(Contract)
{
    /// <summary>Name, request and result of the operation.</summary>
    public static readonly OfficeContract<Request, Result> Contract = new(
        "seats.confirm",
        SeatsJson.Default.ConfirmRequest,
        SeatsJson.Default.ConfirmResult
    );

    /// <param name="Codes">Confirmation codes.</param>
    /// <param name="Reason">Why, for the audit, or null when that was not said.</param>
    public sealed record Request(IReadOnlyList<string> Codes, string? Reason);

    /// <param name="Confirmed">Codes of seats that are firm now.</param>
    /// <param name="NotProvisional">Codes of no provisional seat: firm already, ended, or nobody's.</param>
    public sealed record Result(IReadOnlyList<string> Confirmed, IReadOnlyList<string> NotProvisional);

    public override async Task<Result> RunAsync(Request request, OfficeCall call)
    {
        var (confirmed, not) = (new List<string>(), new List<string>());
        foreach (var code in request.Codes.Select(c => c.Trim().ToUpperInvariant()).Distinct())
        {
            var isDone = await change.PostAsync(code, SeatEvents.Confirmed, request.Reason, seat => seat.IsProvisional, call);
            (isDone ? confirmed : not).Add(code);
        }

        return new Result(confirmed, not);
    }
}

/// <summary>
/// <c>seats release</c>: seats that nobody will take are free for others. Without <c>Do</c> it only says what would be released.
/// </summary>
internal sealed class SeatsRelease(SeatSearch search, SeatsChange change)
    : OfficeOperation<SeatsRelease.Request, SeatsRelease.Result>(Contract)
{
    /// <summary>Name, request and result of the operation.</summary>
    public static readonly OfficeContract<Request, Result> Contract = new(
        "seats.release",
        SeatsJson.Default.ReleaseRequest,
        SeatsJson.Default.ReleaseResult
    );

    /// <param name="Codes">Confirmation codes; when there are none, the filter chooses.</param>
    /// <param name="Filter">Which seats, when no code is given.</param>
    /// <param name="Reason">Why, for the audit, or null when that was not said.</param>
    /// <param name="Do">True to release the seats; false only counts them.</param>
    public sealed record Request(IReadOnlyList<string> Codes, SeatFilter Filter, string? Reason, bool Do);

    /// <param name="Codes">Codes of the seats that are released, or would be.</param>
    /// <param name="Firm">How many of them are or were firm.</param>
    /// <param name="NotHeld">Codes of no seat that is held.</param>
    public sealed record Result(IReadOnlyList<string> Codes, int Firm, IReadOnlyList<string> NotHeld);

    public override async Task<Result> RunAsync(Request request, OfficeCall call)
    {
        if (
            request.Codes.Count == 0
            && request.Filter is { Conversation: null, Address: null } and not { Class: not null, Provisional: true }
        )
        {
            throw new OfficeFailure(
                "Name the seats: confirmation codes, --conversation or --address; of a class only what waits "
                    + "for a call: --class ID --provisional."
            );
        }

        var codes = request.Codes.Select(c => c.Trim().ToUpperInvariant()).Distinct().ToList();
        var found = await search.FindAsync(request.Filter, call);
        if (codes.Count > 0)
        {
            found = [.. found.Where(f => codes.Contains(f.Seat.Code, StringComparer.Ordinal))];
        }

        var not = codes.Except(found.Select(f => f.Seat.Code)).ToList();
        if (!request.Do)
        {
            return new Result([.. found.Select(f => f.Seat.Code)], found.Count(f => !f.Seat.IsProvisional), not);
        }

        var released = new List<string>();
        foreach (var one in found)
        {
            if (
                await change.PostAsync(
                    one.Seat.Code,
                    SeatEvents.Released,
                    request.Reason,
                    seat => seat.Status == EnrolmentStatus.Confirmed,
                    call
                )
            )
            {
                released.Add(one.Seat.Code);
                if (released.Count % 20 == 0)
                {
                    await call.ReportAsync($"{released.Count} of {found.Count} released");
                }
            }
        }

        return new Result(released, found.Count(f => !f.Seat.IsProvisional), not);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SeatFilter))]
[JsonSerializable(typeof(SeatsList.Result), TypeInfoPropertyName = "ListResult")]
[JsonSerializable(typeof(SeatsConfirm.Request), TypeInfoPropertyName = "ConfirmRequest")]
[JsonSerializable(typeof(SeatsConfirm.Result), TypeInfoPropertyName = "ConfirmResult")]
[JsonSerializable(typeof(SeatsRelease.Request), TypeInfoPropertyName = "ReleaseRequest")]
[JsonSerializable(typeof(SeatsRelease.Result), TypeInfoPropertyName = "ReleaseResult")]
internal sealed partial class SeatsJson : JsonSerializerContext;
