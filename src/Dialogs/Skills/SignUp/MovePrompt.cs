using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Understanding.Answers;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// Whether a held place shall be moved: the question names both classes, with day and hour, place and distance, level and first day.
/// </summary>
internal sealed class MovePrompt() : YesNoPrompt("fix.button-move-yes", "fix.button-move-no")
{
    public override ValueTask<string?> DetailsAsync(FormContext form, Slot slot) =>
        ValueTask.FromResult<string?>(
            string.Join(
                '\n',
                ClassChoice.Line(form, "fix.move-from", form[Learner.HeldClass] ?? string.Empty),
                ClassChoice.Line(form, "fix.move-to", form["class"] ?? string.Empty)
            )
        );

    public override ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Engine.Utterance said) =>
        ValueTask.FromResult(ParsedPrompt.ToAnswer(YesNoAnswer.Parse(said.Text, YesNoQuestion.Confirmation)));
}
