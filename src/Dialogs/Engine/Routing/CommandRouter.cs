using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Understanding;

namespace ChatBot.Dialogs.Engine.Routing;

/// <summary>Does what a command says: the words that mean the same at every point of a conversation.</summary>
internal sealed class CommandRouter(SkillSet skills)
{
    public async ValueTask RunAsync(DialogContext dialog, CommandKind command, Utterance said)
    {
        var turn = dialog.Turn;
        switch (command)
        {
            case CommandKind.Menu:
                dialog.Suspend();
                await dialog.ActAsync("menu.show", said);
                return;
            case CommandKind.Greeting:
                if (dialog.IsAsking)
                {
                    turn.Say("engine.hello-again");
                    await dialog.RepromptAsync();
                }
                else
                {
                    await dialog.ActAsync("menu.greet", said);
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
            case CommandKind.Back or CommandKind.Skip:
                if (!dialog.IsAsking || !await dialog.TopDialog!.CommandAsync(dialog, command == CommandKind.Back ? DialogCommand.Back : DialogCommand.Skip, null))
                {
                    dialog.Suspend();
                    await dialog.ActAsync("menu.show", said);
                }

                return;
            case CommandKind.Vietnamese or CommandKind.English:
                await SpeakAsync(dialog, command == CommandKind.English ? "en" : "vi");
                return;
            case CommandKind.Language:
                turn.Say("engine.choose-language", [new Button("Tiếng Việt", "go:vi"), new Button("English", "go:en")]);
                return;
            case CommandKind.Human:
                await TopicAnswers.AnswerAsync(dialog, "human", said);
                return;
            case CommandKind.WithdrawConsent:
                await dialog.ActAsync("data.withdraw", said);
                return;
            case CommandKind.ViewData:
                await dialog.ActAsync("data.view", said);
                await dialog.RepromptAsync();
                return;
            case CommandKind.EraseData:
                await dialog.ActAsync("data.erase", said);
                await dialog.RepromptAsync();
                return;
            case CommandKind.FixData:
                if (!dialog.IsAsking || !await dialog.TopDialog!.CommandAsync(dialog, DialogCommand.Edit, null))
                {
                    await dialog.ActAsync("data.fix", said);
                    await dialog.RepromptAsync();
                }

                return;
            default:
                throw new InvalidOperationException($"No route for the command {command}.");
        }
    }

    public async ValueTask StopAsync(DialogContext dialog)
    {
        var turn = dialog.Turn;
        turn.Conversation = turn.Conversation with { Stopped = true };
        turn.Session.DropProactive(turn.PersonId);
        foreach (var skill in skills.Skills)
        {
            await skill.StopAsync(dialog);
        }

        turn.Say("engine.stopped",
        [
            new Button(turn.Text("engine.button-cancel-class"), "topic:eng_cancel"),
            new Button(turn.Text("engine.button-erase"), "topic:data_delete"),
            .. MenuButtons.Home(turn),
        ]);
        await dialog.RepromptAsync();
    }

    public static async ValueTask CancelAsync(DialogContext dialog)
    {
        if (dialog.TopDialog is Form form)
        {
            dialog.Turn.Conversation = dialog.Turn.Conversation with { Suspended = false };
            await form.CancelAsync(dialog);
            return;
        }

        dialog.Turn.Say("engine.nothing-to-cancel", [
            new Button(dialog.Turn.Text("engine.button-cancel-class"), "topic:eng_cancel"),
            new Button(dialog.Turn.Text("engine.button-stop"), "go:stop"),
            .. MenuButtons.Home(dialog.Turn)]);
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
