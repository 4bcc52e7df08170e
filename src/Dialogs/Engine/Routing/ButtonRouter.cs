using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Understanding.Commands;

namespace ChatBot.Dialogs.Engine.Routing;

/// <summary>Finds who takes a pressed button: the form it belongs to, the menu, a topic, or the skill that registered its verb.</summary>
internal sealed class ButtonRouter(SkillSet skills, CommandRouter commands)
{
    private static readonly Dictionary<string, CommandKind> Commands = new[]
    {
        CommandKind.Menu,
        CommandKind.Cancel,
        CommandKind.Stop,
        CommandKind.Human,
    }.ToDictionary(MenuButtons.Go, StringComparer.Ordinal);

    public async ValueTask PressAsync(DialogContext dialog, string text)
    {
        var turn = dialog.Turn;
        if (turn.Conversation.Undo.Any(b => b.Payload == text))
        {
            turn.Conversation = turn.Conversation with { Undo = [.. turn.Conversation.Undo.Where(b => b.Payload != text)] };
        }

        if (Payload.Parse(text) is not { } payload)
        {
            turn.Say("engine.button-unknown", MenuButtons.Home(turn));
            await dialog.RepromptAsync();
            return;
        }

        if (payload.IsOfForm)
        {
            await PressInFormAsync(dialog, payload);
            return;
        }

        switch (payload.Verb)
        {
            case MenuButtons.Verb when payload.Arguments is [CommandRouter.StartAgain, var stopped]:
                await commands.StartAgainAsync(dialog, stopped);
                return;
            case MenuButtons.Verb when payload.Arguments is [var target, ..]:
                await GoAsync(dialog, target);
                return;
            case "topic" when payload.Arguments is [var topic, ..]:
                await dialog.AnswerAsync(topic, null);
                return;
            default:
                // What is shown now, short questions lean on; a handler that shows something they can lean on notes it.
                turn.Conversation = payload is { Verb: "more", Arguments: [var read, ..] }
                    ? turn.Conversation with
                    {
                        LastTopic = read,
                        LastTopicAt = turn.Now,
                    }
                    : turn.Conversation with
                    {
                        LastTopicAt = null,
                    };
                if (!await skills.PressAsync(dialog, payload))
                {
                    turn.Say("engine.button-unknown", MenuButtons.Home(turn));
                }

                await dialog.RepromptAsync();
                return;
        }
    }

    private static async ValueTask PressInFormAsync(DialogContext dialog, Payload payload)
    {
        var turn = dialog.Turn;
        var name = payload.Arguments.ElementAtOrDefault(0) ?? string.Empty;
        var instance = turn.Conversation.Stack.FirstOrDefault(i => i.Id == payload.Arguments.ElementAtOrDefault(1));
        if (instance is not null && dialog.DialogOf(instance) is { } open && open.Name == name)
        {
            // The pressed form comes to the top: the press says which thread the citizen is in.
            turn.Conversation = turn.Conversation with
            {
                Suspended = false,
                Stack = [.. turn.Conversation.Stack.Where(i => i.Id != instance.Id), instance],
            };
            if (!await open.PressAsync(dialog, payload))
            {
                turn.Say("form.press-not-now");
            }

            await dialog.RepromptAsync();
            return;
        }

        turn.Say(
            "form.press-closed",
            dialog.HasAction($"{name}.start")
                ? [new Button(turn.Text("form.button-anew"), $"go:{name}"), .. MenuButtons.Home(turn)]
                : MenuButtons.Home(turn)
        );
        await dialog.RepromptAsync();
    }

    public async ValueTask GoAsync(DialogContext dialog, string target)
    {
        var turn = dialog.Turn;
        if (Commands.TryGetValue(Payload.Of(MenuButtons.Verb, target), out var command))
        {
            await commands.RunAsync(dialog, command, null);
            return;
        }

        switch (target)
        {
            case "vi" or "en":
                await CommandRouter.SpeakAsync(dialog, target);
                return;
            case "none":
                await TopicAnswers.KeepAsync(dialog, skills.Questions?.Unanswered, null);
                TopicAnswers.NotUnderstood(turn);
                await dialog.RepromptAsync();
                return;
            case "resume":
                await CommandRouter.ResumeAsync(dialog);
                return;
            default:
                turn.Conversation = turn.Conversation with { LastTopicAt = null };

                // "go:SKILL" begins a skill, "go:SKILL.ACTION" is one of its actions.
                if (dialog.HasAction($"{target}.start"))
                {
                    await dialog.ActAsync($"{target}.start", null);
                }
                else if (dialog.HasAction(target))
                {
                    await dialog.ActAsync(target, null);
                }
                else
                {
                    turn.Say("engine.button-unknown", MenuButtons.Home(turn));
                }

                await dialog.RepromptAsync();
                return;
        }
    }
}
