using System.Globalization;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>
/// Tells of one year's week: days, theme and, of a past one, its programme. A year of which nothing is known is said plainly.
/// </summary>
internal static class EditionAnswer
{
    private const int MostShown = 3;

    // Four figures within these are a year: the week is held since 2005 or so.
    private const int FirstYear = 2000;
    private const int LastYear = 2099;

    private static readonly WordListKey Week = new("programme.week");
    private static readonly WordListKey FirstWeek = new("programme.first-week");

    /// <summary>The first week of all is asked about, which may be older than all that is known.</summary>
    public static bool IsFirstAskedFor(RecognizerResult recognized) => YearOf(recognized) is null && recognized.Says(FirstWeek);

    /// <summary>It speaks of the week in so many words. A year alone does not: "năm nay tôi 40 tuổi".</summary>
    public static bool SaysWeek(RecognizerResult recognized) => recognized.Says(Week);

    /// <summary>It speaks of the week or of a ceremony of it.</summary>
    private static bool SpeaksOfWeek(RecognizerResult recognized) => SaysWeek(recognized) || CeremonyAnswer.In(recognized) is not null;

    /// <summary>
    /// A year's week is asked about: "tuần lễ năm 2020", "lễ khai mạc năm ngoái", "năm 2020 có sự kiện gì", "2020 ai được 200 suất", or a
    /// year and nothing else.
    /// </summary>
    public static bool IsAskedFor(TurnContext turn, RecognizerResult recognized) =>
        YearOf(recognized) is not null
        && (
            SpeaksOfWeek(recognized)
            || IsFactOfPast(turn, recognized)
            || (recognized.Dates is not null && (recognized.AsksWhatIsOn || AskedSearch.Of(recognized).IsBare))
        );

    /// <summary>A fact of a week that is past is asked for, and its year is said: no class or event of today is meant.</summary>
    public static bool IsFactOfPast(TurnContext turn, RecognizerResult recognized) =>
        YearOf(recognized) is { } year
        && year < turn.Today.Year
        && EditionFacts.Of(turn.Content).AskedFor(recognized, SpeaksOfWeek(recognized)) is not null;

    /// <summary>Tells of the week, of a fact of it, or of its ceremony, as a message asks.</summary>
    public static ValueTask AnswerAsync(DialogContext dialog, RecognizerResult recognized)
    {
        var turn = dialog.Turn;
        var year = YearOf(recognized);
        if (IsFirstAskedFor(recognized))
        {
            var known = Documented(turn);
            turn.Say(
                "programme.first-unknown",
                [.. known.TakeLast(1).Select(e => ToEdition(turn, e)), .. MenuButtons.Home(turn)],
                ("years", YearsOf(known))
            );
            return ValueTask.CompletedTask;
        }

        if (
            year is not null
            && Of(turn, year.Value) is { } told
            && EditionFacts.Of(turn.Content).AskedFor(recognized, SpeaksOfWeek(recognized)) is { } topic
        )
        {
            return EditionFacts.ShowAsync(dialog, told, topic);
        }

        if (CeremonyAnswer.In(recognized) is { } ceremony && (year is null ? Current(turn) : Of(turn, year.Value)) is { } edition)
        {
            return CeremonyAnswer.ShowAsync(dialog, edition, ceremony);
        }

        if (year is null)
        {
            Show(turn);
        }
        else
        {
            Show(turn, year.Value);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>The year a message asks for ("năm 2020", "năm ngoái", "2023"), or null.</summary>
    public static int? YearOf(RecognizerResult recognized)
    {
        if (recognized.Dates is { } dates)
        {
            return dates is { From: { Month: 1, Day: 1 } from, To: { Month: 12, Day: 31 } to } && from.Year == to.Year ? from.Year : null;
        }

        // "Trung thu năm 2025" asks for a day of that year.
        if (recognized.Days.IsLunar)
        {
            return null;
        }

        foreach (var term in recognized.Expanded.Terms)
        {
            if (
                term.Folded.Length == 4
                && int.TryParse(term.Folded.Span, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                && year is >= FirstYear and <= LastYear
            )
            {
                return year;
            }
        }

        return null;
    }

    /// <summary>Tells of the week that is on, else the next, else this year's that is not announced yet.</summary>
    public static void Show(TurnContext turn)
    {
        if (Current(turn) is { } edition)
        {
            Show(turn, edition);
        }
        else if (turn.Content.Editions.Count > 0)
        {
            Show(turn, turn.Today.Year);
        }
        else
        {
            turn.Say("programme.none", MenuButtons.Home(turn));
        }
    }

    /// <summary>
    /// The week that is on, the next, or this year's past one. What is asked of the week and of this year's week is answered alike.
    /// </summary>
    internal static Edition? Current(TurnContext turn) =>
        ProgrammeSearch.EditionFor(turn.Content, turn.Today) is { } edition
        && (edition.End >= turn.Today || edition.Start.Year == turn.Today.Year)
            ? edition
            : null;

    // A sample week stands for no year but the one in which it is tried out.
    private static Edition? Of(TurnContext turn, int year) =>
        turn.Content.Editions.Values.FirstOrDefault(e => e.Start.Year == year && !e.Sample)
        ?? (year == turn.Today.Year && Current(turn) is { } current && current.Start.Year == year ? current : null);

    /// <summary>Tells of a year's week.</summary>
    public static void Show(TurnContext turn, int year)
    {
        if (Of(turn, year) is { } edition)
        {
            Show(turn, edition);
            return;
        }

        var known = Documented(turn);
        turn.Say(
            year > turn.Today.Year ? "programme.year-future"
                : year == turn.Today.Year ? "programme.year-open"
                : "programme.year-unknown",
            [
                .. known.Take(MostShown).Select(e => ToEdition(turn, e)),
                .. year == turn.Today.Year
                    ? [new Button(turn.Text("programme.button-ahead"), Payload.Of(ProgrammeSkill.DayVerb, "ahead"))]
                    : Array.Empty<Button>(),
                .. MenuButtons.Home(turn),
            ],
            ("year", year.ToString(CultureInfo.InvariantCulture)),
            // All of them: a year for which no button has room would look unknown.
            ("years", YearsOf(known))
        );
    }

    private static List<Edition> Documented(TurnContext turn) =>
        [.. turn.Content.Editions.Values.Where(e => !e.Sample).OrderByDescending(e => e.Start)];

    private static string YearsOf(IEnumerable<Edition> editions) =>
        string.Join(", ", editions.Select(e => e.Start.Year.ToString(CultureInfo.InvariantCulture)));

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

    /// <summary>Tells of one week.</summary>
    internal static void Show(TurnContext turn, Edition edition)
    {
        var isPast = turn.Today > edition.End;
        var text = About(turn, edition);
        if (!isPast)
        {
            turn.SayMarkdown(
                text,
                "programme.start",
                [
                    new Button(turn.Text("programme.button-today"), Payload.Of(ProgrammeSkill.DayVerb, "today")),
                    new Button(turn.Text("programme.button-week"), Payload.Of(ProgrammeSkill.DayVerb, "week")),
                    new Button(turn.Text("programme.button-near"), Payload.Of(ProgrammeSkill.DayVerb, "near")),
                    new Button(turn.Text("programme.button-themes"), Payload.Of(ProgrammeSkill.DayVerb, "themes")),
                    .. MenuButtons.Home(turn),
                ]
            );
            return;
        }

        turn.SayMarkdown(
            text,
            "programme.start",
            [
                .. edition
                    .Events.Take(MostShown)
                    .Select(e => new Button(EventText.Short(e.Title.In(turn.Language)), Payload.Of(EventCard.Verb, e.Id))),
                new Button(turn.Text("programme.button-ahead"), Payload.Of(ProgrammeSkill.DayVerb, "ahead")),
                .. MenuButtons.Home(turn),
            ]
        );
    }

    /// <summary>Days and theme of a week with their source. Markdown.</summary>
    internal static string About(TurnContext turn, Edition edition)
    {
        var tense =
            edition.IsYearOnly ? "programme.edition-year"
            : turn.Today <= edition.End
                ? turn.Today < edition.Start ? "programme.edition-future"
                    : "programme.edition-now"
            : edition.Start == edition.End ? "programme.edition-launched"
            : "programme.edition-past";
        var text = turn.Text(
            tense,
            ("name", edition.Name.In(turn.Language)),
            ("theme", edition.Theme.In(turn.Language)),
            ("from", LocalDates.Show(edition.Start, turn.Language)),
            ("to", LocalDates.Show(edition.End, turn.Language))
        );
        return $"{text}\n\n{SourceOf(turn, edition)}";
    }

    /// <summary>Where what is known of a week comes from, or that it is made up.</summary>
    internal static string SourceOf(TurnContext turn, Edition edition) =>
        edition.Sample ? turn.Text("programme.sample") : turn.Text("questions.source", ("source", edition.Source.In(turn.Language)));

    /// <summary>The button that leads to a week: by its year, a sample one by its name.</summary>
    internal static Button ToEdition(TurnContext turn, Edition edition) =>
        edition.Sample
            ? new(edition.Name.In(turn.Language), Payload.Of(ProgrammeSkill.DayVerb, "edition", edition.Id))
            : new(
                turn.Text("programme.button-year", ("year", edition.Start.Year.ToString(CultureInfo.InvariantCulture))),
                Payload.Of(ProgrammeSkill.DayVerb, "edition", edition.Id)
            );
}
