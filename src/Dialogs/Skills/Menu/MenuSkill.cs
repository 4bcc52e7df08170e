using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding.Commands;

namespace ChatBot.Dialogs.Skills.Menu;

/// <summary>Greeting, menu and small talk.</summary>
public sealed class MenuSkill : Skill
{
    /// <summary>Registers the skill.</summary>
    public MenuSkill() =>
        Actions = new Dictionary<string, SkillAction>
        {
            ["menu.greet"] = (dialog, _) => Show(dialog, "menu.greet"),
            ["menu.show"] = (dialog, _) => Show(dialog, "menu.show"),
        };

    /// <inheritdoc/>
    public override string Name => "menu";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, SkillAction> Actions { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<CommandKind, SkillAction> Commands =>
        new Dictionary<CommandKind, SkillAction>
        {
            [CommandKind.Menu] = Actions["menu.show"],
            [CommandKind.Greeting] = Actions["menu.greet"],
        };

    /// <inheritdoc/>
    public override ValueTask<Claim> ClaimAsync(TurnContext turn, Utterance said) =>
        ValueTask.FromResult(SmallTalk.Of(said.Recognized) is null ? Claim.None : Claim.First);

    /// <inheritdoc/>
    public override ValueTask TakeAsync(DialogContext dialog, Utterance said)
    {
        var turn = dialog.Turn;
        var human = new Button(turn.Text("menu.button-human"), MenuButtons.Go(CommandKind.Human));
        var official = new Button(turn.Text("menu.button-official"), "topic:is_official");
        switch (SmallTalk.Of(said.Recognized))
        {
            case TalkKind.Suspect:
                turn.Say("menu.talk-suspect", [official, new Button(turn.Text("menu.button-scam"), "topic:scam_check")]);
                break;
            case TalkKind.Seller:
                turn.Say("menu.talk-seller", [official, .. MenuButtons.Home(turn)]);
                break;
            case TalkKind.WrongNumber:
                turn.Say("menu.talk-wrong-number", [official, .. MenuButtons.Home(turn)]);
                break;
            case TalkKind.Unasked:
                turn.Say("menu.talk-unasked", [new Button(turn.Text("menu.button-data"), "topic:data_view"), official]);
                break;
            case TalkKind.Sad:
                turn.Say("menu.talk-sad", [new Button(turn.Text("menu.button-help-now"), "topic:crisis_help")]);
                break;
            case TalkKind.Machine:
                turn.Say("menu.talk-machine", [human, official]);
                break;
            case TalkKind.Maker:
                turn.Say("menu.talk-maker", [human, official]);
                break;
            case TalkKind.Who:
                turn.Say("menu.talk-who", [human, official, .. MenuButtons.Home(turn)]);
                break;
            case TalkKind.Personal:
                turn.Say("menu.talk-personal", MenuButtons.Home(turn));
                break;
            case TalkKind.Mistaken:
                turn.Say("menu.talk-mistaken", [human, .. MenuButtons.Home(turn)]);
                break;
            case TalkKind.Scold:
                turn.Say("menu.talk-scold", [human, new Button(turn.Text("menu.button-complaint"), "topic:complaint")]);
                break;
            case TalkKind.Praise:
                turn.Say("menu.talk-praise");
                break;
            case TalkKind.Sorry:
                turn.Say("menu.talk-sorry");
                break;
            case TalkKind.NoNeed:
                turn.Say("menu.talk-no-need");
                break;
            case TalkKind.Goodbye:
                turn.Say("engine.goodbye");
                break;
            case TalkKind.Opener:
                turn.Say("menu.talk-opener", MenuButtons.Home(turn));
                break;
            default:
                return Actions["menu.greet"](dialog, said);
        }

        return ValueTask.CompletedTask;
    }

    private static ValueTask Show(DialogContext dialog, string key)
    {
        var turn = dialog.Turn;
        var all = MenuButtons.All(turn);
        var isWaiting = turn.Conversation.Suspended && dialog.Top is not null;
        turn.Say(key, isWaiting ? [new Button(turn.Text("engine.button-resume"), "go:resume"), .. all] : all);
        return ValueTask.CompletedTask;
    }
}
