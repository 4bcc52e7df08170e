using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills.Reminders;

/// <summary>Reminders that are due.</summary>
public sealed class ReminderDueSchedule : ISchedule
{
    /// <summary>Name of the event.</summary>
    public const string Due = "reminder.due";

    /// <inheritdoc/>
    public string Name => "reminders";

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DueEvent>> DueAsync(IStoreSession session, DateTimeOffset now, int max) =>
        [
            .. (await session.QueryAsync(EventReminder.Kind, IndexRange.UpTo("due", now, max))).Select(r => new DueEvent(
                new EventActivity
                {
                    // The time is in the key because an event that is moved is reminded of anew.
                    Id = $"reminder:{r.PersonId}:{r.EventId}:{r.Due!.Value.ToUnixTimeSeconds()}",
                    Conversation = r.Conversation,
                    Name = Due,
                    Subject = EventReminder.KeyOf(r.PersonId, r.EventId),
                },
                r.Due.Value
            )),
        ];

    /// <inheritdoc/>
    public async ValueTask<DateTimeOffset?> NextAsync(IStoreSession session, DateTimeOffset now) =>
        (await session.QueryAsync(EventReminder.Kind, new IndexRange("due", now, null, 1))) is [var next] ? next.Due : null;
}
