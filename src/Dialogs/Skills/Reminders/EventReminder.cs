using System.Text.Json.Serialization;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills.Reminders;

/// <summary>A person's wish to be reminded of one event, and what they were last told of it.</summary>
public sealed record EventReminder
{
    // A postponed event has no day yet; whoever waits for it shall hear of the new one.
    private const int PostponedDays = 90;

    /// <summary>Whose.</summary>
    public required string PersonId { get; init; }

    /// <summary>Where it is sent.</summary>
    public required ConversationReference Conversation { get; init; }

    /// <summary>Which event.</summary>
    public required string EventId { get; init; }

    /// <summary>The reminders asked for; empty when the person only wants to be told of changes.</summary>
    public required IReadOnlyList<ReminderKind> Kinds { get; init; }

    /// <summary>Those of them whose time has passed, sent or not.</summary>
    public IReadOnlyList<ReminderKind> Done { get; init; } = [];

    /// <summary>What the person was last told.</summary>
    public required ToldEvent Told { get; init; }

    /// <summary>Changes noticed so far: the same change may come twice (there and back), and each time it is one.</summary>
    public int Changes { get; init; }

    /// <summary>When the next reminder goes out, or null when none is left or the event does not take place.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Until when changes of the event concern the person.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The declared kind.</summary>
    public static DocumentKind<EventReminder> Kind { get; } =
        new(
            "eventreminder",
            RemindersJson.Default.EventReminder,
            r => KeyOf(r.PersonId, r.EventId),
            new Retention(7, "A week after the event, when nobody needs to be told of it any more.")
        )
        {
            Person = r => r.PersonId,
            PersonalFields = ["conversation"],
            From = r => r.Until,
            Order = r => r.Told.Start,
            Tell = (held, reader) => held.Select(r => Line(r, reader)),
            TellLoss = Line,
            Indexes = new Dictionary<string, Func<EventReminder, IndexValue?>>
            {
                ["due"] = r => r.Due is { } due ? (IndexValue)due : default(IndexValue?),

                // All who were told the same of an event are found at once, and nobody else's reminder is read.
                ["told"] = r => r.Told.Mark(r.EventId),
            },
        };

    private static string Line(EventReminder reminder, IReader reader) =>
        reader.Text("data.line-reminder", EventChangeText.Arguments(reader, reminder.Told));

    /// <summary>Key of a person's reminder of an event. Ids of both hold no colon.</summary>
    public static string KeyOf(string personId, string eventId) => $"{personId}:{eventId}";

    /// <summary>A person's reminder of an event, or null.</summary>
    public static ValueTask<EventReminder?> FindAsync(TurnContext turn, string eventId) =>
        turn.Session.GetAsync(Kind, KeyOf(turn.PersonId, eventId));

    /// <summary>All reminders of the turn's person in order of time, those of past events too.</summary>
    public static async ValueTask<IReadOnlyList<EventReminder>> OfPersonAsync(TurnContext turn) =>
        [
            .. (await turn.Session.OfPersonAsync(Kind, turn.PersonId))
                .Cast<EventReminder>()
                .OrderBy(r => r.Told.Start)
                .ThenBy(r => r.EventId, StringComparer.Ordinal),
        ];

    /// <summary>Those from which something may still come.</summary>
    public static async ValueTask<IReadOnlyList<EventReminder>> AheadAsync(TurnContext turn) =>
        [.. (await OfPersonAsync(turn)).Where(r => r.Until > turn.Now)];

    /// <summary>The same wish for the event as it stands now: times that have passed are done, the others are planned anew.</summary>
    public EventReminder Planned(ToldEvent told, DateTimeOffset overAt, DateTimeOffset now, ServiceCalendar calendar)
    {
        var done = ReminderSchedule.Passed(Kinds, told.Start, told.AllDay, now, calendar);
        return this with
        {
            Told = told,
            Done = done,
            Due = told.TakesPlace() ? ReminderSchedule.Next(Kinds, done, told.Start, told.AllDay, calendar) : null,
            Until = UntilOf(told, overAt),
        };
    }

    /// <summary>Until when changes of an event concern those who wait for it.</summary>
    public static DateTimeOffset UntilOf(ToldEvent told, DateTimeOffset overAt) => told.IsOpen ? overAt.AddDays(PostponedDays) : overAt;
}

/// <summary>JSON of reminders.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(EventReminder))]
public sealed partial class RemindersJson : JsonSerializerContext;
