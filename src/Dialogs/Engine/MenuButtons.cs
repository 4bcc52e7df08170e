using ChatBot.Dialogs.Activities;

namespace ChatBot.Dialogs.Engine;

/// <summary>Buttons that lead to the skills; the same everywhere.</summary>
public static class MenuButtons
{
    /// <summary>Verb of the buttons that go somewhere: <c>go:menu</c>, <c>go:signup</c>, <c>go:cancel</c> …</summary>
    public const string Verb = "go";

    /// <summary>The whole menu.</summary>
    public static IReadOnlyList<Button> All(TurnContext turn) =>
        [
            new(turn.Text("menu.button-programme"), "go:programme"),
            new(turn.Text("menu.button-signup"), "go:signup"),
            new(turn.Text("menu.button-lessons"), "go:lessons"),
            new(turn.Text("menu.button-questions"), "go:questions"),
            new(turn.Text("menu.button-data"), "go:data"),
        ];

    /// <summary>Only the way back to the menu.</summary>
    public static IReadOnlyList<Button> Home(TurnContext turn) => [new(turn.Text("menu.button-menu"), "go:menu")];
}
