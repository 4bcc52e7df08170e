using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Understanding.Commands;

namespace ChatBot.Dialogs.Engine.Routing;

/// <summary>Does what a command says: the words that mean the same at every point of a conversation.</summary>
internal sealed class CommandRouter(SkillSet skills)
{
    /// <summary>Target of the button that takes a stop back; behind it stands when.</summary>
    public const string StartAgain = "start-again";

    public async ValueTask RunAsync(DialogContext dialog, CommandKind command, Utterance? said)
    {
        var turn = dialog.Turn;
        switch (command)
        {
            case CommandKind.Menu:
                dialog.Suspend();
                await skills.CommandAsync(dialog, command, said);
                return;
            case CommandKind.Greeting:
                if (dialog.IsAsking)
                {
                    turn.Say("engine.hello-again");
                    await dialog.RepromptAsync();
                }
                else
                {
                    await skills.CommandAsync(dialog, command, said);
                }

                return;
            case CommandKind.Thanks:
                turn.Say("engine.welcome");
                await dialog.RepromptAsync();
                return;
            case CommandKind.Goodbye:
                turn.Say("engine.goodbye");
                await dialog.RepromptAsync();
                return;
            case CommandKind.Help:
                turn.Say(dialog.IsAsking ? "engine.help-in-form" : "engine.help", dialog.IsAsking ? [] : MenuButtons.All(turn));
                await dialog.RepromptAsync();
                return;
            case CommandKind.Cancel:
                await CancelAsync(dialog);
                return;
            case CommandKind.Stop:
                await StopAsync(dialog);
                return;
            case CommandKind.Continue:
                await ResumeAsync(dialog);
                return;
            case CommandKind.Undo:
                turn.Say("engine.nothing-to-undo", dialog.IsAsking ? [] : MenuButtons.All(turn));
                await dialog.RepromptAsync();
                return;
            case CommandKind.Back or CommandKind.Skip:
                if (
                    !dialog.IsAsking
                    || !await dialog.TopDialog!.CommandAsync(
                        dialog,
                        command == CommandKind.Back ? DialogCommand.Back : DialogCommand.Skip,
                        null
                    )
                )
                {
                    dialog.Suspend();
                    await skills.CommandAsync(dialog, CommandKind.Menu, said);
                }

                return;
            case CommandKind.Vietnamese or CommandKind.English:
                await SpeakAsync(dialog, command == CommandKind.English ? "en" : "vi");
                return;
            case CommandKind.Language:
                turn.Say("engine.choose-language", [new Button("Tiếng Việt", "go:vi"), new Button("English", "go:en")]);
                return;
            case CommandKind.FixData when dialog.IsAsking && await dialog.TopDialog!.CommandAsync(dialog, DialogCommand.Edit, null):
                return;
            default:
                await skills.CommandAsync(dialog, command, said);
                await dialog.RepromptAsync();
                return;
        }
    }

    public async ValueTask StopAsync(DialogContext dialog)
    {
        var turn = dialog.Turn;
        turn.Conversation = turn.Conversation with { Stopped = true };
        turn.Session.DropProactive(turn.PersonId);
        var (ended, holds) = (false, false);
        foreach (var skill in skills.Skills)
        {
            holds |= await skill.HeldAsync(turn) is { Count: > 0 };
            ended |= await skill.StopAsync(dialog);
        }

        // Holders of a seat get messages about it; those can begin again too.
        turn.Say(
            ended ? "engine.stopped" : "engine.stopped-nothing",
            !ended && !holds
                ? MenuButtons.Home(turn)
                : [Undo.Button(turn, "engine.button-start-again", MenuButtons.Verb, StartAgain), .. MenuButtons.Home(turn)]
        );
        await dialog.RepromptAsync();
    }

    /// <summary>A stop is taken back: what it ended begins again.</summary>
    /// <param name="dialog">The conversation.</param>
    /// <param name="stamp">When it was said.</param>
    public async ValueTask StartAgainAsync(DialogContext dialog, string? stamp)
    {
        var turn = dialog.Turn;
        if (!turn.Conversation.Stopped)
        {
            turn.Say("engine.undone-already", MenuButtons.Home(turn));
        }
        else if (!Undo.IsInTime(turn, stamp))
        {
            turn.Say("engine.undo-late", MenuButtons.All(turn));
        }
        else
        {
            turn.Conversation = turn.Conversation with { Stopped = false };
            var begun = false;
            foreach (var skill in skills.Skills)
            {
                begun |= await skill.StartAgainAsync(dialog);
            }

            if (!begun)
            {
                turn.Say("engine.started-again", MenuButtons.Home(turn));
            }
        }

        await dialog.RepromptAsync();
    }

    public async ValueTask CancelAsync(DialogContext dialog)
    {
        if (dialog.TopDialog is Form form)
        {
            dialog.Turn.Conversation = dialog.Turn.Conversation with { Suspended = false };
            await form.CancelAsync(dialog);
            return;
        }

        // Offer only what they hold: a button that ends nothing confuses.
        var held = new List<Button>();
        foreach (var skill in skills.Skills)
        {
            held.AddRange(await skill.HeldAsync(dialog.Turn) ?? []);
        }

        dialog.Turn.Say(
            held.Count == 0 ? "engine.nothing-under-way" : "engine.nothing-to-cancel",
            held.Count == 0 ? MenuButtons.All(dialog.Turn) : [.. held, .. MenuButtons.Home(dialog.Turn)]
        );
    }

    public static async ValueTask ResumeAsync(DialogContext dialog)
    {
        var turn = dialog.Turn;
        if (dialog.Top is null)
        {
            turn.Say("engine.nothing-to-resume", MenuButtons.All(turn));
            return;
        }

        turn.Conversation = turn.Conversation with { Suspended = false };
        await dialog.RepromptAsync();
    }

    public static async ValueTask SpeakAsync(DialogContext dialog, string language)
    {
        dialog.Turn.Conversation = dialog.Turn.Conversation with { ChosenLanguage = language };
        dialog.Turn.RepromptsInFull = true;
        dialog.Turn.Say("engine.language-set", dialog.IsAsking ? [] : MenuButtons.All(dialog.Turn));
        await dialog.RepromptAsync();
    }
}
