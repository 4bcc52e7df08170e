using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Commands;

namespace ChatBot.Dialogs.Engine.Routing;

/// <summary>Decides who takes an activity, and keeps the bot out of a conversation that a person of the office has taken over.</summary>
internal sealed class ActivityRouter
{
    private static readonly TimeSpan GreetedLately = TimeSpan.FromHours(1);

    private readonly SkillSet _skills;
    private readonly CommandRouter _commands;
    private readonly ButtonRouter _buttons;
    private readonly TextRouter _text;
    private readonly EventRouter _events;

    public ActivityRouter(SkillSet skills)
    {
        _skills = skills;
        _commands = new CommandRouter(skills);
        _buttons = new ButtonRouter(skills, _commands);
        _text = new TextRouter(skills, _commands, _buttons);
        _events = new EventRouter(skills);
    }

    public async ValueTask RouteAsync(TurnContext turn, RecognizerResult? recognized)
    {
        var dialog = new DialogContext(turn, _skills);
        if (turn.Activity is not (EventActivity or LeftActivity) && turn.Conversation.Unreachable)
        {
            turn.Conversation = turn.Conversation with { Unreachable = false };
        }

        DropUnknownDialogs(dialog);
        if (Repetition.Notice(turn))
        {
            return;
        }

        if (
            turn.Conversation.TakenOverUntil is { } until
            && turn.Activity is not (EventActivity or LeftActivity or JoinedActivity { IsSilent: true })
        )
        {
            if (turn.Now < until)
            {
                await HushedAsync(dialog, recognized);
                return;
            }

            turn.Conversation = turn.Conversation with { TakenOverUntil = null };
            turn.Say("engine.answers-again");
        }

        switch (turn.Activity)
        {
            case MessageActivity message:
                await _text.RouteAsync(dialog, message, recognized!);
                break;
            case ButtonActivity button:
                await _buttons.PressAsync(dialog, button.Payload);
                break;
            case JoinedActivity { IsSilent: true }:
                break;
            case JoinedActivity joined:
                await JoinedAsync(dialog, joined);
                break;
            case LeftActivity when turn.Activity.HappenedAt < turn.Conversation.LastSeen:
                // Told late, and they have written since. In doubt they can be reached: the next message shows.
                break;
            case LeftActivity:
                turn.Conversation = turn.Conversation with { Unreachable = true };
                turn.Session.DropProactive(turn.PersonId);
                break;
            case ContactActivity or LocationActivity:
                await NativeAsync(dialog);
                break;
            case UnsupportedActivity unsupported:
                turn.Say(unsupported.Content == UnsupportedContent.TooLong ? "engine.too-long" : "engine.unsupported");
                await (dialog.IsAsking && dialog.TopDialog is Form asking ? asking.UnreadableAsync(dialog) : dialog.RepromptAsync());
                break;
            case EventActivity happened:
                await _events.RouteAsync(dialog, happened);
                break;
            default:
                throw new InvalidOperationException($"No route for an activity of type {turn.Activity.GetType().Name}.");
        }
    }

    /// <summary>
    /// While a person of the office talks with the citizen, the bot stays silent except for emergencies, stop, withdrawal and erase.
    /// </summary>
    private async ValueTask HushedAsync(DialogContext dialog, RecognizerResult? recognized)
    {
        // Nor is an open question put again.
        dialog.Turn.HasPrompted = true;
        if (recognized?.UrgentTopic is { } urgent)
        {
            await dialog.AnswerAsync(urgent, null);
        }
        else if (
            recognized?.Command is CommandKind.Stop or CommandKind.StopLessons or CommandKind.WithdrawConsent
            || (dialog.Turn.Activity is ButtonActivity stop && stop.Payload == MenuButtons.Go(CommandKind.Stop))
        )
        {
            await _commands.StopAsync(dialog);
        }
        else if (recognized?.Command == CommandKind.EraseData)
        {
            await _skills.CommandAsync(dialog, CommandKind.EraseData, null);
        }
        else if (
            (
                (dialog.Turn.Activity as ButtonActivity)?.Payload
                ?? (recognized is null ? null : TextRouter.ChoiceOf(dialog, new Utterance(recognized.Text, null, recognized))?.Payload)
            )
                is { } pressed
            && Payload.Parse(pressed) is { } payload
            && _skills.CannotWait(payload)
        )
        {
            await _buttons.PressAsync(dialog, pressed);
        }
    }

    private static void DropUnknownDialogs(DialogContext dialog)
    {
        var stack = dialog.Turn.Conversation.Stack;
        if (stack.Any(i => dialog.DialogOf(i) is null))
        {
            dialog.Turn.Conversation = dialog.Turn.Conversation with { Stack = [.. stack.Where(i => dialog.DialogOf(i) is not null)] };
        }
    }

    private async ValueTask JoinedAsync(DialogContext dialog, JoinedActivity joined)
    {
        var turn = dialog.Turn;
        if (joined.IsUnasked && !turn.IsNew)
        {
            if (turn.Now - turn.Conversation.LastSeen < GreetedLately)
            {
                return;
            }

            if (dialog.IsAsking)
            {
                turn.Say("engine.hello-again");
                await dialog.RepromptAsync();
                return;
            }
        }

        dialog.Suspend();
        await _skills.CommandAsync(dialog, CommandKind.Greeting, null);
        if (joined.StartPayload is not { Length: > 0 } link)
        {
            return;
        }

        // Deep links: t.me/<bot>?start=signup and ?start=topic_week_when, letters a-z, 0-9, _ and - only.
        var separator = link.IndexOf('_', StringComparison.Ordinal);
        if (separator > 0 && link[..separator] == "topic")
        {
            await dialog.AnswerAsync(link[(separator + 1)..], null);
        }
        else if (dialog.HasAction($"{link}.start"))
        {
            await _buttons.GoAsync(dialog, link);
        }
    }

    private async ValueTask NativeAsync(DialogContext dialog)
    {
        var turn = dialog.Turn;
        if (dialog.IsAsking && dialog.TopDialog is Form form && await form.NativeAsync(dialog, turn.Activity))
        {
            return;
        }

        if (turn.Activity is not LocationActivity || !await _skills.LocationAsync(dialog))
        {
            turn.Say("engine.contact-not-needed", dialog.IsAsking ? [] : MenuButtons.All(turn));
        }

        await dialog.RepromptAsync();
    }
}
