using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills.Reminders;

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

    // One look is one unit of work of the store's only writer.
    private const int PageSize = 100;

    // What somebody may have been told, by its mark: the events as they stand, and those that are gone.
    private Dictionary<string, (string EventId, ToldEvent Told)> _known = [];

    // Marks that are true no more and may still be somebody's.
    private readonly HashSet<string> _stale = new(StringComparer.Ordinal);
    private Dictionary<string, ToldEvent> _events = [];
    private ContentSnapshot? _compared;

    // A process that starts knows nothing of what people were told, and reads everything once, a page a look.
    private bool _hasRead;
    private string? _readUpTo;

    /// <inheritdoc/>
    public string Name => "event-changes";

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DueEvent>> DueAsync(IStoreSession session, DateTimeOffset now, int max)
    {
        if (calendar.QuietUntil(now) is not null)
        {
            return [];
        }

        var current = content();
        if (!ReferenceEquals(_compared, current))
        {
            Compare(current);
        }

        if (!_hasRead)
        {
            await ReadPageAsync(session);
        }

        var due = new List<DueEvent>();
        foreach (var mark in _stale.Order(StringComparer.Ordinal).ToList())
        {
            if (due.Count == max)
            {
                break;
            }

            // Whoever is told has another mark from then on, so what is found again is always the rest.
            var told = await session.QueryAsync(EventReminder.Kind, IndexRange.Equal("told", mark, max - due.Count));
            if (told.Count == 0 && _hasRead)
            {
                _stale.Remove(mark);
            }

            due.AddRange(
                told.Select(reminder => new DueEvent(
                    new EventActivity
                    {
                        Id =
                            $"change:{reminder.PersonId}:{reminder.EventId}:"
                            + $"{Latest(reminder.EventId, reminder.Told).Fingerprint()}:{reminder.Changes}",
                        Conversation = reminder.Conversation,
                        Name = Changed,
                        Subject = EventReminder.KeyOf(reminder.PersonId, reminder.EventId),
                    },
                    now
                ))
            );
        }

        return due;
    }

    /// <inheritdoc/>
    public ValueTask<DateTimeOffset?> NextAsync(IStoreSession session, DateTimeOffset now) =>
        ValueTask.FromResult<DateTimeOffset?>(
            ReferenceEquals(_compared, content()) && _hasRead && _stale.Count == 0 ? null : calendar.QuietUntil(now) ?? now
        );

    private void Compare(ContentSnapshot current)
    {
        _compared = current;
        _events = current
            .Editions.Values.SelectMany(e => e.Events)
            .ToDictionary(e => e.Id, e => ToldEvent.Of(e, calendar), StringComparer.Ordinal);
        var before = _known;
        _known = new(StringComparer.Ordinal);
        foreach (var (id, told) in _events)
        {
            _known[told.Mark(id)] = (id, told);
        }

        foreach (var (id, told) in before.Values)
        {
            Know(id, told);
        }

        _stale.ExceptWith(_known.Keys);
    }

    private void Know(string eventId, ToldEvent told)
    {
        var latest = Latest(eventId, told);
        _known[latest.Mark(eventId)] = (eventId, latest);
        if (told.Mark(eventId) is var mark && mark != latest.Mark(eventId))
        {
            _stale.Add(mark);
        }
    }

    private ToldEvent Latest(string eventId, ToldEvent told) => _events.GetValueOrDefault(eventId) ?? told with { IsGone = true };

    private async ValueTask ReadPageAsync(IStoreSession session)
    {
        var page = await session.ScanAsync(EventReminder.Kind, _readUpTo, PageSize);
        foreach (var reminder in page.Select(p => p.Document).OfType<EventReminder>())
        {
            Know(reminder.EventId, reminder.Told);
        }

        _readUpTo = page is [.., var last] ? last.Cursor : null;
        _hasRead = page.Count < PageSize;
    }
}
