using ChatBot.Dialogs.Understanding.Answers;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>
/// The summary, to be confirmed, corrected or cancelled. Put last; its slot is never part of the summary. A bare number is one of its three
/// answers, as everywhere: who answers with digits only can finish. A line is corrected by its name or by "sửa 2".
/// </summary>
public sealed class ConfirmPrompt : Prompt
{
    internal const string Yes = "yes";
    internal const string Edit = "edit";
    internal const string Cancel = "cancel";

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<PromptChoice>> ChoicesAsync(FormContext form, Slot slot) =>
        ValueTask.FromResult<IReadOnlyList<PromptChoice>>([
            new(form.Turn.Text("form.button-confirm"), Yes),
            new(form.Turn.Text("form.button-edit"), Edit),
            new(form.Turn.Text("form.button-cancel"), Cancel),
        ]);

    /// <inheritdoc/>
    public override ValueTask<string?> DetailsAsync(FormContext form, Slot slot) => ValueTask.FromResult<string?>(form.Form.Summary(form));

    /// <inheritdoc/>
    public override ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said) =>
        ValueTask.FromResult<PromptAnswer>(
            YesNoPrompt.IsUnmarkedDung(said)
            || YesNoAnswer.Parse(said.Text, YesNoQuestion.Confirmation) is AnswerOutcome.Accepted { Value: "yes" }
                ? new PromptAnswer.Accepted(Yes)
                : new PromptAnswer.Interrupted()
        );

    /// <summary>Under the button "Đúng" an unmarked "dung" is "đúng".</summary>
    public override bool Claims(Utterance said) =>
        YesNoPrompt.IsUnmarkedDung(said)
        || YesNoAnswer.Parse(said.Text, YesNoQuestion.Confirmation) is AnswerOutcome.Accepted { Value: "yes" };
}
