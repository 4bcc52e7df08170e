using System.Security.Cryptography;
using System.Text;
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

    // What the last committed look knew, and what the look under way has found out. A look may run twice, so it works on a copy.
    private Knowledge _known = new();
    private Knowledge _looking = new();
    private (ContentSnapshot Content, string Hash)? _compared;

    /// <inheritdoc/>
    public string Name => "event-changes";

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DueEvent>> DueAsync(IStoreSession session, DateTimeOffset now, int max)
    {
        _looking = _known;
        if (calendar.QuietUntil(now) is not null)
        {
            return [];
        }

        var known = _looking = _known.Copy();
        known.Compare(content(), calendar);
        if (!known.HasRead)
        {
            await known.ReadPageAsync(session);
        }

        var due = new List<DueEvent>();
        foreach (var mark in known.Stale.Order(StringComparer.Ordinal).ToList())
        {
            if (due.Count == max)
            {
                break;
            }

            // A person who was told has another mark from then on, so the next search finds only the rest.
            var told = await session.QueryAsync(EventReminder.Kind, IndexRange.Equal("told", mark, max - due.Count));
            if (told.Count == 0 && known.HasRead)
            {
                known.Stale.Remove(mark);
            }

            due.AddRange(
                told.Select(reminder => new DueEvent(
                    new EventActivity
                    {
                        Id =
                            $"change:{reminder.PersonId}:{reminder.EventId}:"
                            + $"{known.Latest(reminder.EventId, reminder.Told).Fingerprint()}:{reminder.Changes}",
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
        ValueTask.FromResult<DateTimeOffset?>(_looking.IsDoneWith(content()) ? null : calendar.QuietUntil(now) ?? now);

    /// <inheritdoc/>
    public void Looked() => _known = _looking;

    /// <inheritdoc/>
    public string? ComparedContent
    {
        get
        {
            var current = content();
            if (_compared is not { } compared || !ReferenceEquals(compared.Content, current))
            {
                var marks = current.Editions.Values.SelectMany(e => e.Events).Select(e => ToldEvent.Of(e, calendar).Mark(e.Id));
                var text = string.Join('\n', marks.Order(StringComparer.Ordinal));
                compared = (current, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8)));
                _compared = compared;
            }

            return compared.Hash;
        }
    }

    /// <summary>What a process knows of what people were told.</summary>
    private sealed class Knowledge
    {
        // Every version of an event that a person may have been told, by its mark; events that were removed are among them.
        private Dictionary<string, (string EventId, ToldEvent Told)> _marks = new(StringComparer.Ordinal);
        private Dictionary<string, ToldEvent> _events = [];
        private ContentSnapshot? _compared;
        private string? _readUpTo;

        /// <summary>Marks that are true no more and may still be somebody's.</summary>
        public HashSet<string> Stale { get; private init; } = new(StringComparer.Ordinal);

        /// <summary>A process that starts knows nothing of what people were told, and reads everything once, a page a look.</summary>
        public bool HasRead { get; private set; }

        public Knowledge Copy() =>
            new()
            {
                _marks = new(_marks, StringComparer.Ordinal),
                _events = _events,
                _compared = _compared,
                _readUpTo = _readUpTo,
                Stale = new(Stale, StringComparer.Ordinal),
                HasRead = HasRead,
            };

        public bool IsDoneWith(ContentSnapshot current) => ReferenceEquals(_compared, current) && HasRead && Stale.Count == 0;

        public void Compare(ContentSnapshot current, ServiceCalendar calendar)
        {
            if (ReferenceEquals(_compared, current))
            {
                return;
            }

            _compared = current;
            _events = current
                .Editions.Values.SelectMany(e => e.Events)
                .ToDictionary(e => e.Id, e => ToldEvent.Of(e, calendar), StringComparer.Ordinal);
            var before = _marks;
            _marks = new(StringComparer.Ordinal);
            foreach (var (id, told) in _events)
            {
                _marks[told.Mark(id)] = (id, told);
            }

            foreach (var (id, told) in before.Values)
            {
                Know(id, told);
            }

            Stale.ExceptWith(_marks.Keys);
        }

        public ToldEvent Latest(string eventId, ToldEvent told) => _events.GetValueOrDefault(eventId) ?? told with { IsGone = true };

        public async ValueTask ReadPageAsync(IStoreSession session)
        {
            var page = await session.ScanAsync(EventReminder.Kind, _readUpTo, PageSize);
            foreach (var reminder in page.Select(p => p.Document).OfType<EventReminder>())
            {
                Know(reminder.EventId, reminder.Told);
            }

            _readUpTo = page is [.., var last] ? last.Cursor : null;
            HasRead = page.Count < PageSize;
        }

        private void Know(string eventId, ToldEvent told)
        {
            var latest = Latest(eventId, told);
            _marks[latest.Mark(eventId)] = (eventId, latest);
            if (told.Mark(eventId) is var mark && mark != latest.Mark(eventId))
            {
                Stale.Add(mark);
            }
        }
    }
}
