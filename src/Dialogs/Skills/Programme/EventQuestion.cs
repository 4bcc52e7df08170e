using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>
/// Short questions about the event or the events that were shown last: "mấy giờ vậy?", "cái thứ hai ở đâu?", "nhắc tôi sự kiện đầu tiên".
/// </summary>
/// <remarks>
/// A skill of its own, so that whether a message leans on the event is decided once, by its claim: who takes a message has no way to look
/// again.
/// </remarks>
/// <param name="companions">Skills that do something with events.</param>
public sealed class EventQuestion(IReadOnlyList<IEventCompanion> companions) : Skill
{
    private const int MostTold = 5;

    private static readonly WordListKey Nearest = new("programme.nearest");
    private const int ShortestTitle = 3;

    // A question about one event is short. To look for titles in the longest texts takes as long as many turns.
    private const int MostWords = 60;

    // More than this, and the words name no event.
    private const int MostNamed = 3;

    // Whoever asks of an event by its name may have missed it this week, and hardly last year.
    private const int NearDays = 7;

    private static readonly WordListKey Asked = new("follow-ups.asked");

    private static readonly WordListKey Details = new("follow-ups.details");
    private static readonly WordListKey OfClass = new("programme.of-class");

    /// <inheritdoc/>
    public override string Name => "event-question";

    /// <summary>Notes that an event was shown.</summary>
    internal static void NoteShown(TurnContext turn, ProgrammeEvent happening) => ShownEvents.NoteCard(turn, happening);

    /// <summary>The event that was shown last, however long ago, or null when something else was shown or the event is gone.</summary>
    internal static ProgrammeEvent? Last(TurnContext turn) => ShownEvents.Card(turn);

    /// <inheritdoc/>
    public override ValueTask<Claim> ClaimAsync(TurnContext turn, Utterance said) =>
        ValueTask.FromResult(Read(turn, said) is null && !IsForNearest(turn, said) ? Claim.None : Claim.First);

    // "Cái nào gần nhất": which of the list, by the way there.
    private static bool IsForNearest(TurnContext turn, Utterance said) =>
        said.Recognized.Places.Count == 0 && said.Recognized.Says(Nearest) && ShownEvents.List(turn).Count > 1;

    /// <inheritdoc/>
    public override async ValueTask TakeAsync(DialogContext dialog, Utterance said)
    {
        var turn = dialog.Turn;
        if (IsForNearest(turn, said))
        {
            await NearPlace.FindAsync(dialog, (await LastSearch.OfAsync(turn))?.Query ?? new ProgrammeQuery());
            return;
        }

        var asked = Read(turn, said)!;
        if (asked.About.Count == 0)
        {
            var listed = turn.Begun.Listed(turn.Now);
            turn.Say(listed.Count == 1 ? "engine.choice-one" : "engine.choice-range", listed, ("count", $"{listed.Count}"));
            return;
        }

        if (asked.IsOpen)
        {
            turn.Say("programme.which-event", [.. asked.About.Select(e => Choice(turn, e, asked)), .. MenuButtons.Home(turn)]);
            ShownEvents.NoteList(turn, [.. asked.About.Select(e => Open(turn, e))]);
            return;
        }

        if (asked.Wanted is { } companion)
        {
            await companion.TakeShownAsync(dialog, asked.About[0]);
            return;
        }

        if (asked.Aspect is { } aspect)
        {
            Tell(turn, asked.About, aspect);
            return;
        }

        await EventCard.ShowAsync(dialog, asked.About[0]);
    }

    /// <summary>Says what the cards of some events say to one question.</summary>
    internal static void Tell(TurnContext turn, IReadOnlyList<ProgrammeEvent> about, Aspect aspect)
    {
        var told = about.Select(happening =>
            $"{EventText.Status(turn, happening)}**{MarkdownText.Escape(happening.Title.In(turn.Language))}**\n"
            + EventCard.LineAbout(turn, happening, aspect)
        );
        turn.SayMarkdown(
            string.Join("\n\n", told),
            "programme.event",
            [
                .. about is [var only]
                    ? [new Button(turn.Text("reminders.button-event"), Payload.Of(EventCard.Verb, only.Id))]
                    : about.Select(e => Open(turn, e)),
                .. MenuButtons.Home(turn),
            ]
        );
        if (about is [var single])
        {
            ShownEvents.NoteCard(turn, single);
        }
        else
        {
            ShownEvents.NoteList(turn, [.. about.Select(e => Open(turn, e))]);
        }
    }

    /// <summary>The button that opens an event's card.</summary>
    internal static Button Open(TurnContext turn, ProgrammeEvent happening) =>
        new(EventText.Short(happening.Title.In(turn.Language)), Payload.Of(EventCard.Verb, happening.Id));

    private static Button Choice(TurnContext turn, ProgrammeEvent happening, Question asked) =>
        Open(turn, happening) with
        {
            Payload =
                asked.Wanted?.PayloadFor(happening)
                ?? Payload.Of(EventCard.Verb, happening.Id, WordListKeys.Kebab(asked.Aspect?.ToString() ?? string.Empty)),
        };

    // What a message asks about the events that were shown, or null when it leans on none.
    private Question? Read(TurnContext turn, Utterance said)
    {
        var recognized = said.Recognized;
        var listed = ShownEvents.List(turn);
        if (
            listed.Count > 0
            && PointedChoice.In(recognized.Analyzed, listed.Count) is { } pointed
            && Pointed(listed, pointed, recognized) is { } at
        )
        {
            return at;
        }

        var isListLast = ShownEvents.IsListLast(turn);
        var shown =
            isListLast ? listed
            : ShownEvents.IsFresh(turn) && ShownEvents.Card(turn) is { } card ? [card]
            : [];
        if (shown.Count > 0)
        {
            if (FollowUpQuestion.AspectOf(recognized) is { } aspect && shown.All(e => EventCard.LineAbout(turn, e, aspect) is not null))
            {
                return new Question(shown, aspect, null, IsOpen: shown.Count > 1);
            }

            if (companions.FirstOrDefault(c => c.WantsShown(recognized, _ => false)) is { } companion)
            {
                return new Question(shown, null, companion, IsOpen: shown.Count > 1);
            }
        }

        // "Buổi ở Vinh mấy giờ?" tells one of the list from the others.
        return
            !recognized.Says(OfClass)
            && ShownEvents.Named(turn, listed, recognized) is { } named
            && named.Events.Count < Math.Max(listed.Count, 2)
            && named.Events.All(e => EventCard.LineAbout(turn, e, named.Asked) is not null)
            ? new Question(named.Events, named.Asked, null, IsOpen: named.Events.Count > 1)
            : OfProgramme(turn, recognized);
    }

    // "Buổi chống đuối nước có hoãn không" names an event of the programme, whether it was shown or not.
    private static Question? OfProgramme(TurnContext turn, RecognizerResult said)
    {
        if (
            said.Analyzed.Tokens.Count > MostWords
            || said.Says(OfClass)
            || EventWords.Of(turn.Content).Find(said, [Asked]) is not { Count: > 0 and <= MostNamed } found
        )
        {
            return null;
        }

        var near = found.Where(e => EventState.OverAt(e) >= turn.LocalNow.PlusDays(-NearDays)).ToList();
        return
            ShownEvents.Named(turn, near, said) is { } named
            && (
                named.Asked == Aspect.Status
                || (named.Asked is Aspect.Cost or Aspect.How && EventWords.Of(turn.Content).SaysTitle(said, ShortestTitle))
            )
            ? new Question(named.Events, named.Asked, null, IsOpen: named.Events.Count > 1)
            : null;
    }

    private Question? Pointed(IReadOnlyList<ProgrammeEvent> listed, PointedChoice pointed, RecognizerResult said)
    {
        IReadOnlyList<ProgrammeEvent> about =
            pointed.Number is not { } number ? [.. listed.Take(MostTold)]
            : number <= listed.Count ? [listed[number - 1]]
            : [];
        if (FollowUpQuestion.AspectOf(said, pointed.Holds) is { } aspect)
        {
            return new Question(about, aspect, null, IsOpen: false);
        }

        if (companions.FirstOrDefault(c => c.WantsShown(said, pointed.Holds)) is { } companion)
        {
            return new Question(about, null, companion, IsOpen: about.Count > 1);
        }

        return about.Count <= 1 && FollowUpQuestion.IsOnlyName(said, term => pointed.Holds(term) || GoesOn(said, term))
            ? new Question(about, null, null, IsOpen: false)
            : null;
    }

    private static bool GoesOn(RecognizerResult said, Term term)
    {
        var terms = said.Expanded.Typed;
        return Enumerable
            .Range(0, terms.Count)
            .Any(i => terms[i].Token == term.Token && said.Analyzed.Lexicon[Details].Has(terms, i, false));
    }

    /// <summary>What a message asks about events that were shown.</summary>
    /// <param name="About">The events; empty when the message points behind the end of the list.</param>
    /// <param name="Aspect">What it asks about them, or null.</param>
    /// <param name="Wanted">The skill that it wants to do something with them, or null.</param>
    /// <param name="IsOpen">Which of them is meant must be asked.</param>
    private sealed record Question(IReadOnlyList<ProgrammeEvent> About, Aspect? Aspect, IEventCompanion? Wanted, bool IsOpen);
}
