using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Understanding.Answers;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>For whom a seat is wanted: the writer, a child of theirs, somebody else. "Cháu" and several people are asked back.</summary>
internal sealed class WhoPrompt : Prompt
{
    public override ValueTask<IReadOnlyList<PromptChoice>> ChoicesAsync(FormContext form, Slot slot) => ValueTask.FromResult(Choices(form));

    public override ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said) =>
        ValueTask.FromResult(Read(form, said));

    private static PromptAnswer Read(FormContext form, Utterance said)
    {
        var choices = Choices(form);
        if (WhoAnswer.IsGrandchildOrSelf(said))
        {
            return new PromptAnswer.Ambiguous([choices[0], choices[1]], "signup.which-who-grandchild");
        }

        if (WhoAnswer.AreSeveral(said) && SeveralLearners.CountIn(said.Recognized.Analyzed) == 0)
        {
            form.Set(NextLearner.Left, "1");
            return new PromptAnswer.Ambiguous(choices, "signup.which-who-first");
        }

        return WhoAnswer.Read(said) is { } who
            ? new PromptAnswer.Accepted(who)
            : ParsedPrompt.ToAnswer(
                ChoiceAnswer.Parse(said.Text, [.. choices.Select(c => new ChoiceOption(c.Value, c.Label, c.Synonyms))])
            );
    }

    private static IReadOnlyList<PromptChoice> Choices(FormContext form) =>
        [
            new(form.Turn.Text("signup.button-self"), SignUpForm.ForSelf),
            new(form.Turn.Text("signup.button-child"), SignUpForm.ForChild),
            new(form.Turn.Text("signup.button-other"), SignUpForm.ForOther),
        ];
}
