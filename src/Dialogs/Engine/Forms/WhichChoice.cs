using ChatBot.Dialogs.Understanding.Answers;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>
/// The values that an answer was asked back with ("là xã Nghĩa Đàn ngày nay?"). They are kept with the form until the question is answered,
/// so that a yes means the one that was shown, and a slip in between takes no button away.
/// </summary>
internal static class WhichChoice
{
    private const char BetweenChoices = '\n';
    private const char BetweenParts = '\t';

    /// <summary>Keeps what was shown.</summary>
    public static void Keep(FormContext form, Slot slot, IReadOnlyList<PromptChoice> choices) =>
        form.Set(Name(slot), string.Join(BetweenChoices, choices.Select(c => c.Value + BetweenParts + c.Label)));

    /// <summary>What was shown, or nothing when nothing is asked back.</summary>
    public static IReadOnlyList<PromptChoice> Of(FormContext form, Slot slot) =>
        form[Name(slot)] is { } kept
            ?
            [
                .. kept.Split(BetweenChoices)
                    .Select(choice => choice.Split(BetweenParts, 2))
                    .Where(parts => parts.Length == 2)
                    .Select(parts => new PromptChoice(parts[1], parts[0])),
            ]
            : [];

    /// <summary>The question is answered, or put anew.</summary>
    public static void Clear(FormContext form, Slot slot) => form.Clear(Name(slot));

    /// <summary>
    /// A yes to the one choice that is shown takes it, and a no to the one that was asked back puts the question again; a number in words
    /// ("1.", "số 1") is a choice of a yes or no as well.
    /// </summary>
    public static async ValueTask<PromptAnswer?> ChosenAsync(FormContext form, Slot slot, Utterance said)
    {
        if (slot.Prompt is ConfirmPrompt)
        {
            return null;
        }

        if (slot.Prompt is YesNoPrompt)
        {
            var answers = await slot.Prompt.ChoicesAsync(form, slot);
            return
                said.Text.Any(char.IsAsciiDigit)
                && ChoiceNumber.Read(said.Recognized.Analyzed, answers.Count) is { IsSaid: true, Value: var number }
                && number >= 1
                && number <= answers.Count
                ? new PromptAnswer.Accepted(answers[number - 1].Value)
                : null;
        }

        var asked = Of(form, slot);
        var offered = asked.Count > 0 || slot.Optional?.Invoke(form) is true ? asked : await slot.Prompt.ChoicesAsync(form, slot);
        if (offered is not [var only] || YesNoAnswer.Parse(said.Text, YesNoQuestion.Confirmation) is not AnswerOutcome.Accepted answer)
        {
            return null;
        }

        if (answer.Value == YesNoAnswer.Yes)
        {
            return await slot.Prompt.TakeAsync(form, slot, only.Value);
        }

        if (asked.Count == 0)
        {
            return null;
        }

        Clear(form, slot);
        return new PromptAnswer.Rejected(new Refusal("again"));
    }

    private static string Name(Slot slot) => slot.Name + ".which";
}
