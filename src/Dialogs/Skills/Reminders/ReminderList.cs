using System.Globalization;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Programme;

namespace ChatBot.Dialogs.Skills.Reminders;

/// <summary>Shows what a person is reminded of, a page at a time.</summary>
internal static class ReminderList
{
    // A list longer than this is not read on a telephone.
    private const int MostShown = 5;

    /// <summary>Shows the reminders that are still to come, from one on.</summary>
    public static async ValueTask ShowAsync(TurnContext turn, int offset = 0)
    {
        var held = await EventReminder.AheadAsync(turn);
        if (held.Count == 0)
        {
            SayNone(turn);
            return;
        }

        // A button of an older list may point behind the end.
        offset = offset > 0 && offset < held.Count ? offset : 0;
        var shown = held.Skip(offset).Take(MostShown).ToList();
        var next = offset + shown.Count;
        var lines = shown.Select((r, i) => $"{Number(offset + i + 1)}\\. {Line(turn, r)}");
        var count =
            held.Count > MostShown
                ? $" {turn.Text("programme.shown", ("from", Number(offset + 1)), ("to", Number(next)), ("count", Number(held.Count)))}"
                : string.Empty;
        var sample =
            shown
                .Select(r => EventText.Find(turn.Content, r.EventId))
                .OfType<Content.Model.ProgrammeEvent>()
                .Select(e => EventText.SampleLines(turn, e))
                .FirstOrDefault(l => l.Count > 0)
            ?? [];
        turn.SayMarkdown(
            string.Join('\n', [$"{turn.Text("reminders.list")}{count}", .. lines, .. sample]),
            "reminders.list",
            [
                .. shown.Select(r => OffButton(turn, r)),
                .. next < held.Count
                    ?
                    [
                        new Button(
                            turn.Text("programme.button-more"),
                            Payload.Of(RemindersSkill.Verb, string.Empty, RemindersSkill.Page, Number(next))
                        ),
                    ]
                    : Array.Empty<Button>(),
                .. MenuButtons.Home(turn),
            ]
        );
    }

    /// <summary>Says that there is none, and how to get one where the service can write first.</summary>
    public static void SayNone(TurnContext turn) =>
        turn.Say(
            turn.Capabilities.CanReachLater ? "reminders.none" : "reminders.none-web",
            [new Button(turn.Text("menu.button-programme"), "go:programme"), .. MenuButtons.Home(turn)]
        );

    /// <summary>The button that ends one reminder, named after its event.</summary>
    public static Button OffButton(TurnContext turn, EventReminder reminder) =>
        new(
            EventText.Short($"{turn.Text("reminders.button-off")}: {reminder.Told.Title.In(turn.Language)}"),
            Payload.Of(RemindersSkill.Verb, reminder.EventId, RemindersSkill.Off)
        );

    private static string Line(TurnContext turn, EventReminder reminder)
    {
        var line = turn.Text("reminders.line", EventChangeText.Arguments(turn, reminder.Told));
        return reminder.Due is { } due ? $"{line} {turn.Text("reminders.next", ("when", EventText.When(turn, due)))}" : line;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
