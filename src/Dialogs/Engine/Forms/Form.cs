using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>
/// A dialog made of slots: asks what is missing, checks, takes corrections of any answer, goes back, skips, and is resumed days later or
/// after a deploy that changed it. Which question comes next follows from the answers alone.
/// </summary>
/// <remarks>
/// Texts: <c>&lt;form&gt;.ask-&lt;slot&gt;</c> the question, <c>&lt;form&gt;.again-&lt;slot&gt;</c> (if there is one) when it is put again,
/// <c>&lt;form&gt;.bad-&lt;slot&gt;</c> after an answer that was not understood, <c>&lt;form&gt;.&lt;slot&gt;-&lt;reason&gt;</c> or
/// <c>form.&lt;reason&gt;</c> after one that was refused, <c>&lt;form&gt;.name-&lt;slot&gt;</c> its name in the summary and in corrections.
/// </remarks>
public abstract partial class Form : Dialog
{
    /// <summary>Answers to one question that were not accepted, after which a way out is offered.</summary>
    public const int AttemptsBeforeWayOut = 3;

    /// <summary>After this long an open form is taken up with what it is about and what was answered.</summary>
    public static readonly TimeSpan ReturnAfter = TimeSpan.FromHours(3);

    /// <summary>After this long an open form reads no free text any more: it waits behind one button.</summary>
    public static readonly TimeSpan SleepsAfter = TimeSpan.FromDays(1);

    /// <summary>Lets a form wait that nobody touched for <see cref="SleepsAfter"/>.</summary>
    /// <param name="dialog">The conversation.</param>
    /// <returns>True when a form fell asleep in this turn.</returns>
    internal static bool FallsAsleep(DialogContext dialog)
    {
        if (
            !dialog.IsAsking
            || dialog.TopDialog is not Form
            || dialog.Top?.TouchedAt is not { } touched
            || dialog.Turn.Now - touched < SleepsAfter
        )
        {
            return false;
        }

        dialog.Suspend();
        return true;
    }

    /// <summary>The slots in the order of asking.</summary>
    protected abstract IReadOnlyList<Slot> Slots { get; }

    private FormSlots Known => field ??= new FormSlots(Name, Slots);

    /// <summary>
    /// Everything is answered and was checked again. The form must end itself with <see cref="DialogContext.EndAsync"/> or ask for more by
    /// clearing a slot.
    /// </summary>
    /// <returns>True when the form is complete; false when a slot was cleared and must be asked again.</returns>
    protected abstract ValueTask<bool> CompleteAsync(FormContext form);

    /// <summary>What is said, once, when the citizen cancels: key of a text.</summary>
    protected virtual string CancelledKey => $"{Name}.cancelled";

    /// <summary>Buttons under what is said then: how to begin anew. The answers are gone, so nothing can be taken up.</summary>
    /// <param name="turn">The turn.</param>
    protected virtual IReadOnlyList<Button> CancelledButtons(TurnContext turn) => [];

    /// <inheritdoc/>
    /// <remarks>
    /// An answer that came with the wish itself ("sửa năm sinh thành 2015") is handed over under <see cref="SaidName"/> and taken as if it
    /// had been asked.
    /// </remarks>
    public sealed override async ValueTask BeginAsync(DialogContext dialog)
    {
        var form = Open(dialog)!;
        if (Slots.FirstOrDefault(s => form[SaidName(s.Name)] is not null) is not { } slot)
        {
            await AdvanceAsync(form);
            return;
        }

        var value = form[SaidName(slot.Name)]!;
        form.Clear(SaidName(slot.Name));
        await TakeAsync(form, slot, new PromptAnswer.Accepted(value), (dialog.Turn.Activity as MessageActivity)?.MessageId);
    }

    /// <summary>Slot under which an answer is handed to a form that begins.</summary>
    public static string SaidName(string slot) => "said-" + slot;

    /// <inheritdoc/>
    public sealed override async ValueTask<bool> ContinueAsync(DialogContext dialog, Utterance said)
    {
        var form = Open(dialog);
        if (form is null)
        {
            return false;
        }

        if (Known.Asked(form) is not { } slot)
        {
            // A deploy removed the question that was open: what was said answers nothing any more, so the next question is put.
            await AdvanceAsync(form);
            return true;
        }

        var isWhichEdit = form[WhichEditOpen] is not null;
        form.Clear(WhichEditOpen);
        if (await WhichChoice.ChosenAsync(form, slot, said) is { } chosen)
        {
            await TakeAsync(form, slot, chosen, said.MessageId);
            return true;
        }

        var answer = await slot.Prompt.ReadAsync(form, slot, said);
        if (answer is PromptAnswer.PutOff putOff)
        {
            FormQuestions.PutOff(form, slot, putOff.Key);
            return true;
        }

        // "Which line?" was asked: an "ok" to that books nothing.
        if (isWhichEdit && answer is PromptAnswer.Accepted && slot.Prompt is ConfirmPrompt)
        {
            await FormQuestions.AskAsync(form, slot, isAgain: true);
            return true;
        }

        var correction = slot.Prompt is ConfirmPrompt && answer is PromptAnswer.Accepted ? null : Correction(form, said);
        if (
            correction is not null
            && (correction.IsSaid || answer is not PromptAnswer.Accepted)
            && await CorrectAsync(form, slot, correction, said)
        )
        {
            return true;
        }

        if (slot.Prompt is ConfirmPrompt && ConfirmPrompt.IsDenied(said))
        {
            return await EditAsync(form, null);
        }

        if (answer is not (PromptAnswer.Accepted or PromptAnswer.Ambiguous) && await TakeBareAsync(form, slot, said))
        {
            return true;
        }

        if (answer is not PromptAnswer.Accepted && IsSkip(form, slot, said))
        {
            return await SkipAsync(form);
        }

        if (
            SideRemark.Of(said) is not RemarkKind.None and var remark
            && await RemarkAsync(form, slot, remark, answer is PromptAnswer.Accepted)
        )
        {
            return true;
        }

        if (
            answer is PromptAnswer.Interrupted
            || (
                answer is PromptAnswer.Rejected { IsRead: false }
                && (said.Recognized.IsClearQuestion || await dialog.IsTakenFirstAsync(said))
            )
        )
        {
            return false;
        }

        if (answer is PromptAnswer.Rejected && form.IsReturn && HasTitle(form))
        {
            await FormQuestions.RecapAsync(form, slot);
            return true;
        }

        await TakeAsync(form, slot, answer, said.MessageId, said);
        return true;
    }

    /// <inheritdoc/>
    public sealed override async ValueTask NotUnderstoodAsync(DialogContext dialog, Utterance said)
    {
        var form = Open(dialog);
        if (form is null)
        {
            return;
        }

        if (Known.Asked(form) is not { } slot)
        {
            await AdvanceAsync(form);
        }
        else if (form.IsReturn && HasTitle(form))
        {
            await FormQuestions.RecapAsync(form, slot);
        }
        else
        {
            await FormQuestions.RefuseAsync(form, slot, null);
        }
    }

    /// <summary>Something came that cannot be read (a sticker, a picture): it counts as an answer that was not accepted.</summary>
    public async ValueTask UnreadableAsync(DialogContext dialog)
    {
        if (Open(dialog) is { Instance.Asking: not null } form)
        {
            form.Save(form.Instance with { Attempts = form.Instance.Attempts + 1 });
        }

        await dialog.RepromptAsync();
    }

    /// <summary>Goes on with what is under way: says what it is and what was answered, and puts the open question.</summary>
    public async ValueTask ResumeAsync(DialogContext dialog)
    {
        if (Open(dialog) is { } form && Known.Asked(form) is { } slot && HasTitle(form))
        {
            await FormQuestions.RecapAsync(form, slot);
            return;
        }

        await dialog.RepromptAsync();
    }

    /// <inheritdoc/>
    public sealed override async ValueTask RepromptAsync(DialogContext dialog)
    {
        if (Open(dialog) is not { } form)
        {
            return;
        }

        // While an answer is being corrected its slot is settled, so what is open is the question asked last, not the first unsettled one.
        if (Known.Asked(form) is not { } slot)
        {
            await AdvanceAsync(form);
        }
        else if (form.IsReturn && HasTitle(form))
        {
            await FormQuestions.RecapAsync(form, slot);
        }
        else
        {
            await FormQuestions.AskAsync(form, slot, isAgain: !dialog.Turn.RepromptsInFull);
        }
    }

    /// <inheritdoc/>
    public sealed override async ValueTask<bool> PressAsync(DialogContext dialog, Payload payload)
    {
        if (Open(dialog, payload.Arguments.ElementAtOrDefault(1)) is not { } form)
        {
            return false;
        }

        var argument = payload.Arguments.ElementAtOrDefault(2) ?? string.Empty;
        if (payload.Verb == Payload.AnswerVerb)
        {
            if (Known.Find(argument) is not { } slot || !FormSlots.Apply(form, slot) || Known.WaitsForConsent(form, slot))
            {
                return false;
            }

            var answer = await slot.Prompt.TakeAsync(form, slot, payload.Arguments.ElementAtOrDefault(3) ?? string.Empty);
            await TakeAsync(form, slot, answer, (dialog.Turn.Activity as MessageActivity)?.MessageId);
            return true;
        }

        switch (argument)
        {
            case "skip":
                return await SkipAsync(form);
            case "back":
                return await BackAsync(form);
            case "cancel":
                await CancelAsync(form);
                return true;
            case "later" when Known.Asked(form) is { } put:
                FormQuestions.PutOff(form, put, "form.put-off");
                return true;
            case "resume":
                await RepromptAsync(dialog);
                return true;
            case "restart":
                await RestartAsync(form);
                return true;
            case "more" when Known.Asked(form) is { } open && payload.Arguments.ElementAtOrDefault(3) == open.Name:
                await FormQuestions.SayMoreAsync(form, open);
                return true;
            case "edit":
                return await EditAsync(form, payload.Arguments.ElementAtOrDefault(3));
            default:
                return false;
        }
    }

    /// <inheritdoc/>
    public sealed override async ValueTask<bool> CommandAsync(DialogContext dialog, DialogCommand command, string? argument)
    {
        if (Open(dialog) is not { } form)
        {
            return false;
        }

        return command switch
        {
            DialogCommand.Back => await BackAsync(form),
            DialogCommand.Skip => await SkipAsync(form),
            DialogCommand.Edit when string.IsNullOrEmpty(argument) => await EditAsync(form, null),

            // What is said with its new value is read whole, with its marks.
            DialogCommand.Edit => !(
                FieldWords is { } fields && AnswerCorrection.Find(AnalyzedText.Of("sửa " + argument), fields) is { Value.Length: > 0 }
            )
                && Known.Named(form, argument) is { } slot
                && await EditAsync(form, slot.Name),
            _ => false,
        };
    }

    /// <inheritdoc/>
    public sealed override async ValueTask<bool> EditAnswerAsync(DialogContext dialog, string messageId, Utterance said)
    {
        if (
            Open(dialog) is not { } form
            || !form.Instance.AnsweredBy.TryGetValue(messageId, out var name)
            || Known.Find(name) is not { } slot
            || !FormSlots.Apply(form, slot)
        )
        {
            return false;
        }

        // The edited form comes to the top: its next question is the one that is put now.
        var turn = dialog.Turn;
        turn.Conversation = turn.Conversation with
        {
            Suspended = false,
            Stack = [.. turn.Conversation.Stack.Where(i => i.Id != form.Instance.Id), form.Instance],
        };
        await TakeAsync(form, slot, await slot.Prompt.ReadAsync(form, slot, said), messageId);
        return true;
    }

    /// <inheritdoc/>
    public sealed override bool Claims(DialogContext dialog, Utterance said) =>
        Open(dialog) is { } form && Known.Asked(form) is { } slot && (slot.Prompt.Claims(said) || IsSkip(form, slot, said));

    /// <inheritdoc/>
    public sealed override bool ClaimsNumbers(DialogContext dialog) =>
        Open(dialog) is { } form && Known.Asked(form) is { } slot && slot.Prompt.ClaimsNumbers;

    /// <summary>Takes a shared phone number or location. It returns false when that answers nothing here.</summary>
    public async ValueTask<bool> NativeAsync(DialogContext dialog, Activity activity)
    {
        if (Open(dialog) is not { } form || Known.Asked(form) is not { } slot || slot.Prompt.TakeNative(form, activity) is not { } answer)
        {
            return false;
        }

        await TakeAsync(form, slot, answer, null);
        return true;
    }

    /// <summary>The citizen cancels: the instance is closed and said so.</summary>
    public async ValueTask CancelAsync(DialogContext dialog)
    {
        if (Open(dialog) is { } form)
        {
            await CancelAsync(form);
        }
    }

    /// <summary>The form was cancelled: what its answers already caused is taken back.</summary>
    protected virtual ValueTask OnCancelledAsync(FormContext form) => ValueTask.CompletedTask;

    private async ValueTask CancelAsync(FormContext form)
    {
        await OnCancelledAsync(form);
        form.Turn.Say(CancelledKey, [.. CancelledButtons(form.Turn), .. MenuButtons.Home(form.Turn)]);
        await form.Dialog.EndAsync(form.Instance.Id);
    }

    /// <summary>Behind the name of a slot: the slot with the id of the consent that its answer gave.</summary>
    public const string Proof = ".proof";

    /// <inheritdoc/>
    /// <remarks>A yes or no says nothing without its question; a place is shown by its name.</remarks>
    public override string? ShowAnswer(IReader reader, string slot, string value) =>
        value is "" or YesNoPrompt.Yes or YesNoPrompt.No ? null
        : Known.Find(slot)?.Prompt is PlacePrompt ? reader.Content.Places.Commune(value)?.FullNameIn(reader.Language) ?? value
        : value;

    /// <inheritdoc/>
    public sealed override IEnumerable<string> ConsentsOf(IReadOnlyDictionary<string, string> slots) =>
        slots.Where(s => s.Key.EndsWith(Proof, StringComparison.Ordinal)).Select(s => s.Value);

    /// <summary>Lines of the summary: what was answered, in order.</summary>
    public string Summary(FormContext form) => Known.Summary(form);

    /// <summary>The same in one line, without numbers.</summary>
    public string SummaryInOneLine(FormContext form) => Known.SummaryInOneLine(form);

    /// <summary>Payload of a button that answers a slot of this instance.</summary>
    public string AnswerPayload(FormContext form, Slot slot, string value) =>
        Payload.Of(Payload.AnswerVerb, Name, form.Instance.Id, slot.Name, value);

    /// <summary>Payload of a button that commands this instance: skip, back, resume, edit and the name of a slot.</summary>
    public string CommandPayload(DialogInstance instance, params ReadOnlySpan<string> command) =>
        Payload.Of(Payload.FormVerb, [Name, instance.Id, .. command]);

    /// <summary>Short title of the form for use in a sentence ("đăng ký lớp tiếng Anh cho ..."), or null when it needs none.</summary>
    public virtual string? TitleOf(FormContext form) => null;

    private bool HasTitle(FormContext form) => TitleOf(form) is not null;

    private static bool IsSkip(FormContext form, Slot slot, Utterance said) => slot.Optional?.Invoke(form) is true && SkipWords.Is(said);

    /// <summary>The instance on the stack, with answers of renamed slots taken over.</summary>
    private FormContext? Open(DialogContext dialog, string? id = null)
    {
        var instance = dialog.Turn.Conversation.Stack.LastOrDefault(i => i.Dialog == Name && (id is null || i.Id == id));
        if (instance is null)
        {
            return null;
        }

        var form = new FormContext(this, dialog, instance);
        foreach (var slot in Slots)
        {
            foreach (var former in slot.FormerNames)
            {
                if (form[former] is { } value && !form.IsSettled(slot.Name))
                {
                    form.Clear(former);
                    form.Answer(slot.Name, value, null);
                }
            }
        }

        return form;
    }
}
