using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Answers questions about the opening or the closing of a week: "lễ phát động 2023 ở đâu", "lễ bế mạc khi nào".</summary>
internal static class CeremonyAnswer
{
    private const string Theme = "ceremony";

    // What a source says of day, hour and place of an opening whose hour it does not state.
    internal const string TimeFact = "week_time";

    private static readonly WordListKey OpeningWords = new("programme.opening");
    private static readonly WordListKey ClosingWords = new("programme.closing");

    /// <summary>Which ceremony a message names, when it names one.</summary>
    public static Ceremony? In(RecognizerResult said) =>
        (said.Says(OpeningWords), said.Says(ClosingWords)) switch
        {
            (true, false) => Ceremony.Opening,
            (false, true) => Ceremony.Closing,
            _ => null,
        };

    /// <summary>The event of a week that is its opening or closing, or null when the programme has none.</summary>
    public static ProgrammeEvent? Of(Edition edition, Ceremony ceremony)
    {
        var list = ceremony == Ceremony.Opening ? OpeningWords : ClosingWords;
        return edition.Events.FirstOrDefault(e =>
            e.Themes.Contains(Theme, StringComparer.Ordinal) && (Names(e.Title.Vi, list) || Names(e.Title.En, list))
        );
    }

    /// <summary>
    /// The ceremony of the present week whose day, hour or place a message asks for and that is over: the list of what is ahead has it no
    /// more. Null when none is asked for, or it is still to come.
    /// </summary>
    public static (Edition Edition, Ceremony Ceremony)? Missed(TurnContext turn, RecognizerResult said) =>
        AskedSearch.Of(said).AsksOfCeremony
        && In(said) is { } ceremony
        && EditionAnswer.Current(turn) is { } edition
        && Of(edition, ceremony) is { } happening
        && EventState.IsOver(happening, turn.LocalNow)
            ? (edition, ceremony)
            : null;

    private static bool Names(string title, WordListKey list) => WordReader.AsTyped(AnalyzedText.Of(title)).Holds(list);

    /// <summary>Answers from a week: one that is past in a sentence of the past, one that is ahead with its card.</summary>
    public static async ValueTask ShowAsync(DialogContext dialog, Edition edition, Ceremony ceremony)
    {
        var turn = dialog.Turn;
        if (Of(edition, ceremony) is not { } happening)
        {
            turn.Say(
                ceremony == Ceremony.Opening ? "programme.opening-unknown" : "programme.closing-unknown",
                [EditionAnswer.ToEdition(turn, edition), .. MenuButtons.Home(turn)],
                ("name", edition.Name.In(turn.Language))
            );
            return;
        }

        if (!EventState.IsOver(happening, turn.LocalNow) || !happening.Status.TakesPlace())
        {
            await EventCard.ShowAsync(dialog, happening);
            return;
        }

        var told = turn.Text(
            EventPlace.Show(turn.Content, happening, turn.Language).Length > 0 ? "programme.ceremony-held-at" : "programme.ceremony-held",
            ("title", happening.Title.In(turn.Language)),
            ("when", EventText.When(turn, happening)),
            ("where", EventText.Where(turn, happening))
        );
        if (ceremony == Ceremony.Opening && edition.Answers.TryGetValue(TimeFact, out var time))
        {
            told = time.In(turn.Language);
        }

        turn.SayMarkdown(
            $"{told}\n\n{EditionAnswer.SourceOf(turn, edition)}",
            "programme.event",
            [
                new Button(turn.Text("reminders.button-event"), Payload.Of(EventCard.Verb, happening.Id)),
                EditionAnswer.ToEdition(turn, edition),
                .. MenuButtons.Home(turn),
            ]
        );
        EventQuestion.NoteShown(turn, happening);
    }
}
