using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Consents;

namespace ChatBot.Dialogs.Skills.Reminders;

/// <summary>Ends reminders: one, or all of them, and with the last the consent.</summary>
internal static class ReminderEnd
{
    /// <summary>Ends the reminder of one event.</summary>
    public static async ValueTask OneAsync(TurnContext turn, string eventId)
    {
        var all = await EventReminder.OfPersonAsync(turn);
        if (all.FirstOrDefault(r => r.EventId == eventId) is not { } held)
        {
            turn.Say("reminders.none-of-event", MenuButtons.Home(turn));
            return;
        }

        turn.Session.Delete(EventReminder.Kind, EventReminder.KeyOf(held.PersonId, held.EventId));
        await Consent.EndsAsync(
            turn,
            RemindersSkill.ConsentPurpose,
            all.Where(r => r != held && r.Until > turn.Now).Max(r => (DateTimeOffset?)r.Until)
        );
        turn.Say(
            "reminders.off",
            [new Button(turn.Text("reminders.button-list"), "go:reminders"), .. MenuButtons.Home(turn)],
            ("title", held.Told.Title.In(turn.Language))
        );
    }

    /// <summary>Ends all and says so.</summary>
    public static async ValueTask AllAsync(TurnContext turn)
    {
        await SilentlyAsync(turn);
        turn.Say("reminders.off-all", MenuButtons.Home(turn));
    }

    /// <summary>Ends all without a word.</summary>
    public static async ValueTask SilentlyAsync(TurnContext turn)
    {
        foreach (var reminder in await EventReminder.OfPersonAsync(turn))
        {
            turn.Session.Delete(EventReminder.Kind, EventReminder.KeyOf(reminder.PersonId, reminder.EventId));
        }

        await Consent.EndsAsync(turn, RemindersSkill.ConsentPurpose, null);
    }
}
