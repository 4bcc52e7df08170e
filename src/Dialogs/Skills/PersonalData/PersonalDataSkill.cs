using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Skills.Consents;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding.Commands;

namespace ChatBot.Dialogs.Skills.PersonalData;

/// <summary>
/// See, correct and erase one's own data (Law 91/2025/QH15 art. 4). Everything is found by walking the declared documents; this skill
/// knows no other.
/// </summary>
public sealed class PersonalDataSkill : Skill
{
    private const string Verb = "data";
    private const string EraseYes = "erase-yes";
    private readonly Func<SkillSet> _all;
    private readonly IReadOnlyList<IErasable> _alsoErases;

    /// <summary>Registers the skill.</summary>
    /// <param name="all">All skills, for their documents.</param>
    /// <param name="alsoErases">What channels keep of a conversation.</param>
    public PersonalDataSkill(Func<SkillSet> all, IReadOnlyList<IErasable> alsoErases)
    {
        _all = all;
        _alsoErases = alsoErases;
        Actions = new Dictionary<string, SkillAction>
        {
            ["data.start"] = Start,
            ["data.view"] = ViewAsync,
            ["data.fix"] = FixAsync,
            ["data.erase"] = AskToErase,
            ["data.withdraw"] = AskWhichConsentAsync,
        };
        Buttons = new Dictionary<string, ButtonHandler> { [Verb] = PressAsync };
    }

    /// <inheritdoc/>
    public override string Name => "data";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, EventAction> Events =>
        new Dictionary<string, EventAction>
        {
            // Asked of the channel and not of the bot: nothing is said.
            [ConversationEvents.Withdrawn] = (dialog, _) => EraseAsync(dialog.Turn),
        };

    /// <inheritdoc/>
    public override MenuEntry? MenuEntry => new("menu.button-data", 50);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<CommandKind, SkillAction> Commands =>
        new Dictionary<CommandKind, SkillAction>
        {
            [CommandKind.ViewData] = ViewAsync,
            [CommandKind.FixData] = FixAsync,
            [CommandKind.EraseData] = AskToErase,
            [CommandKind.WithdrawConsent] = AskWhichConsentAsync,
        };

    /// <inheritdoc/>
    public override bool CannotWait(Payload payload) =>
        payload is { Verb: Verb, Arguments: [EraseYes, ..] } or { Verb: "topic", Arguments: ["data_delete"] };

    /// <inheritdoc/>
    public override bool IsPersonal => true;

    /// <inheritdoc/>
    /// <remarks>Skills record consents; here they are shown and withdrawn.</remarks>
    public override IReadOnlyList<DocumentKind> Documents => [Consent.Kind];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, SkillAction> Actions { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, ButtonHandler> Buttons { get; }

    private static ValueTask Start(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        turn.Say(
            "data.start",
            [
                new Button(turn.Text("data.button-view"), "topic:data_view"),
                new Button(turn.Text("data.button-fix"), "topic:data_fix"),
                new Button(turn.Text("data.button-erase"), "topic:data_delete"),
                new Button(turn.Text("data.button-privacy"), "topic:privacy"),
                .. MenuButtons.Home(turn),
            ]
        );
        return ValueTask.CompletedTask;
    }

    private async ValueTask ViewAsync(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        var record = await ReadAsync(turn);
        var lines = record.Lines(turn, _all());
        turn.Send(
            new OutgoingActivity
            {
                To = turn.Conversation.Reference,
                Text = lines.Count == 0 ? turn.Text("data.view-nothing") : $"{turn.Text("data.view")}\n{string.Join('\n', lines)}",
                Key = "data.view",
                Buttons =
                [
                    new Button(turn.Text("data.button-fix"), "topic:data_fix"),
                    new Button(turn.Text("data.button-erase"), "topic:data_delete"),
                    .. MenuButtons.Home(turn),
                ],
                File =
                    turn.Capabilities.CanSendFiles && lines.Count > 0
                        ? new OutgoingFile("du-lieu-cua-toi.json", "application/json", record.ToJson())
                        : null,
            }
        );
    }

    private ValueTask<PersonRecord> ReadAsync(TurnContext turn) => PersonRecord.ReadAsync(turn.Session, turn.PersonId, _all().Documents);

    /// <inheritdoc/>
    /// <remarks>It asks itself, and names what is erased.</remarks>
    public override IReadOnlyDictionary<string, SkillAction?> TakesAway { get; } =
        new Dictionary<string, SkillAction?> { ["data.erase"] = null };

    private async ValueTask FixAsync(DialogContext dialog, Utterance? said)
    {
        foreach (var skill in said is null ? [] : _all().Skills)
        {
            if (await skill.CorrectAsync(dialog, said!))
            {
                return;
            }
        }

        var turn = dialog.Turn;
        var held = (await ReadAsync(turn)).Corrections(turn);
        if (held is [var only])
        {
            await dialog.PressAsync(Payload.Parse(only.Payload)!.Value);
            return;
        }

        // What is being made is what there is to correct.
        if (held.Count == 0 && dialog.IsAsking && await dialog.TopDialog!.CommandAsync(dialog, DialogCommand.Edit, null))
        {
            return;
        }

        turn.Say(held.Count == 0 ? "data.fix-nothing" : "data.fix", [.. held, .. MenuButtons.Home(turn)]);
    }

    /// <summary>
    /// The consents that stand, a button each. A consent is withdrawn by ending what rests on it: the place is given back, the lessons or
    /// the reminder stop, the form is left.
    /// </summary>
    private async ValueTask AskWhichConsentAsync(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        var choices = new List<Button>();
        foreach (var instance in turn.Conversation.Stack)
        {
            if (dialog.DialogOf(instance) is Form form && form.ConsentsOf(instance.Slots).Any())
            {
                choices.Add(new Button(turn.Text("data.withdraw-draft"), form.CommandPayload(instance, "cancel")));
            }
        }

        foreach (var skill in _all().Skills)
        {
            choices.AddRange(await skill.WithdrawalsAsync(turn));
        }

        turn.Say(
            choices.Count == 0 ? "data.withdraw-nothing" : "data.withdraw",
            [.. choices, new Button(turn.Text("data.button-erase"), "topic:data_delete"), .. MenuButtons.Home(turn)]
        );
        turn.HasPrompted = true;
    }

    /// <summary>
    /// Erasing is the one thing that cannot be taken back: the law wants it gone (Law 91/2025/QH15 art. 4), and what could be had back
    /// tomorrow would still be there. So the question before it names what goes, and its yes is good for a day: what was taken since was
    /// not named.
    /// </summary>
    private async ValueTask AskToErase(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        var isFormOpen = turn.Conversation is { Stack.Count: > 0, Suspended: false };
        var named = (await ReadAsync(turn)).Losses(turn);
        turn.SayMarkdown(
            named.Count == 0
                ? turn.Text("data.erase-sure")
                : $"{turn.Text("data.erase-named")}\n{string.Join('\n', named)}\n\n{turn.Text("data.erase-sure")}",
            "data.erase-sure",
            [
                new Button(turn.Text("data.button-erase-yes"), Payload.Of(Verb, EraseYes, Undo.Stamp(turn.Now)))
                {
                    IsYes = true,
                    TakesAway = true,
                },
                new Button(turn.Text("data.button-keep"), isFormOpen ? "go:resume" : "go:menu") { IsYes = false },
            ]
        );

        // An open form's question would be taken for the one that a yes answers.
        turn.HasPrompted = true;
    }

    private async ValueTask PressAsync(DialogContext dialog, Payload payload)
    {
        var turn = dialog.Turn;
        if (payload.Arguments is not [EraseYes, ..])
        {
            await Start(dialog, null);
            return;
        }

        // A button of an earlier version says no time.
        if (payload.Arguments is [_, var asked] && !Undo.IsInTime(turn, asked))
        {
            await AskToErase(dialog, null);
            return;
        }

        await EraseAsync(turn);
        turn.Say("data.erased");
    }

    private async ValueTask EraseAsync(TurnContext turn)
    {
        await Erasure.EraseAsync(turn.Session, turn.PersonId, _all().Documents, _alsoErases, turn.Now);
        turn.Conversation = turn.Conversation with { Stack = [], Choices = [] };
        turn.IsForgotten = true;
    }
}
