using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Understanding.Answers;

namespace ChatBot.Dialogs.Skills.Lessons;

/// <summary>Asks whether an hour at night is meant. Another hour is an answer too: the value is then that hour, <c>HH:mm</c>.</summary>
internal sealed class QuietHourPrompt() : YesNoPrompt("lessons.button-quiet-yes", "lessons.button-quiet-no")
{
    /// <inheritdoc/>
    public override ValueTask<string?> DetailsAsync(FormContext form, Slot slot) =>
        ValueTask.FromResult<string?>(
            form["hour"] is { } hour ? form.Turn.Text("lessons.quiet-hour", ("hour", LessonHour.ReadBack(hour, form.Turn))) : null
        );

    /// <inheritdoc/>
    public override async ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said) =>
        await base.ReadAsync(form, slot, said) is PromptAnswer.Accepted answer ? answer
        : HourAnswer.Parse(said.Text) is AnswerOutcome.Accepted hour ? new PromptAnswer.Accepted(hour.Value)
        : await base.ReadAsync(form, slot, said);

    /// <inheritdoc/>
    public override bool Claims(Utterance said) => base.Claims(said) || HourAnswer.Parse(said.Text) is AnswerOutcome.Accepted;
}
