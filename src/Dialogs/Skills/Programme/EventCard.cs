using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>One event in full: whether it takes place, what, when, where, cost, who, register or not.</summary>
internal sealed class EventCard(IReadOnlyList<IEventCompanion> companions)
{
    /// <summary>Verb of the buttons that open a card: <c>event:ID</c>; <c>event:ID:more</c> is the longer part.</summary>
    public const string Verb = "event";

    private const string More = "more";

    /// <summary>Shows an event as its button does.</summary>
    public static ValueTask<bool> ShowAsync(DialogContext dialog, ProgrammeEvent happening) =>
        dialog.PressAsync(new Payload(Verb, [happening.Id]));

    /// <summary>Shows the event a button names.</summary>
    public async ValueTask PressAsync(DialogContext dialog, Payload payload)
    {
        var turn = dialog.Turn;
        if (EventText.Find(turn.Content, payload.Arguments.ElementAtOrDefault(0)) is not { } happening)
        {
            turn.Say("programme.event-gone", MenuButtons.Home(turn));
            return;
        }

        if (payload.Arguments.ElementAtOrDefault(1) == More && happening.More is { } more)
        {
            var title = $"**{MarkdownText.Escape(happening.Title.In(turn.Language))}**";
            turn.SayMarkdown(
                $"{title}\n\n{more.In(turn.Language)}",
                "programme.event-more",
                await ButtonsAsync(turn, happening, withMore: false)
            );
            EventQuestion.NoteShown(turn, happening);
            return;
        }

        if (WordListKeys.Value<Aspect>(payload.Arguments.ElementAtOrDefault(1) ?? string.Empty) is { } aspect)
        {
            EventQuestion.Tell(turn, [happening], aspect);
            return;
        }

        turn.SayMarkdown(
            State(turn, happening),
            "programme.event",
            await ButtonsAsync(turn, happening, withMore: true),
            new Card(happening.Title.In(turn.Language), Lines(turn, happening), happening.Url)
            {
                Tone = Tone(turn, happening),
                Picture = happening.Picture,
            }
        );
        EventQuestion.NoteShown(turn, happening);
    }

    /// <summary>What the card says to one question, or null when that is left to the topics.</summary>
    public static string? LineAbout(TurnContext turn, ProgrammeEvent happening, Aspect aspect) =>
        aspect switch
        {
            Aspect.When or Aspect.Hours or Aspect.Long => turn.Text("programme.card-when", ("when", EventText.When(turn, happening))),
            Aspect.Where => string.Join(
                '\n',
                EventText.WhereLines(turn, happening).DefaultIfEmpty(turn.Text("programme.card-where-unknown"))
            ),
            Aspect.Cost => happening.Cost is { } cost
                ? turn.Text("programme.card-cost", ("value", cost.In(turn.Language)))
                : turn.Text("programme.card-cost-unknown"),
            Aspect.Who => happening.Audience is { } who ? turn.Text("programme.card-who", ("value", who.In(turn.Language))) : null,
            Aspect.How or Aspect.Seats => happening.Registration is { } how
                ? turn.Text("programme.card-register", ("value", how.In(turn.Language)))
                : turn.Text("programme.card-register-unknown"),
            Aspect.Status => State(turn, happening),
            _ => null,
        };

    private static bool IsOver(TurnContext turn, ProgrammeEvent happening) => EventState.IsOver(happening, turn.LocalNow);

    // Whether to go at all comes before everything else.
    private static string State(TurnContext turn, ProgrammeEvent happening)
    {
        var state = turn.Text(
            IsOver(turn, happening) && happening.Status.TakesPlace()
                ? "programme.card-status-past"
                : $"programme.card-status-{happening.Status.ToString().ToLowerInvariant()}"
        );
        return happening.StatusNote is { } note ? $"{state} {MarkdownText.Escape(note.In(turn.Language))}" : state;
    }

    private static CardTone Tone(TurnContext turn, ProgrammeEvent happening) =>
        IsOver(turn, happening) || !happening.Status.TakesPlace() ? CardTone.Off
        : happening.Status == EventStatus.Changed ? CardTone.Changed
        : CardTone.Good;

    private static List<string> Lines(TurnContext turn, ProgrammeEvent happening)
    {
        var language = turn.Language;
        var isAhead = !IsOver(turn, happening);
        var lines = new List<string>
        {
            happening.Description.In(language),
            turn.Text("programme.card-when", ("when", EventText.When(turn, happening))),
        };
        var where = EventText.WhereLines(turn, happening, withLink: false).ToList();
        lines.AddRange(where.Count == 0 && isAhead ? [turn.Text("programme.card-where-unknown")] : where);
        Add("programme.card-cost", happening.Cost, isAhead ? "programme.card-cost-unknown" : null);
        Add("programme.card-who", happening.Audience, null);
        Add("programme.card-register", happening.Registration, null);
        lines.AddRange(EventText.SampleLines(turn, happening));
        return lines;

        void Add(string key, LocalText? value, string? unknown)
        {
            if (value is not null)
            {
                lines.Add(turn.Text(key, ("value", value.In(language))));
            }
            else if (unknown is not null)
            {
                lines.Add(turn.Text(unknown));
            }
        }
    }

    private async ValueTask<IReadOnlyList<Button>> ButtonsAsync(TurnContext turn, ProgrammeEvent happening, bool withMore)
    {
        var buttons = new List<Button>();
        if (EventState.IsAhead(happening, turn.LocalNow))
        {
            buttons.Add(new Button(turn.Text("programme.button-calendar"), Payload.Of(CalendarCard.Verb, happening.Id)));
        }

        foreach (var companion in companions)
        {
            if (await companion.ButtonAsync(turn, happening) is { } button)
            {
                buttons.Add(button);
            }
        }

        if (withMore && happening.More is not null)
        {
            buttons.Add(new Button(turn.Text("programme.button-more"), Payload.Of(Verb, happening.Id, More)));
        }

        return [.. buttons, .. MenuButtons.Home(turn)];
    }
}
