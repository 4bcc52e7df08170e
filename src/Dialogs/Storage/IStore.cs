using ChatBot.Dialogs.Activities;

namespace ChatBot.Dialogs.Storage;

/// <summary>Who waits for a piece of work: a citizen goes before a job.</summary>
public enum WorkPriority
{
    /// <summary>A citizen's update.</summary>
    Citizen,

    /// <summary>The scheduler, staff, timers, marks of the dispatcher, exports.</summary>
    Job,
}

/// <summary>
/// The store: serialisable transactions over declared documents, an inbox and an outbox. One contract suite runs against every
/// implementation.
/// </summary>
public interface IStore
{
    /// <summary>
    /// Runs <paramref name="work"/> in one transaction and completes when its writes are on disk. The work may be run more than once for
    /// one effect, so it must touch the world only through its session and its result.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Nothing was written; the caller may try again later.</exception>
    Task<TResult> ExecuteAsync<TResult>(
        Func<IStoreSession, ValueTask<TResult>> work,
        WorkPriority priority = WorkPriority.Job,
        CancellationToken cancellationToken = default
    );

    /// <summary>The durable queue of what must go out.</summary>
    IOutbox Outbox { get; }
}

/// <summary>The store cannot take writes now (disk full, read-only, closing, queue full). Nothing of the work has happened.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// The dispatcher's side of the outbox. Entries are claimed with a lease so that, on a store that allows it, a second process can share the
/// queue; an entry whose lease ran out is claimable again.
/// </summary>
public interface IOutbox
{
    /// <summary>Completes when something may be claimable: new entries were committed, or a lease ran out.</summary>
    ValueTask WaitAsync(CancellationToken cancellationToken);

    /// <summary>Claims up to <paramref name="max"/> entries, oldest first.</summary>
    ValueTask<IReadOnlyList<OutboxEntry>> ClaimAsync(int max, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>
    /// Removes entries that are done (sent, given up, unknown). Returns at once; the removal is on disk with one of the next group commits,
    /// which is the first of the two windows for a duplicate.
    /// </summary>
    void Complete(long entryId);

    /// <summary>Records one more attempt, so that a restart goes on counting; durable like <see cref="Complete"/>.</summary>
    void RecordAttempt(long entryId, int attempts);

    /// <summary>Completes when all marks made so far are on disk.</summary>
    Task FlushAsync(CancellationToken cancellationToken);

    /// <summary>Entries not yet completed.</summary>
    int PendingCount { get; }
}

/// <summary>One message that must go out.</summary>
/// <param name="Id">Rises with the order of enqueueing; the same after a restart.</param>
/// <param name="Activity">What goes out and where.</param>
/// <param name="EnqueuedAt">When its turn was committed.</param>
/// <param name="Attempts">Sends tried so far whose outcome was not final.</param>
public sealed record OutboxEntry(long Id, OutgoingActivity Activity, DateTimeOffset EnqueuedAt, int Attempts);
