using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Engine;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>One event in full: whether it takes place, what, when, where, cost, who, register or not.</summary>
internal static class EventCard
{
    /// <summary>Verb of the buttons that open a card: <c>event:ID</c>.</summary>
    public const string Verb = "event";

    /// <summary>Shows the event a button names.</summary>
    public static ValueTask PressAsync(DialogContext dialog, Payload payload)
    {
        var turn = dialog.Turn;
        var id = payload.Arguments.ElementAtOrDefault(0);
        if (turn.Content.Editions.Values.SelectMany(e => e.Events).FirstOrDefault(e => e.Id == id) is not { } happening)
        {
            turn.Say("programme.event-gone", MenuButtons.Home(turn));
            return ValueTask.CompletedTask;
        }

        var language = turn.Language;
        var lines = new List<string>();
        if (happening.Status != EventStatus.Scheduled)
        {
            lines.Add($"{EventText.Status(turn, happening)}{MarkdownText.Escape(happening.StatusNote?.In(language) ?? string.Empty)}".TrimEnd());
        }

        lines.Add(turn.Text("programme.card-when", ("when", EventText.When(turn, happening))));
        if (EventText.Where(turn, happening) is { Length: > 0 } where)
        {
            lines.Add(turn.Text("programme.card-where", ("where", where)));
        }

        Add("programme.card-cost", happening.Cost);
        Add("programme.card-who", happening.Audience);
        Add("programme.card-register", happening.Registration);
        var edition = turn.Content.Editions[happening.EditionId];
        if (edition.Sample)
        {
            lines.Add(turn.Text("programme.sample"));
        }

        turn.SayMarkdown(
            happening.Description.In(language),
            "programme.event",
            MenuButtons.Home(turn) is var home && happening.CommuneCode is not null ? [new Button(turn.Text("programme.button-week"), Payload.Of(ProgrammeSkill.DayVerb, "week")), .. home] : home,
            new Card(happening.Title.In(language), lines, happening.Url));
        return ValueTask.CompletedTask;

        void Add(string key, LocalText? value)
        {
            if (value is not null)
            {
                lines.Add(turn.Text(key, ("value", value.In(language))));
            }
        }
    }
}
