using ChatBot.Bot.Office.Transport;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office;

/// <summary>Writes down what the office does. An operation answers only after its entry is on disk.</summary>
internal sealed class Audit(IStore store, TimeProvider time)
{
    /// <summary>Writes an entry and completes when it is on disk.</summary>
    public Task WriteAsync(OfficeCall call, string what, string? about)
    {
        // Made once: the work may run twice for one effect.
        var entry = AuditEntry.Of(call.Caller, what, about, time.GetUtcNow());
        return store.ExecuteAsync(
            session =>
            {
                session.Put(AuditEntry.Kind, entry);
                return ValueTask.FromResult(true);
            },
            WorkPriority.Job,
            call.CancellationToken
        );
    }
}
