using System.Globalization;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Understanding.Commands;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>Puts the questions of a form to the citizen: which wording, which buttons, which way out.</summary>
internal static class FormQuestions
{
    public static async ValueTask AskAsync(FormContext form, Slot slot, bool isAgain = false)
    {
        var name = form.Form.Name;
        var key = slot.AskKey?.Invoke(form) ?? $"{name}.ask-{slot.Name}";
        if (isAgain)
        {
            // A long question (the notice before a consent) is not read out again after every interruption.
            key = FirstKnown(form, $"{name}.again-{slot.Name}", key);
        }

        form.Save(form.Instance with { Asking = slot.Name, Attempts = form.Instance.Asking == slot.Name ? form.Instance.Attempts : 0 });
        var buttons = await ButtonsAsync(form, slot);
        Put(
            form,
            slot,
            key,
            form.Instance.Attempts >= Form.AttemptsBeforeWayOut ? WithWayOut(form, buttons) : buttons,
            await slot.Prompt.DetailsAsync(form, slot),
            slot.AskArguments?.Invoke(form) ?? []
        );
    }

    /// <summary>
    /// Puts the open question after a long time: what is under way and what was answered come first, and it may be begun anew or left.
    /// </summary>
    public static async ValueTask RecapAsync(FormContext form, Slot slot)
    {
        var turn = form.Turn;
        var what = form.Form.TitleOf(form) ?? string.Empty;
        var given = form.Form.SummaryInOneLine(form);
        var lead =
            given.Length == 0
                ? turn.Compose("form.recap-none", ("what", what))
                : turn.Compose("form.recap", ("what", what), ("given", MarkdownText.Escape(given)));
        form.Save(form.Instance with { Asking = slot.Name, Attempts = 0 });
        var buttons = await ButtonsAsync(form, slot);
        var cancel = form.Form.CommandPayload(form.Instance, "cancel");
        Put(
            form,
            slot,
            slot.AskKey?.Invoke(form) ?? $"{form.Form.Name}.ask-{slot.Name}",
            [
                .. buttons.Where(b => b.Payload != cancel),
                new Button(turn.Text("form.button-restart"), form.Form.CommandPayload(form.Instance, "restart")),
                new Button(turn.Text("form.button-cancel"), cancel),
            ],
            await slot.Prompt.DetailsAsync(form, slot),
            slot.AskArguments?.Invoke(form) ?? [],
            lead
        );
    }

    /// <summary>Says what an answer is needed for.</summary>
    public static void SayWhy(FormContext form, Slot slot) =>
        form.Turn.Say(FirstKnown(form, $"{form.Form.Name}.why-{slot.Name}", "form.why"));

    /// <summary>Says the rest of a notice, and puts its question again.</summary>
    public static async ValueTask SayMoreAsync(FormContext form, Slot slot)
    {
        form.Turn.Say(MoreKey(form, slot));
        await AskAsync(form, slot, isAgain: true);
    }

    /// <summary>
    /// Says why an answer is not taken and asks again; after <see cref="Form.AttemptsBeforeWayOut"/> answers with a way out.
    /// </summary>
    /// <param name="form">The instance.</param>
    /// <param name="slot">What is asked.</param>
    /// <param name="refusal">Why, or null when it was not understood.</param>
    public static async ValueTask RefuseAsync(FormContext form, Slot slot, Refusal? refusal)
    {
        var name = form.Form.Name;
        var attempts = form.Instance.Asking == slot.Name ? form.Instance.Attempts + 1 : 1;
        form.Save(form.Instance with { Asking = slot.Name, Attempts = attempts });
        var choices = await ButtonsAsync(form, slot);

        // What was asked back stays open: a slip takes no button away.
        if (WhichChoice.Of(form, slot) is { Count: > 0 } which && (await slot.Prompt.ChoicesAsync(form, slot)).Count == 0)
        {
            choices = [.. which.Select(c => new Button(c.Label, form.Form.AnswerPayload(form, slot, c.Value))), .. choices];
        }

        if (attempts >= Form.AttemptsBeforeWayOut)
        {
            choices = WithWayOut(form, choices);
        }

        var details = await slot.Prompt.DetailsAsync(form, slot);
        var bad = $"{name}.bad-{slot.Name}";
        var key = refusal is null ? bad : FirstKnown(form, $"{name}.{slot.Name}-{refusal.Reason}", $"form.{refusal.Reason}", bad);
        var arguments = refusal?.Arguments ?? [];

        // The same sentence is not said twice: what is wanted is put differently, and a reason of its own once more in other words around
        // it.
        var before = form[RefusedName(slot)]?.Split(' ') ?? [];
        string? lead = null;
        if (before.Contains(key))
        {
            var isWayOut = attempts >= Form.AttemptsBeforeWayOut && before[^1] != WayOut;
            var isReason = key != bad && !isWayOut && !before.Contains(NotYet) && refusal?.Reason is not "place-unknown";
            lead =
                isWayOut ? WayOut
                : isReason ? NotYet
                : null;
            if (!isReason && (key == bad || refusal?.Reason is "place-unknown"))
            {
                (key, arguments) = await OtherwiseAsync(form, slot, bad, before[^1], details is not null);
            }
        }

        form.Set(RefusedName(slot), string.Join(' ', before.Append(key).Concat(lead is null ? [] : [lead])));
        Put(form, slot, key, choices, details, arguments, lead is null ? null : form.Turn.Text(lead));
    }

    /// <summary>An answer was taken: how it was refused before says nothing any more.</summary>
    public static void ForgetRefusals(FormContext form, Slot slot) => form.Clear(RefusedName(slot));

    // Shortly with another example, else with the numbers of the choices, else as it was asked.
    private static async ValueTask<(string Key, (string Name, string Value)[] Arguments)> OtherwiseAsync(
        FormContext form,
        Slot slot,
        string bad,
        string before,
        bool isListed
    )
    {
        var shorter = bad + "-2";
        if (shorter != before && form.Turn.Content.Texts.Contains(shorter))
        {
            return (shorter, []);
        }

        var choices = await slot.Prompt.ChoicesAsync(form, slot);
        if (choices.Count > 1 && !slot.Prompt.ClaimsNumbers)
        {
            var isList = isListed && slot.Prompt is not ConfirmPrompt;
            var key = isList ? "form.by-number-listed" : "form.by-number";
            if (key != before)
            {
                var numbered = choices.Select((c, i) => $"\"{c.Label}\" = {Number(i + 1)}");
                return (key, [("choices", isList ? Number(choices.Count) : string.Join("; ", numbered))]);
            }
        }

        return before == bad
            ? (slot.AskKey?.Invoke(form) ?? $"{form.Form.Name}.ask-{slot.Name}", slot.AskArguments?.Invoke(form) ?? [])
            : (bad, []);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private const string WayOut = "form.way-out";
    private const string NotYet = "form.not-yet";

    private static string RefusedName(Slot slot) => slot.Name + ".refused";

    /// <summary>Asks which of several values an answer meant.</summary>
    public static void AskWhich(FormContext form, Slot slot, PromptAnswer.Ambiguous ambiguous)
    {
        var key = ambiguous.Key ?? FirstKnown(form, $"{form.Form.Name}.which-{slot.Name}", "form.which");
        IReadOnlyList<Button> buttons =
        [
            .. ambiguous.Choices.Select(c => new Button(c.Label, form.Form.AnswerPayload(form, slot, c.Value))),
        ];
        if (ambiguous.Details is { } details)
        {
            form.Turn.SayMarkdown($"{form.Turn.Text(key, ambiguous.Arguments)}\n\n{details}", key, buttons);
        }
        else
        {
            form.Turn.Say(key, buttons, ambiguous.Arguments);
        }

        form.Turn.HasPrompted = true;
    }

    /// <summary>Asks which of the answers is to be corrected.</summary>
    public static void AskWhichToEdit(FormContext form, IReadOnlyList<Slot> slots)
    {
        form.Turn.Say(
            "form.which-edit",
            [
                .. slots.Select(s => new Button(
                    form.Turn.Text($"{form.Form.Name}.name-{s.Name}"),
                    form.Form.CommandPayload(form.Instance, "edit", s.Name)
                )),
            ]
        );
        form.Turn.HasPrompted = true;
    }

    /// <summary>Says that an answer must wait for somebody; the form is kept, behind one button.</summary>
    public static void PutOff(FormContext form, Slot slot, string key)
    {
        form.Save(form.Instance with { Asking = slot.Name, Attempts = 0 });
        form.Dialog.Suspend();
        form.Turn.Say(key, [new Button(form.Turn.Text("engine.button-resume"), MenuButtons.Resume), .. MenuButtons.Home(form.Turn)]);
        form.Turn.HasPrompted = true;
    }

    // The summary has a button to cancel of its own.
    private static IReadOnlyList<Button> WithWayOut(FormContext form, IReadOnlyList<Button> buttons) =>
        [
            .. buttons
                .Append(new(form.Turn.Text("form.button-later"), form.Form.CommandPayload(form.Instance, "later")))
                .Append(new(form.Turn.Text("form.button-person"), MenuButtons.Go(CommandKind.Human)))
                .Append(new(form.Turn.Text("form.button-cancel"), form.Form.CommandPayload(form.Instance, "cancel")))
                .DistinctBy(b => b.Payload),
        ];

    private static void Put(
        FormContext form,
        Slot slot,
        string key,
        IReadOnlyList<Button> buttons,
        string? details,
        (string Name, string Value)[] arguments,
        string? lead = null
    )
    {
        var turn = form.Turn;
        var text = turn.Text(key, arguments);
        if (slot.KeepsWording && slot.AskKey?.Invoke(form) == key)
        {
            form.Set(slot.ShownName, text);
        }

        turn.Send(
            new OutgoingActivity
            {
                To = turn.Conversation.Reference,
                Text = string.Join("\n\n", new[] { lead, text, details }.Where(part => part is not null)),
                Key = key,
                Arguments = arguments.Length == 0 ? null : arguments.ToDictionary(a => a.Name, a => a.Value),
                Buttons = buttons,
                NumberedChoices = !slot.Prompt.ClaimsNumbers,
                Request = slot.Prompt.Request,
            }
        );
        if (buttons.Count == 0 && turn.Conversation.Choices.Count > 0)
        {
            // The numbers of an older message do not belong to this question.
            turn.Conversation = turn.Conversation with
            {
                Choices = [],
            };
        }

        turn.HasPrompted = true;
    }

    private static async ValueTask<IReadOnlyList<Button>> ButtonsAsync(FormContext form, Slot slot)
    {
        var choices = await slot.Prompt.ChoicesAsync(form, slot);
        var isOptional = slot.Optional?.Invoke(form) ?? false;
        if (choices.Count == 0 && !isOptional)
        {
            return [];
        }

        var buttons = new List<Button>(choices.Count + 1);
        foreach (var choice in choices)
        {
            buttons.Add(
                new Button(
                    choice.Label,
                    slot.Prompt is ConfirmPrompt && choice.Value != ConfirmPrompt.Yes
                        ? form.Form.CommandPayload(form.Instance, choice.Value)
                        : form.Form.AnswerPayload(form, slot, choice.Value)
                )
            );
        }

        // What a notice leaves out for shortness.
        if (slot.KeepsWording && form.Turn.Content.Texts.Contains(MoreKey(form, slot)))
        {
            buttons.Add(new Button(form.Turn.Text("form.button-more"), form.Form.CommandPayload(form.Instance, "more", slot.Name)));
        }

        if (isOptional)
        {
            buttons.Add(new Button(form.Turn.Text("form.button-skip"), form.Form.CommandPayload(form.Instance, "skip")));
        }

        return buttons;
    }

    private static string MoreKey(FormContext form, Slot slot) =>
        (slot.AskKey?.Invoke(form) ?? string.Empty).Replace(".ask-", ".more-", StringComparison.Ordinal);

    private static string FirstKnown(FormContext form, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (form.Turn.Content.Texts.Contains(key))
            {
                return key;
            }
        }

        return keys[^1];
    }
}
