using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Engine;

/// <summary>
/// A conversation that can be begun, continued by what the citizen says, interrupted, and put again. Its state is its
/// <see cref="DialogInstance"/>: a dialog object itself holds none and serves every conversation.
/// </summary>
public abstract class Dialog
{
    /// <summary>Stable name; it is stored.</summary>
    public abstract string Name { get; }

    /// <summary>Begins: a new instance of this dialog is on top of the stack.</summary>
    public abstract ValueTask BeginAsync(DialogContext dialog);

    /// <summary>
    /// Offers the citizen's text to the open question. It returns false when that is no answer and may be understood otherwise; the
    /// dialog has said nothing.
    /// </summary>
    public abstract ValueTask<bool> ContinueAsync(DialogContext dialog, Utterance said);

    /// <summary>Tells that what was said is neither an answer nor understood otherwise.</summary>
    public abstract ValueTask NotUnderstoodAsync(DialogContext dialog, Utterance said);

    /// <summary>Puts the open question again, after an interruption or when the dialog is resumed.</summary>
    public abstract ValueTask RepromptAsync(DialogContext dialog);

    /// <summary>Takes a button press that was meant for this instance. It returns false when that does not apply any more.</summary>
    public abstract ValueTask<bool> PressAsync(DialogContext dialog, Payload payload);

    /// <summary>Takes a command inside the dialog (back, skip, edit …). It returns false when that is not for this dialog.</summary>
    public abstract ValueTask<bool> CommandAsync(DialogContext dialog, DialogCommand command, string? argument);

    /// <summary>
    /// Takes an edited message as an edit of the answer it gave. It returns false when the message answered nothing here.
    /// </summary>
    public virtual ValueTask<bool> EditAnswerAsync(DialogContext dialog, string messageId, Utterance said) => ValueTask.FromResult(false);

    /// <summary>Whether the open question understands this command word itself (to a yes/no question "thôi" is "no").</summary>
    public virtual bool Claims(DialogContext dialog, Utterance said) => false;

    /// <summary>An answer as the person who gave it knows it, or null when it is nothing they would recognise.</summary>
    /// <param name="reader">To whom it is told.</param>
    /// <param name="slot">Name of the answered slot.</param>
    /// <param name="value">The answer as it is stored.</param>
    public virtual string? ShowAnswer(IReader reader, string slot, string value) => value.Length == 0 ? null : value;

    /// <summary>Ids of the consents that were given in an open instance.</summary>
    /// <param name="slots">Its values by name.</param>
    public virtual IEnumerable<string> ConsentsOf(IReadOnlyDictionary<string, string> slots) => [];

    /// <summary>Whether the open question takes bare numbers itself, so that "7" is an hour and not the seventh choice.</summary>
    public virtual bool ClaimsNumbers(DialogContext dialog) => false;
}

/// <summary>Commands inside a dialog.</summary>
public enum DialogCommand
{
    /// <summary>To the question before.</summary>
    Back,

    /// <summary>Leave an optional answer out.</summary>
    Skip,

    /// <summary>Correct an answer, named or numbered by the argument.</summary>
    Edit,
}
