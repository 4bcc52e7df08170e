using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Engine.Forms;

/// <content>Corrections of an answer that was given already, by its name, its line, or right after it.</content>
public abstract partial class Form
{
    // "À nhầm, 2014" is about what was answered just before.
    private const int MostLookedBack = 3;

    /// <summary>
    /// Set while it is asked which answer is to be corrected: a yes then confirms nothing. The prefix keeps it apart from the slots.
    /// </summary>
    internal const string WhichEditOpen = "confirm.which-edit";

    /// <summary>Names of the form's fields, each with the name of its slot as value, or null when only the summary names them.</summary>
    private protected virtual WordListKey? FieldWords => null;

    private AnswerCorrection? Correction(FormContext form, Utterance said) =>
        FieldWords is { } fields && (form.Instance.Answered.Count > 0 || form.Instance.Attempts > 0)
            ? AnswerCorrection.Find(said.Recognized.Analyzed, fields)
            : null;

    /// <summary>Takes a correction. It returns false when the message is none, so that it is read as an answer.</summary>
    /// <param name="form">The instance.</param>
    /// <param name="asked">The open question.</param>
    /// <param name="correction">What the message corrects.</param>
    /// <param name="said">The message.</param>
    private async ValueTask<bool> CorrectAsync(FormContext form, Slot asked, AnswerCorrection correction, Utterance said)
    {
        var isReview = asked.Prompt is ConfirmPrompt;
        if (correction.Line is { } line)
        {
            var lines = Known.InSummary(form).ToList();
            if (!isReview && !correction.AsksToEdit)
            {
                return false;
            }

            if (line < 1 || line > lines.Count)
            {
                form.Turn.Say("form.no-such-line", ("lines", lines.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                return await EditAsync(form, null);
            }

            return await CorrectAsync(form, asked, lines[line - 1], correction, said);
        }

        if (correction.Field is { } field)
        {
            return Known.Find(field) is { } named
                && FormSlots.Apply(form, named)
                && await CorrectAsync(form, asked, named, correction, said);
        }

        // To a yes or no, "không đúng" and "sai" are the answer.
        if (asked.Prompt is YesNoPrompt && correction.Value.Length == 0)
        {
            return false;
        }

        if (correction.Value.Length > 0)
        {
            // "Sửa họ và tên": a name of the summary that the list of fields does not have.
            if (correction.AsksToEdit && Known.Named(form, correction.Value) is { } summed)
            {
                return await EditAsync(form, summed.Name);
            }

            return await CorrectBeforeAsync(form, asked, correction, said);
        }

        if (isReview || correction.AsksToEdit)
        {
            return await EditAsync(form, null);
        }

        form.Turn.Say("form.slip");
        return await BackAsync(form);
    }

    // "À nhầm, Trần Minh Khôi" at the question for the year: the last answer that this can be.
    private async ValueTask<bool> CorrectBeforeAsync(FormContext form, Slot asked, AnswerCorrection correction, Utterance said)
    {
        var part = said.Part(correction.Value);
        var looked = 0;
        foreach (var name in form.Instance.Answered.Reverse())
        {
            if (Known.Find(name) is not { InSummary: true } before || !FormSlots.Apply(form, before) || before.Name == asked.Name)
            {
                continue;
            }

            // A change that names no field ("đổi giờ nhận bài") may be about another matter: only a value that tells by itself is taken.
            if (
                (correction.SaysWrong || before.Tells?.Invoke(part) is true)
                && await before.Prompt.ReadAsync(form, before, part) is PromptAnswer.Accepted accepted
            )
            {
                await TakeCorrectedAsync(form, asked, before, accepted, said);
                return true;
            }

            if (++looked == MostLookedBack && asked.Prompt is not ConfirmPrompt)
            {
                break;
            }
        }

        // "Viết nhầm, Lê Văn Ba" where the name itself is asked.
        if (
            asked.Prompt is not (ConfirmPrompt or YesNoPrompt)
            && await asked.Prompt.ReadAsync(form, asked, part) is PromptAnswer.Accepted now
        )
        {
            await TakeAsync(form, asked, now, said.MessageId);
            return true;
        }

        return false;
    }

    private async ValueTask<bool> CorrectAsync(FormContext form, Slot asked, Slot target, AnswerCorrection correction, Utterance said)
    {
        var isReview = asked.Prompt is ConfirmPrompt;
        if (!form.IsSettled(target.Name))
        {
            // The open question's own field: "sửa lại tên là Lê Văn Ba" where the name is asked.
            if (target.Name != asked.Name || !correction.IsSaid || correction.Value.Length == 0)
            {
                return false;
            }

            await TakeAsync(form, target, await target.Prompt.ReadAsync(form, target, said.Part(correction.Value)), said.MessageId);
            return true;
        }

        if (correction.Value.Length == 0)
        {
            return (correction.IsSaid || isReview) && await EditAsync(form, target.Name);
        }

        var answer = await target.Prompt.ReadAsync(form, target, said.Part(correction.Value));
        if (answer is PromptAnswer.Accepted or PromptAnswer.Ambiguous)
        {
            await TakeCorrectedAsync(form, asked, target, answer, said);
            return true;
        }

        // A field without a word that corrects may be a question about it: "lớp này học mấy giờ".
        if (!correction.IsSaid || answer is PromptAnswer.Interrupted)
        {
            return false;
        }

        await TakeAsync(form, target, answer, said.MessageId);
        return true;
    }

    private async ValueTask TakeCorrectedAsync(FormContext form, Slot asked, Slot target, PromptAnswer answer, Utterance said)
    {
        // The summary shows the new value itself.
        if (asked.Prompt is not ConfirmPrompt && answer is PromptAnswer.Accepted { Value: var value })
        {
            form.Turn.Say(
                "form.corrected",
                ("what", form.Turn.Text($"{Name}.name-{target.Name}")),
                ("value", target.Display?.Invoke(form, value) ?? value)
            );
        }

        await TakeAsync(form, target, answer, said.MessageId);
    }

    /// <summary>Takes a value that tells by itself which answer it is: a phone number, a year, a whole name.</summary>
    /// <param name="form">The instance.</param>
    /// <param name="asked">The open question.</param>
    /// <param name="said">The message.</param>
    private async ValueTask<bool> TakeBareAsync(FormContext form, Slot asked, Utterance said)
    {
        var answered = form.Instance.Answered.Where(name => name != asked.Name);
        var tells = (asked.Prompt is ConfirmPrompt ? answered : answered.TakeLast(1))
            .Select(Known.Find)
            .OfType<Slot>()
            .Where(s => s.InSummary && FormSlots.Apply(form, s) && s.Tells?.Invoke(said) is true)
            .ToList();
        if (tells is not [var only] || await only.Prompt.ReadAsync(form, only, said) is not PromptAnswer.Accepted accepted)
        {
            return false;
        }

        await TakeCorrectedAsync(form, asked, only, accepted, said);
        return true;
    }
}
