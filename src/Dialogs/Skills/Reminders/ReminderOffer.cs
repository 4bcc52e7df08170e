using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Consents;
using ChatBot.Dialogs.Skills.Programme;

namespace ChatBot.Dialogs.Skills.Reminders;

/// <summary>Asks when to remind of one event, and notes the choice with the consent that it is.</summary>
internal static class ReminderOffer
{
    private const string Evening = "evening";
    private const string Hours = "hours";
    private const string Both = "both";
    private const string Follow = "follow";

    /// <summary>The button on an event's card, or null when it is too late, in a group, or there is nothing to be reminded of.</summary>
    public static async ValueTask<Button?> ButtonAsync(TurnContext turn, ProgrammeEvent happening)
    {
        if (turn.Conversation.Reference.IsGroup || !turn.Capabilities.CanReachLater)
        {
            return null;
        }

        var told = ToldEvent.Of(happening, turn.Calendar);
        var label =
            await EventReminder.FindAsync(turn, happening.Id) is { } held
            && (told.Start > turn.Now || (told.IsOpen && held.Until > turn.Now))
                ? "reminders.button-on"
            : told.TakesPlace() && Offered(turn, told).Count > 0 ? "reminders.button-remind"
            : CanFollow(turn, happening, told) ? "reminders.button-follow"
            : null;
        return label is null ? null : new Button(turn.Text(label), Payload.Of(RemindersSkill.Verb, happening.Id));
    }

    private static IReadOnlyList<(ReminderKind Kind, DateTimeOffset At)> Offered(TurnContext turn, ToldEvent told) =>
        ReminderSchedule.Offered(told.Start, told.AllDay, turn.Now, turn.Calendar);

    // Where no hour is left to be reminded at, there may be time to hear of a change: a day not known yet, or an event that goes on for
    // long.
    private static bool CanFollow(TurnContext turn, ProgrammeEvent happening, ToldEvent told) =>
        told.IsOpen
            ? EventReminder.UntilOf(told, EventTimes.OverAt(happening, turn.Calendar)) > turn.Now
            : told.TakesPlace() && told.ConcernsUntil(turn.Calendar) > turn.Now + ReminderSchedule.Ahead;

    /// <summary>Asks about the event a button names, or notes the time it chooses.</summary>
    public static async ValueTask PressAsync(DialogContext dialog, Payload payload)
    {
        var turn = dialog.Turn;
        var id = payload.Arguments.ElementAtOrDefault(0) ?? string.Empty;
        var choice = payload.Arguments.ElementAtOrDefault(1);
        if (EventText.Find(turn.Content, id) is not { } happening)
        {
            turn.Say("programme.event-gone", MenuButtons.Home(turn));
            return;
        }

        if (!turn.Capabilities.CanReachLater)
        {
            turn.Say(
                "reminders.web",
                [new Button(turn.Text("programme.button-calendar"), Payload.Of(CalendarCard.Verb, id)), .. MenuButtons.Home(turn)]
            );
            return;
        }

        EventQuestion.NoteShown(turn, happening);
        var told = ToldEvent.Of(happening, turn.Calendar);
        var offered = told.TakesPlace() ? Offered(turn, told) : [];
        IReadOnlyList<ReminderKind> kinds = choice switch
        {
            Evening => [ReminderKind.Evening],
            Hours => [ReminderKind.Hours],
            Both => [ReminderKind.Evening, ReminderKind.Hours],
            _ => [],
        };
        if (choice == Follow && CanFollow(turn, happening, told))
        {
            await RememberAsync(turn, happening, told, (await EventReminder.FindAsync(turn, id))?.Kinds ?? [], "reminders.ask-follow");
            return;
        }

        if (!kinds.Intersect(offered.Select(o => o.Kind)).Any())
        {
            await AskAsync(turn, happening, told, offered);
            return;
        }

        await RememberAsync(turn, happening, told, kinds, "reminders.ask");
    }

    private static async ValueTask AskAsync(
        TurnContext turn,
        ProgrammeEvent happening,
        ToldEvent told,
        IReadOnlyList<(ReminderKind Kind, DateTimeOffset At)> offered
    )
    {
        var held = await EventReminder.FindAsync(turn, happening.Id);
        IReadOnlyList<Button> off = held is null
            ? []
            : [new Button(turn.Text("reminders.button-off"), Payload.Of(RemindersSkill.Verb, happening.Id, RemindersSkill.Off))];
        if (offered.Count == 0 && CanFollow(turn, happening, told))
        {
            turn.Say(
                "reminders.ask-follow",
                [
                    .. held is null
                        ? [new Button(turn.Text("reminders.button-follow"), Payload.Of(RemindersSkill.Verb, happening.Id, Follow))]
                        : off,
                    .. MenuButtons.Home(turn),
                ],
                EventChangeText.Arguments(turn, told)
            );
            return;
        }

        if (offered.Count == 0)
        {
            turn.Say(
                "reminders.too-late",
                [
                    .. off,
                    new Button(turn.Text("reminders.button-event"), Payload.Of(EventCard.Verb, happening.Id)),
                    .. MenuButtons.Home(turn),
                ]
            );
            return;
        }

        turn.Say(
            "reminders.ask",
            [
                .. offered.Select(o =>
                    o.Kind == ReminderKind.Evening
                        ? new Button(
                            turn.Compose("reminders.button-evening", ("time", Hour(turn, o.At))),
                            Payload.Of(RemindersSkill.Verb, happening.Id, Evening)
                        )
                        : new Button(
                            turn.Compose("reminders.button-hours", ("time", Hour(turn, o.At))),
                            Payload.Of(RemindersSkill.Verb, happening.Id, Hours)
                        )
                ),
                .. offered.Count > 1
                    ? [new Button(turn.Text("reminders.button-both"), Payload.Of(RemindersSkill.Verb, happening.Id, Both))]
                    : Array.Empty<Button>(),
                .. off,
                .. MenuButtons.Home(turn),
            ],
            EventChangeText.Arguments(turn, told)
        );
    }

    private static string Hour(TurnContext turn, DateTimeOffset at) => LocalDates.Show(turn.Calendar.ToLocal(at).TimeOfDay, turn.Language);

    private static async ValueTask RememberAsync(
        TurnContext turn,
        ProgrammeEvent happening,
        ToldEvent told,
        IReadOnlyList<ReminderKind> kinds,
        string shown
    )
    {
        var held = await EventReminder.FindAsync(turn, happening.Id);
        var overAt = EventTimes.OverAt(happening, turn.Calendar);
        var reminder = new EventReminder
        {
            PersonId = turn.PersonId,
            Conversation = turn.Conversation.Reference,
            EventId = happening.Id,
            Kinds = kinds,
            Told = told,
            Changes = held?.Changes ?? 0,
            Until = overAt,
        }.Planned(told, overAt, turn.Now, turn.Calendar);
        turn.Session.Put(EventReminder.Kind, reminder);

        // Which event it is for, the reminder says; the proof outlives it and must not.
        await Consent.RenewAsync(turn, RemindersSkill.ConsentPurpose, turn.Content.Texts[shown].In(turn.Language), reminder.Until);
        turn.Conversation = turn.Conversation with { Stopped = false };
        var times = kinds
            .Except(reminder.Done)
            .Select(kind => ReminderSchedule.TimeOf(kind, told.Start, told.AllDay, turn.Calendar))
            .Distinct()
            .Select(at => EventText.When(turn, at!.Value));
        turn.Say(
            reminder.Due is null ? "reminders.set-follow" : "reminders.set",
            [
                new Button(turn.Text("reminders.button-off"), Payload.Of(RemindersSkill.Verb, happening.Id, RemindersSkill.Off)),
                new Button(turn.Text("reminders.button-list"), "go:reminders"),
                .. MenuButtons.Home(turn),
            ],
            ("title", told.Title.In(turn.Language)),
            ("times", string.Join("; ", times))
        );
    }
}
