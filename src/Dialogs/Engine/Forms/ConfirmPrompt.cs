using System.Globalization;
using ChatBot.Dialogs.Understanding.Answers;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>The summary, to be confirmed, corrected or cancelled. Put last; its slot is never part of the summary.</summary>
public sealed class ConfirmPrompt : Prompt
{
    internal const string Yes = "yes";
    internal const string Edit = "edit";
    internal const string Cancel = "cancel";

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<PromptChoice>> ChoicesAsync(FormContext form, Slot slot) => ValueTask.FromResult<IReadOnlyList<PromptChoice>>(
    [
        new(form.Turn.Text("form.button-confirm"), Yes),
        new(form.Turn.Text("form.button-edit"), Edit),
        new(form.Turn.Text("form.button-cancel"), Cancel),
    ]);

    /// <inheritdoc/>
    public override ValueTask<string?> DetailsAsync(FormContext form, Slot slot) => ValueTask.FromResult<string?>(form.Form.Summary(form));

    /// <inheritdoc/>
    public override ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said) => ValueTask.FromResult<PromptAnswer>(
        int.TryParse(said.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? new PromptAnswer.Corrects(line)
        : YesNoPrompt.IsUnmarkedDung(said) || YesNoAnswer.Parse(said.Text, YesNoQuestion.Confirmation) is AnswerOutcome.Accepted { Value: "yes" } ? new PromptAnswer.Accepted(Yes)
        : new PromptAnswer.Interrupted());

    /// <summary>Under the button "Đúng" an unmarked "dung" is "đúng".</summary>
    public override bool Claims(Utterance said) => YesNoPrompt.IsUnmarkedDung(said) || YesNoAnswer.Parse(said.Text, YesNoQuestion.Confirmation) is AnswerOutcome.Accepted { Value: "yes" };

    /// <summary>A number is a line of the summary.</summary>
    public override bool ClaimsNumbers => true;
}
