using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office;

/// <summary>Writes down what the office does. An operation answers only after its entry is on disk.</summary>
internal sealed class Audit(IStore store, TimeProvider time)
{
    public Task WriteAsync(OfficeCall call, string what, string? about) => store.ExecuteAsync(session =>
    {
        session.Put(AuditEntry.Kind, AuditEntry.Of(call.Caller, what, about, time.GetUtcNow()));
        return ValueTask.FromResult(true);
    }, WorkPriority.Job, call.CancellationToken);
}
