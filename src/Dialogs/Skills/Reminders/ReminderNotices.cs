using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Consents;
using ChatBot.Dialogs.Skills.Programme;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills.Reminders;

/// <summary>What is sent unasked to those who wait for an event: the reminder when it is due, and what changed.</summary>
/// <param name="calendar">Time zone and quiet hours.</param>
/// <param name="content">The content in use, to look again before a send, or null when what was composed is held to be true.</param>
internal sealed class ReminderNotices(ServiceCalendar calendar, Func<ContentSnapshot>? content)
{
    private const string ReminderSubject = "reminder";
    private const string ChangeSubject = "change";

    /// <summary>The reminder an event is about, if it is still the one of this conversation's person.</summary>
    private static async ValueTask<EventReminder?> OfEventAsync(TurnContext turn, EventActivity happened)
    {
        if (happened.Subject is not { } key || await turn.Session.GetAsync(EventReminder.Kind, key) is not { } held)
        {
            return null;
        }

        if (held.PersonId == turn.PersonId)
        {
            return held;
        }

        // Nobody else in the conversation may read it, and it would stay due for ever.
        turn.Session.Delete(EventReminder.Kind, key);
        return null;
    }

    /// <summary>Reminds.</summary>
    public static async ValueTask DueAsync(DialogContext dialog, EventActivity happened)
    {
        var turn = dialog.Turn;
        if (await OfEventAsync(turn, happened) is not { Due: { } due } held || due > turn.Now)
        {
            return;
        }

        var happening = EventText.Find(turn.Content, held.EventId);
        var now = State(turn, held, happening);
        var hasChanged = now.DiffersFrom(held.Told, turn.Language);
        if (hasChanged && turn.Calendar.QuietUntil(turn.Now) is null)
        {
            // What changed is said in place of a reminder of something that is not true any more.
            await TellAsync(turn, held, happening, now);
            return;
        }

        turn.Session.Put(EventReminder.Kind, held.Planned(hasChanged ? held.Told : now, held.Until, turn.Now, turn.Calendar));
        if (hasChanged || turn.Conversation.Stopped || turn.Conversation.Unreachable || turn.Now >= held.Told.Start || happening is null)
        {
            return;
        }

        Send(
            turn,
            "reminders.remind",
            [
                turn.Text("reminders.remind", EventChangeText.Arguments(turn, now)),
                .. EventText.WhereLines(turn, happening),
                .. happening.Registration is { } register
                    ? [turn.Text("programme.card-register", ("value", register.In(turn.Language)))]
                    : Array.Empty<string>(),
                .. EventText.SampleLines(turn, happening),
            ],
            [
                new Button(turn.Text("reminders.button-event"), Payload.Of(EventCard.Verb, held.EventId)),
                new Button(turn.Text("reminders.button-off"), Payload.Of(RemindersSkill.Verb, held.EventId, RemindersSkill.Off)),
            ],
            held.Told.Start,
            $"{ReminderSubject}:{now.Fingerprint(turn.Language)}:{happened.Subject}"
        );
    }

    /// <summary>Tells what changed.</summary>
    public static async ValueTask ChangedAsync(DialogContext dialog, EventActivity happened)
    {
        var turn = dialog.Turn;
        if (await OfEventAsync(turn, happened) is not { } held)
        {
            return;
        }

        var happening = EventText.Find(turn.Content, held.EventId);
        var now = State(turn, held, happening);
        if (now.Fingerprint() != held.Told.Fingerprint())
        {
            await TellAsync(turn, held, happening, now);
        }
    }

    private static ToldEvent State(TurnContext turn, EventReminder held, ProgrammeEvent? happening) =>
        happening is null ? held.Told with { IsGone = true } : ToldEvent.Of(happening, turn.Calendar);

    private static async ValueTask TellAsync(TurnContext turn, EventReminder held, ProgrammeEvent? happening, ToldEvent now)
    {
        if (held.Until <= turn.Now)
        {
            turn.Session.Put(EventReminder.Kind, held with { Told = now, Due = null, Changes = held.Changes + 1 });
            return;
        }

        var overAt = happening is null ? held.Until : EventTimes.OverAt(happening, turn.Calendar);
        var planned = held.Planned(now, overAt, turn.Now, turn.Calendar) with { Changes = held.Changes + 1 };
        turn.Session.Put(EventReminder.Kind, planned);
        if (planned.Until > held.Until)
        {
            await Consent.EndsAsync(turn, RemindersSkill.ConsentPurpose, planned.Until);
        }

        var known = held.Told.ConcernsUntil(turn.Calendar);
        var useful = now.ConcernsUntil(turn.Calendar) is var latest && latest > known ? latest : known;
        // Once the day it should have been on is past, a postponed event can still be cancelled.
        if (
            !now.DiffersFrom(held.Told, turn.Language)
            || turn.Conversation.Stopped
            || turn.Conversation.Unreachable
            || (turn.Now >= useful && !held.Told.IsOpen)
        )
        {
            return;
        }

        var lines = EventChangeText.Lines(turn, held.Told, now, happening?.Url is not null);
        Send(
            turn,
            "reminders.changed",
            [
                .. lines,
                .. planned.Due is { } due ? [turn.Text("reminders.next", ("when", EventText.When(turn, due)))] : Array.Empty<string>(),
                .. happening is null ? [] : EventText.SampleLines(turn, happening),
            ],
            [
                .. happening is null
                    ? Array.Empty<Button>()
                    : [new Button(turn.Text("reminders.button-event"), Payload.Of(EventCard.Verb, held.EventId))],
                .. now.TakesPlace()
                    ? [new Button(turn.Text("programme.button-calendar"), Payload.Of(CalendarCard.Verb, held.EventId))]
                    : Array.Empty<Button>(),
                new Button(turn.Text("reminders.button-off"), Payload.Of(RemindersSkill.Verb, held.EventId, RemindersSkill.Off)),
            ],
            turn.Now >= useful ? turn.Now.AddDays(1) : useful,
            $"{ChangeSubject}:{now.Fingerprint()}:{EventReminder.KeyOf(held.PersonId, held.EventId)}"
        );
    }

    private static void Send(
        TurnContext turn,
        string key,
        IReadOnlyList<string> lines,
        IReadOnlyList<Button> buttons,
        DateTimeOffset expires,
        string subject
    ) =>
        turn.Send(
            new OutgoingActivity
            {
                To = turn.Conversation.Reference,
                Text = string.Join('\n', lines),
                Key = key,
                Buttons = [.. buttons, .. MenuButtons.Home(turn)],
                Purpose = Purpose.Reminder,
                ExpiresAt = expires,
                Subject = subject,
            }
        );

    /// <summary>Looks again before the send: turned off since, or the event is not any more as the message says.</summary>
    public async ValueTask<string?> StillWantedAsync(IStoreSession session, OutgoingActivity activity, DateTimeOffset now)
    {
        if (activity.Subject?.Split(':', 3) is not [ReminderSubject or ChangeSubject, var said, var key] parts)
        {
            return null;
        }

        if (await session.GetAsync(EventReminder.Kind, key) is not { } held)
        {
            return "unwanted";
        }

        // Notices follow each other, each with what was true before it; a reminder stands alone and must be true.
        if (parts[0] == ChangeSubject)
        {
            return null;
        }

        var happening = content is null ? null : EventText.Find(content(), held.EventId);
        var isTrue =
            held.Told.Fingerprint(activity.Language) == said
            && (content is null || (happening is not null && ToldEvent.Of(happening, calendar).Fingerprint(activity.Language) == said));
        return isTrue ? null : "changed";
    }
}
