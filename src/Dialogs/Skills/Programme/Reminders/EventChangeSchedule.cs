using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills.Programme.Reminders;

/// <summary>
/// Events that are not any more as the people who wait for them were told. What they were told is in the store, so it makes no difference
/// whether the content changed while the service ran or while it was down.
/// </summary>
/// <remarks>
/// Nothing is due in quiet hours: an office that corrects itself late in the evening sends one notice in the morning, with the time that
/// people knew and the time that is true, and none when it put everything back.
/// </remarks>
/// <param name="calendar">Time zone and quiet hours.</param>
/// <param name="content">The content in use.</param>
public sealed class EventChangeSchedule(ServiceCalendar calendar, Func<ContentSnapshot> content) : ISchedule
{
    /// <summary>Name of the event.</summary>
    public const string Changed = "reminder.changed";

    // Content with which nobody's reminder differs. It is only a saving: a process that starts compares everything once.
    private ContentSnapshot? _compared;

    /// <inheritdoc/>
    public string Name => "event-changes";

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DueEvent>> DueAsync(IStoreSession session, DateTimeOffset now, int max)
    {
        var current = content();
        if (ReferenceEquals(_compared, current) || calendar.QuietUntil(now) is not null)
        {
            return [];
        }

        var events = current.Editions.Values.SelectMany(e => e.Events).ToDictionary(e => e.Id, e => ToldEvent.Of(e, calendar), StringComparer.Ordinal);
        var due = new List<DueEvent>();
        foreach (var reminder in await session.QueryAsync(EventReminder.Kind, new IndexRange("until", now, null)))
        {
            var latest = events.GetValueOrDefault(reminder.EventId) ?? reminder.Told with { IsGone = true };
            if (latest.DiffersFrom(reminder.Told) && due.Count < max)
            {
                due.Add(new DueEvent(
                    new EventActivity
                    {
                        Id = $"change:{reminder.PersonId}:{reminder.EventId}:{latest.Fingerprint()}:{reminder.Changes}",
                        Conversation = reminder.Conversation,
                        Name = Changed,
                        Subject = EventReminder.KeyOf(reminder.PersonId, reminder.EventId),
                    },
                    now));
            }
        }

        if (due.Count == 0)
        {
            _compared = current;
        }

        return due;
    }

    /// <inheritdoc/>
    public ValueTask<DateTimeOffset?> NextAsync(IStoreSession session, DateTimeOffset now) =>
        ValueTask.FromResult(ReferenceEquals(_compared, content()) ? null : calendar.QuietUntil(now));
}
