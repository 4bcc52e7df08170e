using System.Globalization;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Tells of one year's week: days, theme and, of a past one, its programme. A year of which nothing is known is said plainly.</summary>
internal static class EditionAnswer
{
    private const int MostShown = 3;

    /// <summary>The year a message asks for ("năm 2020", "năm ngoái"), or null.</summary>
    public static int? YearOf(RecognizerResult? recognized) =>
        recognized?.Dates is { From: { Month: 1, Day: 1 } from, To: { Month: 12, Day: 31 } to } && from.Year == to.Year ? from.Year : null;

    /// <summary>Tells of the week that is on, else the next, else the last.</summary>
    public static void Show(TurnContext turn)
    {
        if (ProgrammeSearch.EditionFor(turn.Content, turn.Today) is { } edition)
        {
            Show(turn, edition);
        }
        else
        {
            turn.Say("programme.none", MenuButtons.Home(turn));
        }
    }

    /// <summary>Tells of a year's week.</summary>
    public static void Show(TurnContext turn, int year)
    {
        // A sample week stands for no year.
        if (turn.Content.Editions.Values.FirstOrDefault(e => e.Start.Year == year && !e.Sample) is { } edition)
        {
            Show(turn, edition);
            return;
        }

        var known = turn.Content.Editions.Values.Where(e => !e.Sample).OrderByDescending(e => e.Start).Take(MostShown).ToList();
        turn.Say(
            year > turn.Today.Year ? "programme.year-future" : year == turn.Today.Year ? "programme.year-open" : "programme.year-unknown",
            [.. known.Select(e => Button(turn, e)), .. MenuButtons.Home(turn)],
            ("year", year.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Tells of the week a button names.</summary>
    public static void Show(TurnContext turn, string id)
    {
        if (turn.Content.Editions.TryGetValue(id, out var edition))
        {
            Show(turn, edition);
        }
        else
        {
            Show(turn);
        }
    }

    private static void Show(TurnContext turn, Edition edition)
    {
        var isPast = turn.Today > edition.End;
        var text = About(turn, edition, isPast);
        if (!isPast)
        {
            turn.SayMarkdown(text, "programme.start",
            [
                new Button(turn.Text("programme.button-today"), Payload.Of(ProgrammeSkill.DayVerb, "today")),
                new Button(turn.Text("programme.button-week"), Payload.Of(ProgrammeSkill.DayVerb, "week")),
                new Button(turn.Text("programme.button-near"), Payload.Of(ProgrammeSkill.DayVerb, "near")),
                new Button(turn.Text("programme.button-themes"), Payload.Of(ProgrammeSkill.DayVerb, "themes")),
                .. MenuButtons.Home(turn),
            ]);
            return;
        }

        turn.SayMarkdown(text, "programme.start",
        [
            .. edition.Events.Take(MostShown).Select(e => new Button(EventText.Short(e.Title.In(turn.Language)), Payload.Of(EventCard.Verb, e.Id))),
            new Button(turn.Text("programme.button-ahead"), Payload.Of(ProgrammeSkill.DayVerb, "ahead")),
            .. MenuButtons.Home(turn),
        ]);
    }

    private static string About(TurnContext turn, Edition edition, bool isPast)
    {
        var tense = !isPast ? turn.Today < edition.Start ? "programme.edition-future" : "programme.edition-now"
            : edition.Start == edition.End ? "programme.edition-launched" : "programme.edition-past";
        var text = turn.Text(
            tense,
            ("name", edition.Name.In(turn.Language)),
            ("theme", edition.Theme.In(turn.Language)),
            ("from", LocalDates.Show(edition.Start, turn.Language)),
            ("to", LocalDates.Show(edition.End, turn.Language)));
        return edition.Sample
            ? $"{text}\n\n{turn.Text("programme.sample")}"
            : $"{text}\n\n{turn.Text("questions.source", ("source", edition.Source.In(turn.Language)))}";
    }

    private static Button Button(TurnContext turn, Edition edition) =>
        new(turn.Text("programme.button-year", ("year", edition.Start.Year.ToString(CultureInfo.InvariantCulture))), Payload.Of(ProgrammeSkill.DayVerb, "edition", edition.Id));
}
