using ChatBot.Dialogs.Activities;

namespace ChatBot.Dialogs.Storage;

/// <summary>
/// The dispatcher's side of the outbox. What is owned is not a single entry but the account of a channel, by one owner at a time: only so
/// do the messages of a conversation leave in order, at one pace, when several processes share the store.
/// </summary>
/// <remarks>
/// An owner that stays silent for longer than its lease may be replaced. Whatever it still does to the entries has no effect from then on.
/// While nobody has replaced it, it may come back and go on.
/// </remarks>
public interface IOutbox
{
    /// <summary>
    /// Completes when <see cref="ClaimAsync"/> has something to do for this owner: new entries were committed, an account became free, or
    /// half of a lease of its own is over.
    /// </summary>
    /// <param name="owner">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask WaitAsync(string owner, CancellationToken cancellationToken);

    /// <summary>
    /// Takes over every account that has entries and is free, renews the accounts that are the owner's already, and hands out their
    /// entries, oldest first. An entry is handed out once for as long as the account stays with its owner; the next owner gets all of them
    /// anew.
    /// </summary>
    /// <param name="owner">Who claims. The same in all calls of one process.</param>
    /// <param name="max">At most so many entries.</param>
    /// <param name="lease">How long the accounts stay with the owner when it does not claim again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<IReadOnlyList<OutboxEntry>> ClaimAsync(string owner, int max, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>
    /// Asked just before an entry is sent. False when the entry is gone (completed, or dropped by a later turn), or when another process
    /// may have its account. The entry must then be forgotten; it is handed out again when it becomes this owner's again.
    /// </summary>
    bool MaySend(OutboxEntry entry);

    /// <summary>
    /// Removes an entry that is done (sent, given up, unknown). Returns at once; the removal is on disk with one of the next group commits,
    /// which is the first of the two windows for a duplicate.
    /// </summary>
    /// <returns>
    /// False when nothing was removed: the entry is gone, or its account went to another owner after it was claimed. A store of several
    /// processes checks the owner once more in the transaction that removes it.
    /// </returns>
    bool Complete(OutboxEntry entry);

    /// <summary>
    /// Records the number of attempts, so that a restart goes on counting; durable, and refused, like <see cref="Complete"/>.
    /// </summary>
    bool RecordAttempt(OutboxEntry entry, int attempts);

    /// <summary>Gives up all accounts of an owner that stops, so that the next one need not wait for the end of its lease.</summary>
    ValueTask ReleaseAsync(string owner, CancellationToken cancellationToken);

    /// <summary>Completes when all marks made so far are on disk.</summary>
    Task FlushAsync(CancellationToken cancellationToken);

    /// <summary>Entries not yet completed, as this process last knew: reading it costs neither disk nor network.</summary>
    int PendingCount { get; }
}

/// <summary>An account of a channel: a bot of Telegram, an official account of Zalo.</summary>
/// <param name="Channel">The channel's name.</param>
/// <param name="Account">The channel's name of the account.</param>
public readonly record struct ChannelAccount(string Channel, string Account)
{
    /// <summary>The account through which a message leaves.</summary>
    public static ChannelAccount Of(OutgoingActivity activity) => new(activity.To.Channel, activity.To.Account);
}

/// <summary>The fence of an entry: under whose ownership of the account it was handed out.</summary>
/// <param name="Owner">The owner.</param>
/// <param name="Epoch">Rises each time the account gets another owner.</param>
public readonly record struct OutboxClaim(string Owner, long Epoch);

/// <summary>One message that must go out.</summary>
/// <param name="Id">Rises with the order of enqueueing; the same after a restart.</param>
/// <param name="Activity">What goes out and where.</param>
/// <param name="EnqueuedAt">When its turn was committed.</param>
/// <param name="Attempts">Sends tried so far whose outcome was not final.</param>
/// <param name="Claim">Under whose ownership it was handed out.</param>
public sealed record OutboxEntry(long Id, OutgoingActivity Activity, DateTimeOffset EnqueuedAt, int Attempts, OutboxClaim Claim = default);
