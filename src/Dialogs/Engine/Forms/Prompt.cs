using ChatBot.Dialogs.Activities;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>How a slot is asked and what counts as an answer.</summary>
public abstract class Prompt
{
    /// <summary>Choices shown with the question: a label and the slot's value.</summary>
    public virtual ValueTask<IReadOnlyList<PromptChoice>> ChoicesAsync(FormContext form, Slot slot) =>
        ValueTask.FromResult<IReadOnlyList<PromptChoice>>([]);

    /// <summary>Markdown that follows the question's text: what the choices are about, the summary. Null when nothing follows.</summary>
    public virtual ValueTask<string?> DetailsAsync(FormContext form, Slot slot) => ValueTask.FromResult<string?>(null);

    /// <summary>A native button that helps to answer.</summary>
    public virtual NativeRequest Request => NativeRequest.None;

    /// <summary>Reads an answer from text.</summary>
    public abstract ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said);

    /// <summary>Takes a value that a button carries. The default accepts what is among the choices now.</summary>
    public virtual async ValueTask<PromptAnswer> TakeAsync(FormContext form, Slot slot, string value)
    {
        foreach (var choice in await ChoicesAsync(form, slot))
        {
            if (choice.Value == value)
            {
                return new PromptAnswer.Accepted(value);
            }
        }

        return new PromptAnswer.Rejected(new Refusal("choice-gone"));
    }

    /// <summary>Takes a shared phone number, location … It returns null when that is no answer to this question.</summary>
    public virtual PromptAnswer? TakeNative(FormContext form, Activity activity) => null;

    /// <summary>Whether a text that is also a command word is an answer here.</summary>
    public virtual bool Claims(Utterance said) => false;

    /// <summary>Two values in one answer are asked back as a choice; otherwise the prompt says itself that one is wanted.</summary>
    public virtual bool AsksWhichOfSeveral => true;

    /// <summary>Bare numbers are answers here, not numbers of choices.</summary>
    public virtual bool ClaimsNumbers => false;
}

/// <summary>A choice of a prompt.</summary>
/// <param name="Label">What is shown.</param>
/// <param name="Value">What is stored.</param>
public sealed record PromptChoice(string Label, string Value)
{
    /// <summary>Other words by which it may be chosen, e.g. the place and times of a class.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];
}

/// <summary>What a prompt made of a text.</summary>
public abstract record PromptAnswer
{
    private PromptAnswer() { }

    /// <summary>An answer.</summary>
    public sealed record Accepted(string Value) : PromptAnswer;

    /// <summary>An answer that cannot be taken.</summary>
    public sealed record Rejected(Refusal Refusal) : PromptAnswer
    {
        /// <summary>It was read as an answer to this very question, though none that can be taken: it is no question of its own.</summary>
        public bool IsRead { get; init; }
    }

    /// <summary>An answer that fits several values: the citizen is asked which.</summary>
    /// <param name="Choices">The values.</param>
    /// <param name="Key">Text that asks which, or null for the form's own.</param>
    /// <param name="Arguments">Arguments of that text.</param>
    public sealed record Ambiguous(IReadOnlyList<PromptChoice> Choices, string? Key = null, params (string Name, string Value)[] Arguments)
        : PromptAnswer
    {
        /// <summary>Markdown about the values, below the text, or null.</summary>
        public string? Details { get; init; }
    }

    /// <summary>Whose answer it must be is not there: the form is kept and waits to be resumed.</summary>
    /// <param name="Key">Text that says so and what to do.</param>
    public sealed record PutOff(string Key) : PromptAnswer;

    /// <summary>Not an answer: a question or remark of another kind.</summary>
    public sealed record Interrupted : PromptAnswer;
}
