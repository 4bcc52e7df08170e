using System.Globalization;
using System.Security.Cryptography;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Telemetry;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office;

/// <summary>
/// <c>undelivered retry</c>: sends a message again, or runs a turn again, in one transaction with the audit entry. The gate for proactive
/// messages decides about late answers too, because nobody asked for them at this hour. A message older than the person's last one is not
/// answered again: the answer would confuse.
/// </summary>
internal sealed class UndeliveredRetry(
    IStore store,
    UndeliveredSearch search,
    ITurn turn,
    IProactiveGate gate,
    IEnumerable<IChannelAdapter> adapters,
    Func<ContentSnapshot> content,
    ServiceCalendar calendar,
    TimeProvider time
) : OfficeOperation<UndeliveredChange, UndeliveredChanged>(Contract)
{
    /// <summary>Name, request and result of the operation.</summary>
    public static readonly OfficeContract<UndeliveredChange, UndeliveredChanged> Contract = new(
        "undelivered.retry",
        UndeliveredJson.Default.UndeliveredChange,
        UndeliveredJson.Default.UndeliveredChanged
    );

    public override async Task<UndeliveredChanged> RunAsync(UndeliveredChange request, OfficeCall call)
    {
        var all = (await search.AllAsync(call)).ToLookup(item => item.Code, StringComparer.OrdinalIgnoreCase);
        var (done, refused) = (new List<string>(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var code in request.Codes.Select(c => c.Trim()).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var why = all[code].Any() ? null : UndeliveredDrop.Unknown;
            foreach (var item in all[code])
            {
                why ??= await RetryAsync(item, request.Reason, call);
            }

            if (why is null)
            {
                done.Add(code);
            }
            else
            {
                refused.Add(code, why);
            }
        }

        return new UndeliveredChanged(done, refused);
    }

    /// <returns>Null when it was done, otherwise why it stays as it is.</returns>
    private async Task<string?> RetryAsync(UndeliveredItem item, string reason, OfficeCall call)
    {
        // Made once: the work may run twice for one effect.
        var now = time.GetUtcNow();
        var entry = AuditEntry.Of(call.Caller, Contract.Name, item.Code, now) with { Reason = reason };
        TurnInputs? inputs = null;
        if (item.Turn is { } failed)
        {
            if (Inputs(failed, now) is not { } made)
            {
                return "only the running service knows what its channel can do: start it, then try again";
            }

            inputs = turn.Read(failed.Activity, made);
        }

        try
        {
            return await store.ExecuteAsync(
                async session =>
                {
                    var why = item.Message is { } message
                        ? await SendAgainAsync(session, message, now)
                        : await RunAgainAsync(session, item.Turn!, inputs!);
                    if (why is null)
                    {
                        UndeliveredDrop.Remove(session, item);
                        session.Put(AuditEntry.Kind, entry);
                    }

                    return why;
                },
                WorkPriority.Citizen,
                call.CancellationToken
            );
        }
        catch (Exception error) when (item.Turn is not null && error is not (StoreUnavailableException or OperationCanceledException))
        {
            return $"it failed again and changed nothing: {ErrorPlace.Of(error)}";
        }
    }

    private TurnInputs? Inputs(FailedTurn failed, DateTimeOffset now)
    {
        var adapter = adapters.FirstOrDefault(a => a.Channel == failed.Activity.Conversation.Channel);
        var seed = new UInt128(
            BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)),
            BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8))
        );
        return adapter is null ? null : new TurnInputs(now, seed, content(), adapter.Capabilities);
    }

    private async ValueTask<string?> SendAgainAsync(IStoreSession session, UndeliveredMessage undelivered, DateTimeOffset now)
    {
        if (await session.GetAsync(UndeliveredMessage.Kind, undelivered.Id) is null)
        {
            return UndeliveredDrop.Unknown;
        }

        if (undelivered.Message is not { } message)
        {
            return $"its text is kept for {UndeliveredMessage.MessageDays} days only: ring the person ('person show' has the number)";
        }

        var isReply = message.Purpose == Purpose.Reply;
        if (
            isReply
            && undelivered.WrittenAt is { } written
            && await session.GetAsync(Conversation.Kind, message.To.Key) is { } conversation
            && conversation.LastSeen > written
        )
        {
            return WroteSince(conversation.LastSeen);
        }

        if (await RefusedAsync(session, isReply ? message with { Purpose = Purpose.Broadcast } : message, now) is { } why)
        {
            return why;
        }

        session.Enqueue(message);
        return null;
    }

    private async ValueTask<string?> RunAgainAsync(IStoreSession session, FailedTurn failed, TurnInputs inputs)
    {
        if (await session.GetAsync(FailedTurn.Kind, failed.Id) is null)
        {
            return UndeliveredDrop.Unknown;
        }

        if (failed.Activity is EventActivity && !ConversationEvents.IsFromChannel(failed.Activity))
        {
            // The scheduler may have posted the event with success since.
            if (await session.TryClaimAsync(failed.Activity.Id))
            {
                await turn.RunAsync(session, failed.Activity, inputs);
            }

            return null;
        }

        if (await session.GetAsync(Conversation.Kind, failed.Activity.Conversation.Key) is { } conversation)
        {
            if (conversation.LastSeen > failed.At)
            {
                return WroteSince(conversation.LastSeen);
            }

            var answer = new OutgoingActivity
            {
                To = failed.Activity.Conversation,
                Text = string.Empty,
                Purpose = Purpose.Broadcast,
                PersonId = conversation.PersonId,
            };
            if (await RefusedAsync(session, answer, inputs.Now) is { } why)
            {
                return why;
            }
        }
        else if (calendar.QuietUntil(inputs.Now) is { } until)
        {
            // The first message of somebody new failed: there is no conversation yet that the gate could look at.
            return NotBefore(until);
        }

        await turn.RunAsync(session, failed.Activity, inputs);
        return null;
    }

    private async ValueTask<string?> RefusedAsync(IStoreSession session, OutgoingActivity message, DateTimeOffset now) =>
        await gate.DecideAsync(session, message, now) switch
        {
            ProactiveDecision.Drop { Reason: "erased" } => "the conversation is not known any more",
            ProactiveDecision.Drop { Reason: "stale" } => "it is out of date",
            ProactiveDecision.Drop { Reason: "stopped" } => "the person has said stop",
            ProactiveDecision.Drop { Reason: "unreachable" } => "the person has blocked the account",
            ProactiveDecision.Drop drop => $"it is not wanted any more ({drop.Reason})",
            ProactiveDecision.Defer defer => NotBefore(defer.Until),
            _ => null,
        };

    private string WroteSince(DateTimeOffset at) =>
        $"the person has written since ({Shown(at)}), and an answer to what they wrote before would confuse: ring them";

    private string NotBefore(DateTimeOffset until) => $"nobody may be written to now: try again after {Shown(until)}";

    private string Shown(DateTimeOffset at) => calendar.ToLocal(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
