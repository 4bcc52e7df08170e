using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Understanding.Commands;

namespace ChatBot.Dialogs.Engine;

/// <summary>Buttons that lead to the skills; the same everywhere.</summary>
public static class MenuButtons
{
    /// <summary>Verb of the buttons that go somewhere: <c>go:menu</c>, <c>go:SKILL</c>, <c>go:cancel</c> …</summary>
    public const string Verb = "go";

    /// <summary>The button for none of the topics that were offered.</summary>
    public const string None = "go:none";

    /// <summary>The button that goes on with the open form.</summary>
    public const string Resume = "go:resume";

    /// <summary>The whole menu, as the skills declare it.</summary>
    public static IReadOnlyList<Button> All(TurnContext turn) =>
        [.. turn.Menu.Select(entry => new Button(turn.Text(entry.LabelKey), entry.Payload))];

    /// <summary>Only the way back to the menu.</summary>
    public static IReadOnlyList<Button> Home(TurnContext turn) => [new(turn.Text("engine.button-menu"), Go(CommandKind.Menu))];

    /// <summary>Payload of a button that means a command: <c>go:menu</c>, <c>go:stop</c>.</summary>
    public static string Go(CommandKind command) => Payload.Of(Verb, command.ToString().ToLowerInvariant());
}
