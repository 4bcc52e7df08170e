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

    /// <summary>Events due at <paramref name="now"/>, the longest overdue first, at most <paramref name="max"/>.</summary>
    ValueTask<IReadOnlyList<DueEvent>> DueAsync(IStoreSession session, DateTimeOffset now, int max);

    /// <summary>When the next event falls due after <paramref name="now"/>, or null when none is planned.</summary>
    ValueTask<DateTimeOffset?> NextAsync(IStoreSession session, DateTimeOffset now);
}

/// <summary>An event that is due.</summary>
/// <param name="Event">What to post.</param>
/// <param name="DueAt">When it was due; the difference to now is the scheduler's lag.</param>
public sealed record DueEvent(EventActivity Event, DateTimeOffset DueAt);
