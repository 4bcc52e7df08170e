using System.Globalization;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Says what a search found, or, when it found nothing, what is nearest and what was given up for it.</summary>
internal static class ProgrammeList
{
    // A list longer than this is not read on a telephone.
    private const int MostShown = 5;

    /// <summary>Shows a search from an event on, and keeps it for follow-ups.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="query">What is looked for.</param>
    /// <param name="offset">How many events to leave out.</param>
    /// <param name="note">What is said before the list, Markdown, or null.</param>
    public static void Show(TurnContext turn, ProgrammeQuery query, int offset = 0, string? note = null)
    {
        LastSearch.Keep(turn, query);
        var found = ProgrammeSearch.Find(turn.Content, query, turn.LocalNow);
        if (found.Count == 0)
        {
            ShowNothing(turn, query, note);
            return;
        }

        // A button of an older programme may point behind the end.
        offset = offset < found.Count ? offset : 0;
        var shown = found.Skip(offset).Take(MostShown).Select(e => new NearEvent(e, null)).ToList();
        var rest = found.Count - offset - shown.Count;
        var what = QueryText.Of(turn, query);
        var head = Noted(note, turn.Compose(IsPast(turn, query) ? "programme.held" : "programme.found", ("what", what)));
        if (found.Count > MostShown)
        {
            var (from, to) = (Number(offset + 1), Number(offset + shown.Count));
            head = $"{head} {turn.Text("programme.shown", ("from", from), ("to", to), ("count", Number(found.Count)))}";
        }

        var more =
            rest > 0 && QueryCode.Payload(query, offset + shown.Count) is { } payload
                ? [new Button(turn.Text("programme.button-more"), payload)]
                : Array.Empty<Button>();
        Say(turn, head, shown, [.. more, .. Wider(turn, query)]);
    }

    /// <summary>Shows events that were found by their words.</summary>
    public static void ShowMatches(TurnContext turn, IReadOnlyList<ProgrammeEvent> found) =>
        Say(turn, turn.Text("programme.matches"), [.. found.Take(MostShown).Select(e => new NearEvent(e, null))], []);

    /// <summary>Shows the events ahead that are called off, put off or changed, or says that there are none.</summary>
    public static void ShowChanged(TurnContext turn, ProgrammeQuery query)
    {
        var changed = ProgrammeSearch
            .Find(turn.Content, query, turn.LocalNow)
            .Where(e => e.Status != EventStatus.Scheduled)
            .Take(MostShown)
            .Select(e => new NearEvent(e, null))
            .ToList();
        if (changed.Count == 0)
        {
            turn.Say("programme.none-changed", Ahead(turn));
            return;
        }

        Say(turn, turn.Text("programme.changed"), changed, []);
    }

    private static void ShowNothing(TurnContext turn, ProgrammeQuery query, string? note)
    {
        var what = QueryText.Of(turn, query);
        if (IsPast(turn, query))
        {
            turn.SayMarkdown(
                Noted(note, turn.Compose("programme.not-held", ("what", what))),
                "programme.list",
                [.. WiderSearch.Of(turn, query), .. Ahead(turn)]
            );
            return;
        }

        var head = Noted(note, turn.Compose("programme.not-found", ("what", what)));
        if (NearestEvents.Find(turn.Content, query, turn.LocalNow) is not { } nearest)
        {
            turn.SayMarkdown($"{head}\n{turn.Text("programme.nothing-ahead")}", "programme.list", MenuButtons.Home(turn));
            return;
        }

        Say(
            turn,
            $"{head}\n{NearestNote.Of(turn, query, nearest.What)}",
            [.. nearest.Events.Take(MostShown)],
            [.. WiderSearch.Of(turn, query), .. MenuButtons.Home(turn)]
        );
    }

    private static void Say(TurnContext turn, string head, IReadOnlyList<NearEvent> shown, IReadOnlyList<Button> further)
    {
        var lines = shown.Select((e, i) => Line(turn, e, i + 1));
        var sample = shown.Any(e => turn.Content.Editions[e.Event.EditionId].Sample)
            ? $"\n\n{turn.Text("programme.sample")}"
            : string.Empty;
        IReadOnlyList<Button> events = [.. shown.Select(e => EventQuestion.Open(turn, e.Event))];
        turn.SayMarkdown(
            $"{head}\n\n{string.Join('\n', lines)}{sample}",
            "programme.list",
            [.. events, .. further.Count > 0 ? further : MenuButtons.Home(turn)]
        );
        ShownEvents.NoteList(turn, events);
    }

    private static string Line(TurnContext turn, NearEvent item, int number)
    {
        var happening = item.Event;
        var line = turn.Text(
            "programme.line",
            ("title", happening.Title.In(turn.Language)),
            ("when", EventText.When(turn, happening)),
            ("where", EventText.Where(turn, happening))
        );
        var over =
            happening.Start.Date == turn.Today && EventState.IsOver(happening, turn.LocalNow)
                ? $" {turn.Text("programme.over")}"
                : string.Empty;
        var far = item.Kilometres is >= 1
            ? $" {turn.Text("programme.distance", ("km", Number((int)Math.Round(item.Kilometres.Value))))}"
            : string.Empty;
        return $"{number}\\. {EventText.Status(turn, happening)}{line}{far}{over}";
    }

    private static bool IsPast(TurnContext turn, ProgrammeQuery query) => query.To < turn.Today;

    // The way out of a narrow search, where it is narrow.
    private static IReadOnlyList<Button> Wider(TurnContext turn, ProgrammeQuery query) =>
        query.Places.Count > 0 && QueryCode.Payload(query with { Places = [], Near = false }, 0) is { } payload
            ? [new Button(turn.Text("programme.button-province"), payload)]
            : MenuButtons.Home(turn);

    private static IReadOnlyList<Button> Ahead(TurnContext turn) =>
        [new Button(turn.Text("programme.button-ahead"), Payload.Of(ProgrammeSkill.DayVerb, "ahead")), .. MenuButtons.Home(turn)];

    private static string Noted(string? note, string head) => note is null ? head : $"{note}\n\n{head}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
