using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding.Commands;

namespace ChatBot.Dialogs.Skills.Menu;

/// <summary>Greeting and menu.</summary>
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

    private static ValueTask Show(DialogContext dialog, string key)
    {
        var turn = dialog.Turn;
        var all = MenuButtons.All(turn);
        var isWaiting = turn.Conversation.Suspended && dialog.Top is not null;
        turn.Say(key, isWaiting ? [new Button(turn.Text("engine.button-resume"), "go:resume"), .. all] : all);
        return ValueTask.CompletedTask;
    }
}
