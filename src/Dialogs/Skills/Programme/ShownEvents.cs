using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>The events that a conversation has just shown, and which of them a message means.</summary>
internal static class ShownEvents
{
    private const string ListMark = "events:";
    private const string CardMark = "event:";

    private static readonly WordListKey Noun = new("programme.noun");

    /// <summary>Notes that an event was shown.</summary>
    public static void NoteCard(TurnContext turn, ProgrammeEvent happening) =>
        turn.Conversation = turn.Conversation with { LastTopic = CardMark + happening.Id, LastTopicAt = turn.Now };

    /// <summary>Notes that events were shown, in this order.</summary>
    public static void NoteList(TurnContext turn, IReadOnlyList<Button> events) =>
        turn.Conversation = turn.Conversation.Listing(events, ListMark, turn.Now);

    /// <summary>The event whose card was shown last, or null when something else was shown since or the event is gone.</summary>
    public static ProgrammeEvent? Card(TurnContext turn) =>
        turn.Conversation.LastTopic is { } last && last.StartsWith(CardMark, StringComparison.Ordinal)
            ? EventText.Find(turn.Content, last[CardMark.Length..])
            : null;

    /// <summary>The events of the list that was shown last, in its order, while it is fresh; else empty.</summary>
    public static IReadOnlyList<ProgrammeEvent> List(TurnContext turn) =>
        [.. turn.Begun.Listed(turn.Now).Select(thing => EventOf(turn, thing)).OfType<ProgrammeEvent>()];

    private static ProgrammeEvent? EventOf(TurnContext turn, Button thing) =>
        Payload.Parse(thing.Payload) is { Verb: EventCard.Verb, Arguments: [var id, ..] } ? EventText.Find(turn.Content, id) : null;

    /// <summary>Nothing was shown after the list.</summary>
    public static bool IsListLast(TurnContext turn) => turn.Begun.LastTopic == ListMark && IsFresh(turn);

    /// <summary>What was shown last may still be leaned on.</summary>
    public static bool IsFresh(TurnContext turn) => turn.Now - turn.Begun.LastTopicAt < Conversation.ReferentsLast;

    /// <summary>
    /// The events of a list that a message names by words of their titles and places, with what it asks about them. Empty when its words
    /// fit none.
    /// </summary>
    public static (IReadOnlyList<ProgrammeEvent> Events, Aspect Asked)? Named(
        TurnContext turn,
        IReadOnlyList<ProgrammeEvent> listed,
        RecognizerResult said
    )
    {
        List<ProgrammeEvent> found = [];
        Aspect? asked = null;
        foreach (var happening in listed)
        {
            var words = WordsOf(turn, happening);
            if (FollowUpQuestion.AspectOf(said, term => words.Fit(term) || IsNoun(said, term)) is { } aspect)
            {
                found.Add(happening);
                asked = aspect;
            }
        }

        return asked is { } what ? (found, what) : null;
    }

    // "Buổi ở Vinh", "sự kiện đọc sách": a word for any event stands before what tells it from others.
    private static bool IsNoun(RecognizerResult said, Term term) =>
        said.Analyzed.Lexicon[Noun].Has(said.Expanded.Typed, term.Token, marksCount: false);

    // Title, hall and commune in both languages: what stands in the line of a list.
    private static NameWords WordsOf(TurnContext turn, ProgrammeEvent happening) =>
        new([
            happening.Title.Vi,
            happening.Title.En,
            EventPlace.Show(turn.Content, happening, "vi"),
            EventPlace.Show(turn.Content, happening, "en"),
        ]);
}
