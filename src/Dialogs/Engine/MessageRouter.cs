using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Answers;

namespace ChatBot.Dialogs.Engine;

/// <summary>
/// Decides who takes an activity. For text the order is: urgent help, numbers that must not be kept, choices of the last message, commands
/// that the open question does not claim, the open question itself, and only then topics: a form's answer is never judged by the question
/// matcher first.
/// </summary>
internal sealed class MessageRouter(SkillSet skills)
{
    private const int ChoicesInDoubt = 3;

    // Well above what the recogniser needs to answer nothing: below it, the message may only be badly put.
    private const double OffTopicFrom = 0.8;
    private const string EraseNow = "data:erase-yes";
    private static readonly TimeSpan GreetedLately = TimeSpan.FromHours(1);

    public async ValueTask RouteAsync(TurnContext turn, Recognizer recognizer)
    {
        var dialog = new DialogContext(turn, skills);
        if (turn.Activity is not (EventActivity or LeftActivity) && turn.Conversation.Unreachable)
        {
            turn.Conversation = turn.Conversation with { Unreachable = false };
        }

        DropUnknownDialogs(dialog);
        if (turn.Conversation.TakenOverUntil is { } until && turn.Activity is not (EventActivity or LeftActivity or JoinedActivity { IsSilent: true }))
        {
            if (turn.Now < until)
            {
                await HushedAsync(dialog, recognizer);
                return;
            }

            turn.Conversation = turn.Conversation with { TakenOverUntil = null };
            turn.Say("engine.answers-again");
        }

        switch (turn.Activity)
        {
            case MessageActivity message:
                await TextAsync(dialog, message, recognizer);
                break;
            case ButtonActivity button:
                await PressAsync(dialog, button.Payload);
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
                await dialog.RepromptAsync();
                break;
            case EventActivity happened:
                await HappenedAsync(dialog, happened);
                break;
            default:
                throw new InvalidOperationException($"No route for an activity of type {turn.Activity.GetType().Name}.");
        }
    }

    /// <summary>A person of the office talks with the citizen: the bot keeps out of it, but for what must not wait for anybody.</summary>
    private async ValueTask HushedAsync(DialogContext dialog, Recognizer recognizer)
    {
        // Nor is an open question put again.
        dialog.Turn.HasPrompted = true;
        var recognized = dialog.Turn.Activity is MessageActivity message ? recognizer.Recognize(message.Text, dialog.Turn.LocalNow) : null;
        if (recognized?.UrgentTopic is { } urgent)
        {
            await AnswerAsync(dialog, urgent, null);
        }
        else if (recognized?.Command is CommandKind.Stop or CommandKind.WithdrawConsent || dialog.Turn.Activity is ButtonActivity { Payload: "go:stop" })
        {
            await StopAsync(dialog);
        }
        else if (recognized?.Command == CommandKind.EraseData || dialog.Turn.Activity is ButtonActivity { Payload: "topic:data_delete" })
        {
            await dialog.ActAsync("data.erase", null);
        }
        else if ((dialog.Turn.Activity as ButtonActivity)?.Payload == EraseNow
            || (recognized is not null && ChoiceOf(dialog, new Utterance(recognized.Text, null, recognized))?.Payload == EraseNow))
        {
            await PressAsync(dialog, EraseNow);
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

    private static Button? ChoiceOf(DialogContext dialog, Utterance said)
    {
        var choices = dialog.Turn.Conversation.Choices;
        if (choices.Count == 0)
        {
            return null;
        }

        var confirms = choices.Any(c => c.IsYes is not null);
        if (said.Text.Length <= 2 && int.TryParse(said.Text, out var number))
        {
            return number >= 1 && number <= choices.Count && (confirms || !(IsAsking(dialog) && dialog.TopDialog!.ClaimsNumbers(dialog))) ? choices[number - 1] : null;
        }

        if (said.Text.Length > 60)
        {
            return null;
        }

        var folded = VietnameseText.Fold(said.Text);
        return choices.FirstOrDefault(c => VietnameseText.Fold(c.Label) == folded)
            ?? (confirms && YesNoAnswer.Parse(said.Text) is AnswerOutcome.Accepted answer ? choices.FirstOrDefault(c => c.IsYes == (answer.Value == YesNoAnswer.Yes)) : null);
    }

    private static bool IsAsking(DialogContext dialog) => dialog.Top is not null && !dialog.Turn.Conversation.Suspended;

    private async ValueTask TextAsync(DialogContext dialog, MessageActivity message, Recognizer recognizer)
    {
        var turn = dialog.Turn;
        var recognized = recognizer.Recognize(message.Text, turn.LocalNow);
        var said = new Utterance(recognized.Text, message.MessageId, recognized);
        if (said.Text.Length == 0)
        {
            turn.Say("engine.unsupported");
            await dialog.RepromptAsync();
            return;
        }

        // A wish of two and more words tells a language; a name or a number in a form does not.
        if (!IsAsking(dialog) && recognized.Command is null && recognized.Language != turn.Language && recognized.IsLanguageClear
            && recognized.Analyzed.Tokens.Count >= 2)
        {
            turn.Conversation = turn.Conversation with { WrittenLanguage = recognized.Language };
        }

        if (recognized.UrgentTopic is { } urgent)
        {
            // Who is in danger is not asked for a name in the same breath: what was under way waits behind one button.
            Suspend(turn);
            await AnswerAsync(dialog, urgent, said);
            OfferToResume(turn);
            return;
        }

        if (SensitiveNumbers.Find(said.Text) is [var sensitive, ..])
        {
            turn.Say(sensitive.Kind switch
            {
                SensitiveKind.IdNumber => "engine.sensitive-id-number",
                SensitiveKind.Card => "engine.sensitive-card-number",
                _ => "engine.sensitive-one-time-code",
            });
            await dialog.RepromptAsync();
            return;
        }

        if (message.IsEdit && message.MessageId is { } id)
        {
            // An edit of an older message that answered nothing is no answer to what is asked now.
            if (await CorrectAsync(dialog, id, said) || (IsAsking(dialog) && turn.Conversation.LastMessageId != id))
            {
                return;
            }
        }

        turn.Conversation = turn.Conversation with { LastMessageId = message.MessageId };

        if (ChoiceOf(dialog, said) is { } choice)
        {
            if (choice.Url is null)
            {
                await PressAsync(dialog, choice.Payload);
                return;
            }
        }

        if (recognized.Command is { } command && !(IsAsking(dialog) && dialog.TopDialog!.Claims(dialog, said)))
        {
            await CommandAsync(dialog, command, said);
            return;
        }

        if (IsAsking(dialog))
        {
            if (EditCommand.Find(said.Text) is { } edit && await dialog.TopDialog!.CommandAsync(dialog, DialogCommand.Edit, edit.Argument))
            {
                return;
            }

            if (await dialog.TopDialog!.ContinueAsync(dialog, said))
            {
                turn.Conversation = turn.Conversation with { Misses = 0 };
                return;
            }
        }

        await UnderstandAsync(dialog, said);
    }

    private async ValueTask UnderstandAsync(DialogContext dialog, Utterance said)
    {
        var turn = dialog.Turn;
        var recognized = said.Recognized;
        var claimed = await skills.ClaimedByAsync(turn, said);
        if (claimed is null && !IsAsking(dialog) && Courtesy.Is(recognized.Analyzed) && !AsksToConfirm(turn))
        {
            turn.Say("engine.at-your-service");
            return;
        }

        if (claimed?.Claim != Claim.First && recognized.Decision == Decision.Answer && recognized.Topic is { } topic)
        {
            await AnswerAsync(dialog, topic, said);
            return;
        }

        if (claimed is { Skill: var skill })
        {
            turn.Conversation = turn.Conversation with { Misses = 0, LastTopicAt = null };
            await SkillSet.TakeAsync(skill, dialog, said);
            await dialog.RepromptAsync();
            return;
        }

        // A side question in a form is asked back; its answer puts the form's question again. Anything else said there was meant as an answer.
        if (recognized.Decision == Decision.Ask && (!IsAsking(dialog) || recognized.IsClearQuestion))
        {
            var likely = recognized.Alternatives.Prepend(new TopicScore(recognized.Topic!, recognized.Score))
                .Where(a => turn.Content.Topics.ContainsKey(a.Topic))
                .DistinctBy(a => a.Topic)
                .Take(ChoicesInDoubt)
                .Select(a => new Button(turn.Content.Topics[a.Topic].Title.In(turn.Language), Payload.Of("topic", a.Topic)));
            await KeepAsync(dialog, "questions.unsure", IsAsking(dialog) ? null : said);
            turn.Say("engine.did-you-mean", [.. likely, new Button(turn.Text("engine.button-none-of-these"), "go:none")]);
            return;
        }

        if (IsAsking(dialog))
        {
            // Nothing said here is kept, however much it asks: what was meant as an answer is personal.
            await dialog.TopDialog!.NotUnderstoodAsync(dialog, said);
            turn.HasPrompted = true;
            return;
        }

        // Kept either way: only the office sees whether it was rightly held to be none of the service's business.
        await KeepAsync(dialog, "questions.unanswered", said);
        if (recognized.Topics.Count > 0 && recognized.OffTopic >= OffTopicFrom)
        {
            turn.Say("engine.off-topic", MenuButtons.All(turn));
            return;
        }

        NotUnderstood(turn);
    }

    // "ok" there means what the button says, and must be pressed or written out.
    private static bool AsksToConfirm(TurnContext turn) =>
        turn.Conversation.Choices.Any(c => c.Payload.Contains("-yes", StringComparison.Ordinal) || c.Payload == "go:none");

    private ValueTask KeepAsync(DialogContext dialog, string action, Utterance? said) =>
        skills.HasAction(action) ? dialog.ActAsync(action, said) : ValueTask.CompletedTask;

    private static void NotUnderstood(TurnContext turn)
    {
        var misses = turn.Conversation.Misses + 1;
        turn.Conversation = turn.Conversation with { Misses = misses };
        turn.Say(misses == 1 ? "engine.not-understood" : "engine.not-understood-again", MenuButtons.All(turn));
    }

    private static async ValueTask AnswerAsync(DialogContext dialog, string topicId, Utterance? said)
    {
        var turn = dialog.Turn;
        if (!turn.Content.Topics.TryGetValue(topicId, out var topic))
        {
            turn.Say("engine.topic-gone", MenuButtons.Home(turn));
            await dialog.RepromptAsync();
            return;
        }

        turn.Conversation = turn.Conversation with { LastTopic = topicId, LastTopicAt = turn.Now, Asked = null, Misses = 0 };
        await dialog.ActAsync(topic.Action ?? "questions.answer", said);
        await dialog.RepromptAsync();
    }

    private static async ValueTask<bool> CorrectAsync(DialogContext dialog, string messageId, Utterance said)
    {
        foreach (var instance in dialog.Turn.Conversation.Stack.Reverse())
        {
            if (dialog.DialogOf(instance) is { } open && await open.CorrectAsync(dialog, messageId, said))
            {
                dialog.Turn.Conversation = dialog.Turn.Conversation with { Suspended = false };
                return true;
            }
        }

        return false;
    }

    private async ValueTask PressAsync(DialogContext dialog, string text)
    {
        var turn = dialog.Turn;
        if (Payload.Parse(text) is not { } payload)
        {
            turn.Say("engine.button-unknown", MenuButtons.Home(turn));
            await dialog.RepromptAsync();
            return;
        }

        if (Form.Verbs.Contains(payload.Verb))
        {
            await PressInFormAsync(dialog, payload);
            return;
        }

        switch (payload.Verb)
        {
            case MenuButtons.Verb when payload.Arguments is [var target, ..]:
                await GoAsync(dialog, target);
                return;
            case "topic" when payload.Arguments is [var topic, ..]:
                await AnswerAsync(dialog, topic, null);
                return;
            default:
                // What is shown now, short questions lean on; a handler that shows something they can lean on notes it.
                turn.Conversation = payload is { Verb: "more", Arguments: [var read, ..] }
                    ? turn.Conversation with { LastTopic = read, LastTopicAt = turn.Now }
                    : turn.Conversation with { LastTopicAt = null };
                if (!await skills.PressAsync(dialog, payload))
                {
                    turn.Say("engine.button-unknown", MenuButtons.Home(turn));
                }

                await dialog.RepromptAsync();
                return;
        }
    }

    private async ValueTask PressInFormAsync(DialogContext dialog, Payload payload)
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

        turn.Say("form.press-closed", skills.HasAction($"{name}.start") ? [new Button(turn.Text("form.button-anew"), $"go:{name}"), .. MenuButtons.Home(turn)] : MenuButtons.Home(turn));
        await dialog.RepromptAsync();
    }

    private async ValueTask GoAsync(DialogContext dialog, string target)
    {
        var turn = dialog.Turn;
        switch (target)
        {
            case "menu":
                Suspend(turn);
                await dialog.ActAsync("menu.show", null);
                return;
            case "vi" or "en":
                await SpeakAsync(dialog, target);
                return;
            case "none":
                await KeepAsync(dialog, "questions.unanswered", null);
                NotUnderstood(turn);
                await dialog.RepromptAsync();
                return;
            case "cancel":
                await CancelAsync(dialog);
                return;
            case "resume":
                await ResumeAsync(dialog);
                return;
            case "stop":
                await StopAsync(dialog);
                return;
            case "human":
                await AnswerAsync(dialog, "human", null);
                return;
            default:
                turn.Conversation = turn.Conversation with { LastTopicAt = null };

                // "go:signup" begins a skill, "go:programme.today" is one of its actions.
                if (skills.HasAction($"{target}.start"))
                {
                    await dialog.ActAsync($"{target}.start", null);
                }
                else if (skills.HasAction(target))
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

    private async ValueTask CommandAsync(DialogContext dialog, CommandKind command, Utterance said)
    {
        var turn = dialog.Turn;
        switch (command)
        {
            case CommandKind.Menu:
                Suspend(turn);
                await dialog.ActAsync("menu.show", said);
                return;
            case CommandKind.Greeting:
                if (IsAsking(dialog))
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
                turn.Say(IsAsking(dialog) ? "engine.help-in-form" : "engine.help", IsAsking(dialog) ? [] : MenuButtons.All(turn));
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
                if (!IsAsking(dialog) || !await dialog.TopDialog!.CommandAsync(dialog, command == CommandKind.Back ? DialogCommand.Back : DialogCommand.Skip, null))
                {
                    Suspend(turn);
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
                await AnswerAsync(dialog, "human", said);
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
                if (!IsAsking(dialog) || !await dialog.TopDialog!.CommandAsync(dialog, DialogCommand.Edit, null))
                {
                    await dialog.ActAsync("data.fix", said);
                    await dialog.RepromptAsync();
                }

                return;
            default:
                throw new InvalidOperationException($"No route for the command {command}.");
        }
    }

    private static async ValueTask SpeakAsync(DialogContext dialog, string language)
    {
        dialog.Turn.Conversation = dialog.Turn.Conversation with { ChosenLanguage = language };
        dialog.Turn.RepromptsInFull = true;
        dialog.Turn.Say("engine.language-set", IsAsking(dialog) ? [] : MenuButtons.All(dialog.Turn));
        await dialog.RepromptAsync();
    }

    private static void OfferToResume(TurnContext turn)
    {
        if (turn.Conversation.Stack.Count > 0)
        {
            turn.AddButton(new Button(turn.Text("menu.button-resume"), "go:resume"));
        }
    }

    private static void Suspend(TurnContext turn)
    {
        if (turn.Conversation.Stack.Count > 0)
        {
            turn.Conversation = turn.Conversation with { Suspended = true };
        }
    }

    private static async ValueTask CancelAsync(DialogContext dialog)
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

    private static async ValueTask ResumeAsync(DialogContext dialog)
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

    private async ValueTask StopAsync(DialogContext dialog)
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

    private async ValueTask JoinedAsync(DialogContext dialog, JoinedActivity joined)
    {
        var turn = dialog.Turn;
        if (joined.IsUnasked && !turn.IsNew)
        {
            if (turn.Now - turn.Conversation.LastSeen < GreetedLately)
            {
                return;
            }

            if (IsAsking(dialog))
            {
                turn.Say("engine.hello-again");
                await dialog.RepromptAsync();
                return;
            }
        }

        Suspend(turn);
        await dialog.ActAsync("menu.greet", null);
        if (joined.StartPayload is not { Length: > 0 } link)
        {
            return;
        }

        // Deep links: t.me/<bot>?start=signup and ?start=topic_week_when, letters a-z, 0-9, _ and - only.
        var separator = link.IndexOf('_', StringComparison.Ordinal);
        if (separator > 0 && link[..separator] == "topic")
        {
            await AnswerAsync(dialog, link[(separator + 1)..], null);
        }
        else if (skills.HasAction($"{link}.start"))
        {
            await GoAsync(dialog, link);
        }
    }

    private static async ValueTask NativeAsync(DialogContext dialog)
    {
        var turn = dialog.Turn;
        if (IsAsking(dialog) && dialog.TopDialog is Form form && await form.NativeAsync(dialog, turn.Activity))
        {
            return;
        }

        if (turn.Activity is LocationActivity)
        {
            await dialog.ActAsync("programme.near", null);
        }
        else
        {
            turn.Say("engine.contact-not-needed", IsAsking(dialog) ? [] : MenuButtons.All(turn));
        }

        await dialog.RepromptAsync();
    }

    private async ValueTask HappenedAsync(DialogContext dialog, EventActivity happened)
    {
        var turn = dialog.Turn;
        switch (happened.Name)
        {
            case DeliveryEvents.Unreachable:
                turn.Conversation = turn.Conversation with { Unreachable = true };
                turn.Session.DropProactive(turn.PersonId);
                break;
            case DeliveryEvents.Moved when happened.Subject is { Length: > 0 } conversationId:
                var moved = turn.Conversation with { Reference = turn.Conversation.Reference with { ConversationId = conversationId } };
                turn.Session.Delete(Conversation.Kind, turn.Conversation.Reference.Key);
                turn.Conversation = moved;
                break;
            case DeliveryEvents.Undelivered:
                turn.Session.Put(UndeliveredMessage.Kind, new UndeliveredMessage
                {
                    Id = happened.Id,
                    PersonId = turn.PersonId,
                    At = turn.Now,
                    Reason = happened.Subject ?? string.Empty,
                });
                break;
            case ConversationEvents.TakenOver when int.TryParse(happened.Subject, out var minutes):
                var silentUntil = (happened.HappenedAt ?? turn.Now).AddMinutes(minutes);
                if (silentUntil <= turn.Now || silentUntil <= turn.Conversation.TakenOverUntil)
                {
                    break;
                }

                // Seen now, also when the bot had not known them: what the office began, the bot must not break into. A number typed from here on
                // answers the office, not what the bot had offered before.
                turn.Conversation = turn.Conversation with
                {
                    TakenOverUntil = silentUntil,
                    Choices = [],
                    LastSeen = turn.IsNew ? turn.Now : turn.Conversation.LastSeen,
                };
                break;
            default:
                if (skills.FindEvent(happened.Name) is not { } handler)
                {
                    throw new InvalidOperationException($"No skill handles the event '{happened.Name}'.");
                }

                await handler(dialog, happened);
                break;
        }
    }
}
