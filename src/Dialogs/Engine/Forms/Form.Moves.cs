using ChatBot.Dialogs.Understanding.Answers;

namespace ChatBot.Dialogs.Engine.Forms;

/// <content>The moves of a form from one question to the next: an answer is taken, left out, taken back, corrected; what is no answer is
/// met.</content>
public abstract partial class Form
{
    private async ValueTask TakeAsync(FormContext form, Slot slot, PromptAnswer answer, string? messageId, Utterance? said = null)
    {
        switch (answer)
        {
            case PromptAnswer.Accepted accepted:
                if (slot.Validate is not null && await slot.Validate(form, accepted.Value) is { } refusal)
                {
                    await FormQuestions.RefuseAsync(form, slot, refusal);
                    return;
                }

                var isChanged = form[slot.Name] != accepted.Value;
                WhichChoice.Clear(form, slot);
                FormQuestions.ForgetRefusals(form, slot);
                form.Answer(slot.Name, accepted.Value, messageId);
                if (isChanged)
                {
                    foreach (var about in slot.Resets)
                    {
                        form.Clear(about);
                    }
                }

                if (isChanged && slot.OnAnswered is not null)
                {
                    await slot.OnAnswered(form, accepted.Value);
                    if (!form.Turn.Conversation.Stack.Any(i => i.Id == form.Instance.Id))
                    {
                        return;
                    }
                }

                // A summary that was confirmed or is open no longer shows what is stored once an answer changes.
                if (slot.InSummary)
                {
                    foreach (var check in Slots.Where(s => s.Prompt is ConfirmPrompt))
                    {
                        form.Clear(check.Name);
                    }
                }

                if (said is not null)
                {
                    await FillBesideAsync(form, slot, said);
                }

                await AdvanceAsync(form);
                return;
            case PromptAnswer.PutOff putOff:
                FormQuestions.PutOff(form, slot, putOff.Key);
                return;
            case PromptAnswer.Ambiguous ambiguous:
                form.Save(form.Instance with { Asking = slot.Name });
                WhichChoice.Keep(form, slot, ambiguous.Choices);
                FormQuestions.AskWhich(form, slot, ambiguous);
                return;
            case PromptAnswer.Rejected { Refusal.Reason: RejectReasons.Refused } when slot.Optional?.Invoke(form) is true:
                await LeaveOutAsync(form, slot);
                return;
            case PromptAnswer.Rejected rejected:
                await FormQuestions.RefuseAsync(form, slot, rejected.Refusal);
                return;
            default:
                await FormQuestions.RefuseAsync(form, slot, null);
                return;
        }
    }

    private async ValueTask AdvanceAsync(FormContext form)
    {
        while (true)
        {
            foreach (var slot in Slots)
            {
                if (!FormSlots.Apply(form, slot))
                {
                    continue;
                }

                if (!form.IsSettled(slot.Name))
                {
                    await FormQuestions.AskAsync(form, slot);
                    return;
                }

                if (
                    slot.Validate is not null
                    && slot.Prompt is not ConfirmPrompt
                    && form[slot.Name] is { } value
                    && await slot.Validate(form, value) is { } refusal
                )
                {
                    form.Clear(slot.Name);
                    await FormQuestions.RefuseAsync(form, slot, refusal);
                    return;
                }
            }

            if (await CompleteAsync(form))
            {
                return;
            }
        }
    }

    private async ValueTask<bool> SkipAsync(FormContext form)
    {
        if (Known.Asked(form) is not { } slot)
        {
            return false;
        }

        if (slot.Optional?.Invoke(form) is not true)
        {
            form.Turn.Say("form.cannot-skip");
            await FormQuestions.AskAsync(form, slot);
            return true;
        }

        await LeaveOutAsync(form, slot);
        return true;
    }

    private async ValueTask LeaveOutAsync(FormContext form, Slot slot)
    {
        form.Answer(slot.Name, string.Empty, null);
        await AdvanceAsync(form);
    }

    private async ValueTask<bool> BackAsync(FormContext form)
    {
        if (form.Instance.Asking is { } asking && form.IsSettled(asking))
        {
            // "Back" from a correction leaves it; it loses no other answer.
            await AdvanceAsync(form);
            return true;
        }

        var before = form.Instance.Answered.LastOrDefault(name =>
            Known.Find(name) is { } slot && FormSlots.Apply(form, slot) && slot.Prompt is not ConfirmPrompt
        );
        if (before is null)
        {
            form.Turn.Say("form.at-start");
        }
        else
        {
            form.Clear(before);
        }

        await AdvanceAsync(form);
        return true;
    }

    private async ValueTask<bool> EditAsync(FormContext form, string? slotName)
    {
        var slot = slotName is null ? null : Known.Find(slotName);
        if (slot is null || !form.IsSettled(slot.Name))
        {
            var open = Known.InSummary(form).ToList();
            if (open.Count == 0)
            {
                form.Turn.Say("form.nothing-to-edit");
                await AdvanceAsync(form);
                return true;
            }

            form.Set(WhichEditOpen, YesNoPrompt.Yes);
            FormQuestions.AskWhichToEdit(form, open);
            return true;
        }

        // The old answer stays until a new one is accepted: a citizen who changes their mind has lost nothing.
        await FormQuestions.AskAsync(form, slot);
        return true;
    }

    private async ValueTask<bool> RemarkAsync(FormContext form, Slot slot, RemarkKind remark, bool isAccepted)
    {
        switch (remark)
        {
            case RemarkKind.Slip when slot.Prompt is ConfirmPrompt:
                return await EditAsync(form, null);
            case RemarkKind.Slip:
                form.Turn.Say("form.slip");
                return await BackAsync(form);
            case RemarkKind.Restart:
                await RestartAsync(form);
                return true;
            case RemarkKind.Why:
                FormQuestions.SayWhy(form, slot);
                await FormQuestions.AskAsync(form, slot, isAgain: true);
                return true;

            // The question stays open and is not put again at once.
            case RemarkKind.AskThem:
                form.Turn.Say("form.ask-them");
                form.Turn.HasPrompted = true;
                return true;
            case RemarkKind.Later when !isAccepted:
                form.Turn.Say("form.later");
                form.Turn.HasPrompted = true;
                return true;

            // To a yes or no "không biết" is neither; of a level it is an answer.
            case RemarkKind.Unknown when !isAccepted || slot.Prompt is YesNoPrompt:
                await FormQuestions.RefuseAsync(form, slot, new Refusal("unknown"));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Begins anew: every answer is forgotten, and what it caused taken back; what the form was begun with stays.</summary>
    private async ValueTask RestartAsync(FormContext form)
    {
        await OnCancelledAsync(form);
        form.Save(
            form.Instance with
            {
                Slots = form
                    .Instance.Slots.Where(s =>
                        !Slots.Any(slot => s.Key == slot.Name || s.Key.StartsWith(slot.Name + ".", StringComparison.Ordinal))
                    )
                    .ToDictionary(s => s.Key, s => s.Value),
                Answered = [],
                AnsweredBy = new Dictionary<string, string>(),
                Asking = null,
                Attempts = 0,
            }
        );
        await AdvanceAsync(form);
    }
}
