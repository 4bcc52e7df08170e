using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>What another skill does with an event beside showing it, e.g. reminds of it. The programme knows no such skill.</summary>
public interface IEventCompanion
{
    /// <summary>Its button on the card of an event, or null when it has none for this event and this citizen.</summary>
    ValueTask<Button?> ButtonAsync(TurnContext turn, ProgrammeEvent happening);

    /// <summary>Whether a message is its own although it names days, places or events.</summary>
    bool Wants(TurnContext turn, RecognizerResult recognized);

    /// <summary>Whether a short message asks it for the event that was shown last.</summary>
    bool WantsShown(RecognizerResult recognized);

    /// <summary>Takes a message for which <see cref="WantsShown"/> is true.</summary>
    ValueTask TakeShownAsync(DialogContext dialog);
}
