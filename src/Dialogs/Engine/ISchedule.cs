using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Engine;

/// <summary>
/// Something with due times in its documents. The scheduler asks for what is due in small batches and posts each event through the same
/// turn as everything else; the turn moves the due time on, so an event that was posted twice finds nothing to do.
/// </summary>
public interface ISchedule
{
    /// <summary>Name for logs and metrics.</summary>
    string Name { get; }

    /// <summary>
    /// Short hash of the content that this schedule compares with what people were told, or null when it compares none. Processes that
    /// share a store agree on it before anything is posted; else people would hear of a change from one and of its opposite from another.
    /// </summary>
    string? ComparedContent => null;

    /// <summary>
    /// Events due at <paramref name="now"/>, the longest overdue first, at most <paramref name="max"/>. May run more than once for one
    /// look; what it finds out is kept by <see cref="Looked"/>.
    /// </summary>
    ValueTask<IReadOnlyList<DueEvent>> DueAsync(IStoreSession session, DateTimeOffset now, int max);

    /// <summary>When the next event falls due after <paramref name="now"/>, or null when none is planned.</summary>
    ValueTask<DateTimeOffset?> NextAsync(IStoreSession session, DateTimeOffset now);

    /// <summary>Called after the transaction of a look has ended: what the last <see cref="DueAsync"/> found out is true.</summary>
    void Looked() { }
}

/// <summary>Looks at a schedule outside of the scheduler.</summary>
public static class Schedules
{
    /// <summary>Events due, in a transaction of their own.</summary>
    public static async Task<IReadOnlyList<DueEvent>> DueAsync(this ISchedule schedule, IStore store, DateTimeOffset now, int max)
    {
        var due = await store.ExecuteAsync(session => schedule.DueAsync(session, now, max));
        schedule.Looked();
        return due;
    }
}

/// <summary>An event that is due.</summary>
/// <param name="Event">What to post.</param>
/// <param name="DueAt">When it was due; the difference to now is the scheduler's lag.</param>
public sealed record DueEvent(EventActivity Event, DateTimeOffset DueAt);
