using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Understanding.Answers;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// The learner's whole name. What may be half a name or a remark is asked back; a name that comes in pieces ("Nguyễn", "Văn", "Nam") is
/// put together.
/// </summary>
internal sealed class NamePrompt : Prompt
{
    /// <summary>A learner may be called Huy: what the parser accepts is an answer before it is a command.</summary>
    public override bool Claims(Utterance said) => NameAnswer.Parse(said.Text) is AnswerOutcome.Accepted;

    /// <summary>Two names are two learners.</summary>
    public override bool AsksWhichOfSeveral => false;

    public override ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said) =>
        ValueTask.FromResult(Read(form, slot, said));

    /// <summary>The name that was asked back is taken by a yes or its button.</summary>
    public override ValueTask<PromptAnswer> TakeAsync(FormContext form, Slot slot, string value) =>
        ValueTask.FromResult<PromptAnswer>(
            WhichChoice.Of(form, slot).Any(c => c.Value == value)
                ? new PromptAnswer.Accepted(value)
                : new PromptAnswer.Rejected(new Refusal("choice-gone"))
        );

    private static PromptAnswer Read(FormContext form, Slot slot, Utterance said)
    {
        if (SeveralNames.Are(said.Text))
        {
            return new PromptAnswer.Rejected(new Refusal(RejectReasons.Several));
        }

        // "Nguyễn Văn An, 1985, phường Hưng Dũng": the name, and what is asked next.
        var told = SaidAtOnce.Read(said.Recognized, form.Turn.Today, form.Turn.Content.Places);
        if (told.Name is { } whole && told.Values.Keys.Any(key => key is "birth-year" or "commune" or "phone"))
        {
            ToldBefore.Note(form, told, slot.Name);
            return new PromptAnswer.Accepted(whole);
        }

        if (NameAnswer.Parse(said.Text) is not AnswerOutcome.Accepted accepted)
        {
            return ParsedPrompt.ToAnswer(NameAnswer.Parse(said.Text));
        }

        var name = accepted.Value;
        var likelihood = NameDoubt.Judge(said.Text, name);
        if (likelihood == NameLikelihood.NoName)
        {
            return new PromptAnswer.Rejected(new Refusal(RejectReasons.Unclear));
        }

        // One more word behind one that was asked back: the name came in pieces.
        if (!name.Contains(' ', StringComparison.Ordinal) && WhichChoice.Of(form, slot) is [var before] && before.Value != name)
        {
            name = $"{before.Value} {name}";
            likelihood = NameDoubt.Judge(name, name);
        }

        return likelihood == NameLikelihood.Likely && !NameDoubt.IsUnfinished(name)
            ? new PromptAnswer.Accepted(name)
            : new PromptAnswer.Ambiguous(
                [new PromptChoice(form.Turn.Text("signup.button-name-right", ("name", name)), name)],
                name.Contains(' ', StringComparison.Ordinal) ? "signup.which-name" : "signup.which-name-short",
                ("name", name)
            );
    }
}
