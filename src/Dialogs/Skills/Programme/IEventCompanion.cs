using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>What another skill does with an event beside showing it, e.g. reminds of it. The programme knows no such skill.</summary>
public interface IEventCompanion
{
    /// <summary>Its button on the card of an event, or null when it has none for this event and this citizen.</summary>
    ValueTask<Button?> ButtonAsync(TurnContext turn, ProgrammeEvent happening);

    /// <summary>Whether a message is its own although it names days, places or events.</summary>
    bool Wants(TurnContext turn, RecognizerResult recognized);

    /// <summary>Whether a short message asks it for an event that was shown.</summary>
    /// <param name="recognized">The message.</param>
    /// <param name="isOfName">Whether a term points at the event, and so may stand beside the wish.</param>
    bool WantsShown(RecognizerResult recognized, Predicate<Term> isOfName);

    /// <summary>Takes a message for which <see cref="WantsShown"/> is true.</summary>
    /// <param name="dialog">The conversation.</param>
    /// <param name="happening">The event that is meant.</param>
    ValueTask TakeShownAsync(DialogContext dialog, ProgrammeEvent happening);

    /// <summary>Payload of a button that does the same, for when it must be asked which event is meant.</summary>
    string PayloadFor(ProgrammeEvent happening);
}
