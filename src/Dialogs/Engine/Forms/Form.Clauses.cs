using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Engine.Forms;

/// <content>
/// An answer is a message of a person: it may hold something beside the value. The first clause that is an answer by itself is taken, and
/// what is asked beside it is answered in the same reply.
/// </content>
public abstract partial class Form
{
    private static readonly WordListKey Wrong = new("forms.wrong");

    /// <summary>
    /// Parts a message into the answer to the open question and what is asked beside it. It gives null when the message is to be read
    /// whole. Nothing is changed.
    /// </summary>
    /// <param name="dialog">The conversation.</param>
    /// <param name="said">The message.</param>
    internal async ValueTask<AnswerParts?> PartsAsync(DialogContext dialog, Utterance said)
    {
        if (Open(dialog) is not { } form || Known.Asked(form) is not { } slot)
        {
            return null;
        }

        // A correction reads itself.
        if (Correction(form, said) is { IsSaid: true })
        {
            return null;
        }

        var whole = await TryReadAsync(form, slot, said);
        var isWhole = whole is PromptAnswer.Accepted or PromptAnswer.Ambiguous;
        var clauses = AnswerClauses.Of(said.Recognized.Analyzed);
        var beside = clauses.Where(c => !c.IsEcho && (c.Asks || said.Part(c.Text).Recognized.AsksWhatIsOn)).ToList();

        // A consent and a confirmation need clear words and nothing else: what is asked beside them is answered first.
        if (slot.Prompt is YesNoPrompt or ConfirmPrompt)
        {
            return !isWhole && clauses.Count > 1 && beside.Count > 0 && beside.Count < clauses.Count
                ? new AnswerParts(null, Rest(said, beside[0], null))
                : null;
        }

        // Two names are two people, and not one of two values.
        var isSeveral = whole is PromptAnswer.Rejected { Refusal.Reason: RejectReasons.Several } && !slot.Prompt.AsksWhichOfSeveral;
        if (isSeveral || (isWhole && beside.Count == 0))
        {
            return null;
        }

        // "1985 à nhầm 1986" is a correction, and reads itself.
        var values = new List<(AnswerClause Clause, PromptAnswer Answer)>();
        foreach (var clause in clauses.Where(c => !c.IsEcho && !beside.Contains(c)))
        {
            if (await ReadClauseAsync(form, slot, said, clause) is { } read)
            {
                values.Add((clause, read));
            }
        }

        if (values.Count == 0)
        {
            return null;
        }

        var chosen = values[0];
        var accepted = values.Select(v => v.Answer).OfType<PromptAnswer.Accepted>().Select(a => a.Value).Distinct().ToList();
        if (accepted.Count > 1 && new WordReader(said.Recognized.Expanded).Holds(Wrong))
        {
            chosen = values[^1];
        }
        else if (accepted.Count > 1)
        {
            return new AnswerParts(
                new PromptAnswer.Ambiguous(
                    [.. accepted.Select(value => new PromptChoice(Shown(form, slot, value), value))],
                    "form.which-of"
                ),
                beside.Count > 0 ? Rest(said, beside[0], null) : null
            );
        }

        return new AnswerParts(chosen.Answer, beside.Count > 0 ? Rest(said, beside[0], chosen.Clause) : null);
    }

    /// <summary>Whether the open question is a yes or no, to which "thôi" is a no.</summary>
    /// <param name="dialog">The conversation.</param>
    internal bool AsksYesOrNo(DialogContext dialog) => Open(dialog) is { } form && Known.Asked(form) is { Prompt: YesNoPrompt };

    /// <summary>Asks whether the form is to end: what was answered would be lost.</summary>
    /// <param name="dialog">The conversation.</param>
    /// <returns>False when nothing was answered yet, so that it simply ends.</returns>
    internal bool AskToLeave(DialogContext dialog)
    {
        if (Open(dialog) is { Instance.Answered.Count: > 0 } form)
        {
            var turn = dialog.Turn;
            turn.Say(
                "form.leave-sure",
                [
                    new Activities.Button(turn.Text("form.button-leave-yes"), CommandPayload(form.Instance, "cancel")) { IsYes = true },
                    new Activities.Button(turn.Text("form.button-later"), CommandPayload(form.Instance, "later")),
                    new Activities.Button(turn.Text("engine.button-resume"), MenuButtons.Resume) { IsYes = false },
                ]
            );
            turn.HasPrompted = true;
            return true;
        }

        return false;
    }

    /// <summary>
    /// Takes what changes an answer whenever it is said ("à không, cho vợ tôi"): the answer is changed, what still holds is kept.
    /// </summary>
    /// <param name="dialog">The conversation.</param>
    /// <param name="said">The message.</param>
    internal async ValueTask<bool> ChangeOfMindAsync(DialogContext dialog, Utterance said)
    {
        if (Open(dialog) is not { } form || Known.Asked(form) is not { } asked || asked.Prompt is YesNoPrompt)
        {
            return false;
        }

        foreach (var slot in Slots.Where(s => s.Changes is not null && s.Name != asked.Name && form[s.Name] is not null))
        {
            if (!FormSlots.Apply(form, slot) || slot.Changes!(said) is not { } change)
            {
                continue;
            }

            if (change.IsDenied)
            {
                return form[slot.Name] == change.Value && await EditAsync(form, slot.Name);
            }

            if (form[slot.Name] != change.Value)
            {
                await TakeCorrectedAsync(form, asked, slot, new PromptAnswer.Accepted(change.Value), said);
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the answer that a message was parted into.</summary>
    /// <param name="dialog">The conversation.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="said">The message.</param>
    internal async ValueTask TakePartAsync(DialogContext dialog, PromptAnswer answer, Utterance said)
    {
        if (Open(dialog) is { } form && Known.Asked(form) is { } slot)
        {
            await TakeAsync(form, slot, answer, said.MessageId, said);
        }
    }

    /// <summary>
    /// What a message tells beside the answer to the open question: values in their stored form by the name of their slot, only where they
    /// are plain.
    /// </summary>
    /// <param name="form">The instance.</param>
    /// <param name="said">The message without what it asks.</param>
    protected virtual IReadOnlyDictionary<string, string> ToldBeside(FormContext form, Utterance said) =>
        System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;

    /// <summary>Takes what a message tells beside the answer, each value for its own question, and says so.</summary>
    /// <param name="form">The instance.</param>
    /// <param name="asked">The open question.</param>
    /// <param name="said">The message.</param>
    private async ValueTask FillBesideAsync(FormContext form, Slot asked, Utterance said)
    {
        var plain = AnswerClauses.Of(said.Recognized.Analyzed).Where(c => !c.Asks && !c.IsEcho).ToList();
        if (asked.Prompt is YesNoPrompt or ConfirmPrompt || plain.Count == 0)
        {
            return;
        }

        var told = ToldBeside(form, said.Part(string.Join(", ", plain.Select(c => c.Text))));
        var filled = new List<string>();
        foreach (var slot in Slots)
        {
            if (
                slot.Name != asked.Name
                && told.GetValueOrDefault(slot.Name) is { } value
                && !form.IsSettled(slot.Name)
                && FormSlots.Apply(form, slot)
                && !Known.WaitsForConsent(form, slot)
                && (slot.Validate is null || await slot.Validate(form, value) is null)
            )
            {
                form.Answer(slot.Name, value, null);
                filled.Add($"{form.Turn.Text($"{Name}.name-{slot.Name}")}: {Shown(form, slot, value)}");
            }
        }

        if (filled.Count > 0)
        {
            form.Turn.Say("form.filled-beside", ("given", string.Join("; ", filled)));
        }
    }

    private static string Shown(FormContext form, Slot slot, string value) => slot.Display?.Invoke(form, value) ?? value;

    // A clause, and what is left of it without politeness.
    private static async ValueTask<PromptAnswer?> ReadClauseAsync(FormContext form, Slot slot, Utterance said, AnswerClause clause)
    {
        var part = said.Part(clause.Text);
        foreach (var text in new[] { clause.Text, AnswerClauses.Core(part.Recognized.Analyzed) }.Distinct())
        {
            if (await TryReadAsync(form, slot, said.Part(text)) is (PromptAnswer.Accepted or PromptAnswer.Ambiguous) and var read)
            {
                return read;
            }
        }

        return null;
    }

    // Reading keeps notes with the form ("15 or born 2015?"); what is only tried leaves none.
    private static async ValueTask<PromptAnswer> TryReadAsync(FormContext form, Slot slot, Utterance said)
    {
        var before = form.Instance;
        var answer = await slot.Prompt.ReadAsync(form, slot, said);
        form.Restore(before);
        return answer;
    }

    // The message from where it begins to ask, without the clause that is the answer.
    private static Utterance Rest(Utterance said, AnswerClause asks, AnswerClause? taken) =>
        said.Part(said.Text[asks.Start..(taken is not null && taken.Start > asks.Start ? taken.Start : said.Text.Length)].Trim());
}

/// <summary>What a message was parted into.</summary>
/// <param name="Answer">The answer to the open question, or null when the message holds none.</param>
/// <param name="Rest">What is asked beside it, or null.</param>
internal sealed record AnswerParts(PromptAnswer? Answer, Utterance? Rest);
