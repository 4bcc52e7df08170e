using ChatBot.Bot.Office.Transport;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office;

/// <summary>Asks to send things again, or to forget them.</summary>
/// <param name="Codes">Codes of <c>undelivered list</c>.</param>
/// <param name="Reason">Why, for the audit. It names nobody.</param>
internal sealed record UndeliveredChange(IReadOnlyList<string> Codes, string Reason);

/// <summary>Result of a retry or a drop.</summary>
/// <param name="Done">Codes that were sent again, or forgotten.</param>
/// <param name="Refused">Code and reason, in a sentence, of those that stay as they are.</param>
internal sealed record UndeliveredChanged(IReadOnlyList<string> Done, IReadOnlyDictionary<string, string> Refused);

/// <summary><c>undelivered drop</c>: forgets what did not get through, because the office has helped in another way.</summary>
internal sealed class UndeliveredDrop(IStore store, UndeliveredSearch search, TimeProvider time)
    : OfficeOperation<UndeliveredChange, UndeliveredChanged>(Contract)
{
    /// <summary>Name, request and result of the operation.</summary>
    public static readonly OfficeContract<UndeliveredChange, UndeliveredChanged> Contract = new(
        "undelivered.drop",
        UndeliveredJson.Default.UndeliveredChange,
        UndeliveredJson.Default.UndeliveredChanged
    );

    /// <summary>Reason to refuse a code that nothing has.</summary>
    internal const string Unknown = "nothing has this code: see 'undelivered list'";

    public override async Task<UndeliveredChanged> RunAsync(UndeliveredChange request, OfficeCall call)
    {
        var all = (await search.AllAsync(call)).ToLookup(item => item.Code, StringComparer.OrdinalIgnoreCase);
        var (done, refused) = (new List<string>(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var code in request.Codes.Select(c => c.Trim()).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!all[code].Any())
            {
                refused.Add(code, Unknown);
                continue;
            }

            var entry = AuditEntry.Of(call.Caller, Contract.Name, code, time.GetUtcNow()) with { Reason = request.Reason };
            await store.ExecuteAsync(
                session =>
                {
                    foreach (var item in all[code])
                    {
                        Remove(session, item);
                    }

                    session.Put(AuditEntry.Kind, entry);
                    return ValueTask.FromResult(true);
                },
                WorkPriority.Job,
                call.CancellationToken
            );
            done.Add(code);
        }

        return new UndeliveredChanged(done, refused);
    }

    /// <summary>Removes the document of an item.</summary>
    internal static void Remove(IStoreSession session, UndeliveredItem item)
    {
        if (item.Message is { } message)
        {
            session.Delete(UndeliveredMessage.Kind, message.Id);
        }
        else
        {
            session.Delete(FailedTurn.Kind, item.Turn!.Id);
        }
    }
}
