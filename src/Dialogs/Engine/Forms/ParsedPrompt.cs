using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Understanding.Answers;
using NodaTime;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>Free text read by one of the answer parsers.</summary>
/// <param name="parse">The parser.</param>
/// <param name="choices">Suggestions shown as buttons, or null.</param>
public sealed class ParsedPrompt(
    Func<string, LocalDate, AnswerOutcome> parse,
    Func<FormContext, IReadOnlyList<PromptChoice>>? choices = null
) : Prompt
{
    // The longest answer a question can have; in a story one finds a name or a year that nobody gave.
    private const int MaxLength = 200;

    /// <summary>Bare numbers are answers (an hour, a year).</summary>
    public bool TakesNumbers { get; init; }

    /// <summary>A native button that helps to answer.</summary>
    public NativeRequest Native { get; init; }

    /// <inheritdoc/>
    public override NativeRequest Request => Native;

    /// <inheritdoc/>
    public override bool ClaimsNumbers => TakesNumbers;

    /// <summary>A value that is no choice cannot be pressed.</summary>
    public override bool AsksWhichOfSeveral => false;

    /// <summary>A learner may be called Huy: what the parser accepts is an answer before it is a command.</summary>
    public override bool Claims(Utterance said) => said.Text.Length <= MaxLength && parse(said.Text, default) is AnswerOutcome.Accepted;

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<PromptChoice>> ChoicesAsync(FormContext form, Slot slot) =>
        ValueTask.FromResult(choices?.Invoke(form) ?? []);

    /// <inheritdoc/>
    public override ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said) =>
        ValueTask.FromResult(
            said.Text.Length > MaxLength
                ? new PromptAnswer.Rejected(new Refusal(RejectReasons.TooLong))
                : ToAnswer(parse(said.Text, form.Turn.Today))
        );

    /// <inheritdoc/>
    public override PromptAnswer? TakeNative(FormContext form, Activity activity) =>
        Native == NativeRequest.PhoneNumber && activity is ContactActivity contact
            ? contact.IsOwn
                ? ToAnswer(
                    parse(
                        contact.PhoneNumber.StartsWith('+') || contact.PhoneNumber.StartsWith('0')
                            ? contact.PhoneNumber
                            : "+" + contact.PhoneNumber,
                        form.Turn.Today
                    )
                )
                : new PromptAnswer.Rejected(new Refusal("not-own-contact"))
            : null;

    internal static PromptAnswer ToAnswer(AnswerOutcome outcome) =>
        outcome switch
        {
            AnswerOutcome.Accepted accepted => new PromptAnswer.Accepted(accepted.Value),
            AnswerOutcome.Rejected rejected => new PromptAnswer.Rejected(new Refusal(rejected.Reason)),
            _ => new PromptAnswer.Interrupted(),
        };
}
