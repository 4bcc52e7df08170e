using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// The guardian's whole name. The form waits for a guardian who is away, and refuses somebody who may not decide for a child.
/// </summary>
internal sealed class GuardianNamePrompt(Func<FormContext, IReadOnlyList<PromptChoice>> before) : Prompt
{
    public const string Away = "signup.guardian-away";

    /// <summary>Two names are two people.</summary>
    public override bool AsksWhichOfSeveral => false;

    /// <summary>What is said to who tells that no guardian is there: of the dead not "that is all right".</summary>
    public static string AwayKey(AnalyzedText text) => GuardianWords.IsDead(text) ? "signup.guardian-dead" : Away;

    public override ValueTask<IReadOnlyList<PromptChoice>> ChoicesAsync(FormContext form, Slot slot) => ValueTask.FromResult(before(form));

    public override async ValueTask<PromptAnswer> TakeAsync(FormContext form, Slot slot, string value)
    {
        var answer = await base.TakeAsync(form, slot, value);
        if (answer is PromptAnswer.Accepted && form[NextLearner.BeforeName(RelationPrompt.SlotName)] is { } relation)
        {
            form.Set(RelationPrompt.SlotName, relation);
        }

        return answer;
    }

    public override bool Claims(Utterance said) => NameAnswer.Parse(said.Text) is AnswerOutcome.Accepted;

    public override ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said)
    {
        var text = said.Recognized.Analyzed;

        // "Bố mẹ nó đi Hàn Quốc, bà nuôi": who raises the child may sign.
        if (GuardianWords.Carer(text) is { } carer && !said.Text.Contains('?', StringComparison.Ordinal))
        {
            form.Set(RelationPrompt.SlotName, RelationPrompt.Value(carer));
            return Answer(new PromptAnswer.Rejected(new Refusal("carer")));
        }

        if (GuardianWords.IsAway(text))
        {
            return Answer(new PromptAnswer.PutOff(AwayKey(text)));
        }

        if (GuardianWords.IsRole(text))
        {
            return Answer(new PromptAnswer.Rejected(new Refusal("role")));
        }

        if (SeveralNames.Are(said.Text))
        {
            return Answer(new PromptAnswer.Rejected(new Refusal(RejectReasons.Several)));
        }

        if (NameAnswer.Parse(said.Text) is not AnswerOutcome.Accepted accepted)
        {
            return Answer(ParsedPrompt.ToAnswer(NameAnswer.Parse(said.Text)));
        }

        if (NameDoubt.Judge(said.Text, accepted.Value) == NameLikelihood.NoName)
        {
            return Answer(new PromptAnswer.Rejected(new Refusal(RejectReasons.Unclear)));
        }

        var name = GuardianWords.WithoutKin(accepted.Value);
        if (
            GuardianWords.NameRefusal(name, null) is null
            && Before(text, name) is { } words
            && GuardianWords.Relation(words) is { } relation
        )
        {
            form.Set(RelationPrompt.SlotName, RelationPrompt.Value(relation));
        }

        return Answer(new PromptAnswer.Accepted(name));
    }

    private static ValueTask<PromptAnswer> Answer(PromptAnswer answer) => ValueTask.FromResult(answer);

    // What stands before the name: "mẹ em tên là …".
    private static AnalyzedText? Before(AnalyzedText text, string name)
    {
        var at = text.Text.IndexOf(name.Split(' ')[0], StringComparison.OrdinalIgnoreCase);
        return at > 0 ? AnalyzedText.Of(text.Text[..at]) : null;
    }
}

/// <summary>What the guardian is to the child: mother or father, a grandparent who raises it, another guardian.</summary>
internal sealed class RelationPrompt : Prompt
{
    public const string SlotName = "relation";

    public static string Value(GuardianRelation relation) => relation.ToString().ToLowerInvariant();

    public static GuardianRelation? Of(string? value) =>
        Enum.TryParse<GuardianRelation>(value, ignoreCase: true, out var relation) ? relation : null;

    public static string Show(IReader turn, GuardianRelation relation) => turn.Text($"signup.relation-{Value(relation)}");

    public override ValueTask<IReadOnlyList<PromptChoice>> ChoicesAsync(FormContext form, Slot slot) =>
        ValueTask.FromResult<IReadOnlyList<PromptChoice>>([
            .. Enum.GetValues<GuardianRelation>().Select(relation => new PromptChoice(Show(form.Turn, relation), Value(relation))),
        ]);

    public override async ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said)
    {
        var text = said.Recognized.Analyzed;
        if (SideQuestion.Is(text))
        {
            return new PromptAnswer.Interrupted();
        }

        if (
            (
                GuardianWords.Carer(text)
                ?? (GuardianWords.IsAway(text) || GuardianWords.IsRole(text) ? null : GuardianWords.Relation(text))
            ) is
            { } relation
        )
        {
            return new PromptAnswer.Accepted(Value(relation));
        }

        if (GuardianWords.IsAway(text))
        {
            return new PromptAnswer.PutOff(GuardianNamePrompt.AwayKey(text));
        }

        return GuardianWords.IsRole(text)
            ? new PromptAnswer.Rejected(new Refusal("role"))
            : ParsedPrompt.ToAnswer(
                ChoiceAnswer.Parse(said.Text, [.. (await ChoicesAsync(form, slot)).Select(c => new ChoiceOption(c.Value, c.Label))])
            );
    }
}
