using System.Globalization;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Cries;
using ChatBot.Dialogs.Understanding.Recognition;
using ChatBot.Dialogs.Understanding.Sensitive;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Engine.Routing;

/// <summary>
/// Decides who takes a text. The order is: urgent help, numbers that must not be kept, choices of the last message, commands
/// that the open question does not claim, the open question itself, and only then topics: a form's answer is never judged by the question
/// matcher first.
/// </summary>
internal sealed class TextRouter(SkillSet skills, CommandRouter commands, ButtonRouter buttons)
{
    private const int ChoicesInDoubt = 3;

    // Well above what the recogniser needs to answer nothing: below it, the message may only be badly put.
    private const double OffTopicFrom = 0.8;

    // From here on a topic is likelier meant than a word of a choice.
    private const double LikelyFrom = 0.5;

    // Longer, it is more than the name of a choice.
    private const int MostWordsOfChoice = 6;

    // No list is longer; a greater number counts something else.
    private const int GreatestChoice = 30;

    private static readonly WordListKey Thing = new("answers-choice.thing");

    public async ValueTask RouteAsync(DialogContext dialog, MessageActivity message, RecognizerResult recognized)
    {
        var turn = dialog.Turn;
        var said = new Utterance(recognized.Text, message.MessageId, recognized);
        if (said.Text.Length == 0)
        {
            turn.Say("engine.unsupported");
            await dialog.RepromptAsync();
            return;
        }

        var isAsleep = Form.FallsAsleep(dialog);

        // Two words and more tell a language, also when they ask for help; a name or a number in a form does not.
        if (
            !dialog.IsAsking
            && recognized.Command is null or CommandKind.Help or CommandKind.Human
            && recognized.Language != turn.Language
            && recognized.IsLanguageClear
            && recognized.Analyzed.Tokens.Count >= 2
        )
        {
            turn.Conversation = turn.Conversation with { WrittenLanguage = recognized.Language };
        }

        // The words of a button that was offered are a press of it, whatever else they may sound like ("Em không muốn").
        if (recognized.UrgentTopic is { } urgent && ButtonWords.Exactly(turn.Conversation.Choices, said.Text) is null)
        {
            // A person in danger is not asked for a name in the same message: the open form waits behind one button.
            dialog.Suspend();
            await dialog.AnswerAsync(urgent, said);
            OfferToResume(turn);
            return;
        }

        if (recognized.Sensitive is [var sensitive, ..])
        {
            turn.Say(
                sensitive.Kind switch
                {
                    SensitiveKind.IdNumber => "engine.sensitive-id-number",
                    SensitiveKind.Card => "engine.sensitive-card-number",
                    SensitiveKind.Password => "engine.sensitive-password",
                    SensitiveKind.OwnAccount => "engine.sensitive-account-number",
                    _ => "engine.sensitive-one-time-code",
                }
            );
            await dialog.RepromptAsync();
            return;
        }

        if (message.IsEdit && message.MessageId is { } id)
        {
            // An edit of an older message that answered nothing is no answer to what is asked now.
            if (await EditAnswerAsync(dialog, id, said) || (dialog.IsAsking && turn.Conversation.LastMessageId != id))
            {
                return;
            }
        }

        turn.Conversation = turn.Conversation with { LastMessageId = message.MessageId };

        if (ChoiceOf(dialog, said) is { } choice)
        {
            if (choice.Url is null)
            {
                await buttons.PressAsync(dialog, choice.Payload);
                return;
            }
        }
        else if (IsBehindTheEnd(dialog, said))
        {
            turn.Say("engine.choice-range", turn.Conversation.Choices, ("count", $"{turn.Conversation.Choices.Count}"));
            return;
        }

        var isClaimed = dialog.IsAsking && dialog.TopDialog!.Claims(dialog, said);
        if (dialog is { IsAsking: true, TopDialog: Form asking } && await TakeInFormAsync(dialog, asking, said, isClaimed))
        {
            return;
        }

        if (!isClaimed && (recognized.Command == CommandKind.Undo || ButtonWords.Find(turn.Conversation.Undo, said.Text) is not null))
        {
            await UndoAsync(dialog, said);
            return;
        }

        // With no form to go on with, "tiếp" is a button that says so ("Bài tiếp theo"), or goes on with what a skill is in the middle of.
        if (recognized.Command == CommandKind.Continue && dialog.Top is null)
        {
            if (
                (ButtonWords.Holding(turn.Conversation.Choices, said.Text) ?? ButtonWords.Holding(turn.Conversation.Shown, said.Text)) is
                { } next
            )
            {
                await buttons.PressAsync(dialog, next.Payload);
                return;
            }

            if (await skills.ClaimedByAsync(turn, said) is { Claim: Claim.First, Skill: var going })
            {
                await SkillSet.TakeAsync(going, dialog, said);
                return;
            }
        }

        if (dialog.IsAsking && recognized.Command is null && await skills.PlainlyWishedAsync(turn, said) is { } wished)
        {
            await SkillSet.TakeAsync(wished, dialog, said);
            await dialog.RepromptAsync();
            return;
        }

        if (recognized.Command is null && !isClaimed && skills.IsCommand(said.Text))
        {
            await skills.CommandAsync(dialog, said);
            await dialog.RepromptAsync();
            return;
        }

        if (recognized.Command is { } command && !isClaimed)
        {
            await commands.RunAsync(dialog, command, said);
            return;
        }

        if (dialog.IsAsking)
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

            // The open question claims what it cannot decide ("dung"), so no topic may take it.
            if (isClaimed)
            {
                await dialog.TopDialog!.NotUnderstoodAsync(dialog, said);
                turn.HasPrompted = true;
                return;
            }
        }

        await UnderstandAsync(dialog, said, isAsleep);
        if (isAsleep && turn.Conversation is { Suspended: true })
        {
            OfferToResume(turn);
        }
    }

    // What is said to a form beside a plain answer: that it is to end, thanks, or a value with a question beside it.
    private async ValueTask<bool> TakeInFormAsync(DialogContext dialog, Form form, Utterance said, bool isClaimed)
    {
        var turn = dialog.Turn;

        // "Huy" without its marks is a name, and "thôi" to a yes or no is a no.
        var isAnswer = isClaimed && (form.AsksYesOrNo(dialog) || said.Recognized.Analyzed is { Tokens.Count: 1, HasMarks: false });
        if (said.Recognized.Command is not (null or CommandKind.Cancel or CommandKind.Thanks or CommandKind.Goodbye))
        {
            return false;
        }

        if (StopWords.AreClear(said) && !isAnswer)
        {
            await commands.CancelAsync(dialog);
            return true;
        }

        if (!isClaimed && StopWords.AreDoubtful(said) && form.AskToLeave(dialog))
        {
            return true;
        }

        if (await form.ChangeOfMindAsync(dialog, said))
        {
            turn.Conversation = turn.Conversation with { Misses = 0 };
            return true;
        }

        // "Ok cảm ơn nhé" is neither a consent nor a value.
        if (Courtesy.IsThanks(said.Recognized))
        {
            turn.Say("engine.at-your-service");
            turn.Conversation = turn.Conversation with { Misses = 0 };
            await dialog.RepromptAsync();
            return true;
        }

        if (await form.PartsAsync(dialog, said) is not { } parts)
        {
            return false;
        }

        turn.Conversation = turn.Conversation with { Misses = 0 };
        if (parts.Rest is { } rest)
        {
            turn.HasPrompted = true;
            await AnswerBesideAsync(dialog, rest);
            turn.HasPrompted = false;
        }

        if (parts.Answer is { } answer)
        {
            await form.TakePartAsync(dialog, answer, said);
        }

        await dialog.RepromptAsync();
        return true;
    }

    // Answers what is asked beside an answer. It begins and ends nothing: the open question goes on.
    private async ValueTask AnswerBesideAsync(DialogContext dialog, Utterance rest)
    {
        var turn = dialog.Turn;
        var recognized = rest.Recognized;
        var top = dialog.Top;
        var claimed = await skills.ClaimedByAsync(turn, rest);
        var isOwn = claimed is { } owner && owner.Skill.Dialogs.Contains(dialog.TopDialog);
        if (
            claimed?.Claim != Claim.First
            && recognized.Decision == Decision.Answer
            && recognized.Topic is { } id
            && turn.Content.Topics.GetValueOrDefault(id) is { } topic
            && (topic.Action is null || !IsOfForm(dialog, topic.Action))
        )
        {
            await dialog.AnswerAsync(topic.Id, rest);
        }
        else if (claimed is { } taken && !isOwn)
        {
            await SkillSet.TakeAsync(taken.Skill, dialog, rest);
        }
        else if (recognized.Decision != Decision.None && await LikelyAsync(turn, recognized) is { Count: > 0 } likely)
        {
            turn.Say("engine.did-you-mean", [.. likely.Select(t => new Button(t.Title.In(turn.Language), Payload.Of("topic", t.Id)))]);
        }
        else
        {
            turn.Say("engine.beside-unknown");
        }

        if (top is not null && dialog.Top?.Id != top.Id)
        {
            turn.Conversation = turn.Conversation with
            {
                Suspended = false,
                Stack = [.. turn.Conversation.Stack.Where(i => i.Id != top.Id && i.Id != dialog.Top?.Id), top],
            };
        }
    }

    // "signup.start" beside an answer of the sign-up would begin it anew.
    private static bool IsOfForm(DialogContext dialog, string action) =>
        action == $"{dialog.TopDialog!.Name}.start" || action == $"{dialog.TopDialog!.Name}.cancel";

    private async ValueTask UnderstandAsync(DialogContext dialog, Utterance said, bool isAsleep)
    {
        var turn = dialog.Turn;
        var recognized = said.Recognized;
        if (
            said.Text.Length > 2
            && (ButtonWords.Exactly(turn.Conversation.Shown, said.Text) ?? ButtonWords.Beginning(turn.Conversation.Choices, said.Text))
                is { Url: null } shown
        )
        {
            await buttons.PressAsync(dialog, shown.Payload);
            return;
        }

        if (!dialog.IsAsking && recognized.Wishes.Count > 1 && await SeveralAsync(dialog, said))
        {
            return;
        }

        var claimed = await skills.ClaimedByAsync(turn, said);
        if (!dialog.IsAsking && (Courtesy.IsThanks(recognized) || (claimed is null && Courtesy.Is(recognized))) && !AsksToConfirm(turn))
        {
            turn.Say("engine.at-your-service");
            return;
        }

        if (claimed is null && recognized.Decision != Decision.Answer && AfterCry.KeyOf(turn, recognized) is { } patient)
        {
            turn.Say(patient, MenuButtons.Home(turn));
            OfferToResume(turn);
            return;
        }

        if (claimed?.Claim != Claim.First && recognized.Decision == Decision.Answer && recognized.Topic is { } topic)
        {
            if (topic == CryTopics.Running && dialog.IsAsking && await SuspendedAsync(dialog, topic, said))
            {
                return;
            }

            await dialog.AnswerAsync(topic, said);
            return;
        }

        if (claimed is { Skill: var skill })
        {
            turn.Conversation = turn.Conversation with { Misses = 0, LastTopicAt = null };
            await SkillSet.TakeAsync(skill, dialog, said);
            await dialog.RepromptAsync();
            return;
        }

        if (
            !dialog.IsAsking
            && recognized.Decision != Decision.Answer
            && recognized.Score < LikelyFrom
            && ByWords(turn, said) is { Url: null } meant
        )
        {
            await buttons.PressAsync(dialog, meant.Payload);
            return;
        }

        // A side question in a form is asked back; its answer puts the form's question again. Anything else said there was meant as an
        // answer.
        if (
            recognized.Decision == Decision.Ask
            && (!dialog.IsAsking || recognized.IsClearQuestion)
            && await LikelyAsync(turn, recognized) is { Count: > 0 } topics
        )
        {
            if (skills.TakesAway(topics[0]))
            {
                await dialog.AnswerAsync(topics[0].Id, said);
                return;
            }

            var likely = topics.Select(t => new Button(t.Title.In(turn.Language), Payload.Of("topic", t.Id)));
            await TopicAnswers.KeepAsync(dialog, skills.Questions?.Unsure, dialog.IsAsking ? null : said);
            turn.Say("engine.did-you-mean", [.. likely, new Button(turn.Text("engine.button-none-of-these"), MenuButtons.None)]);
            return;
        }

        if (dialog.IsAsking)
        {
            // Nothing said here is kept, however much it asks: what was meant as an answer is personal.
            await dialog.TopDialog!.NotUnderstoodAsync(dialog, said);
            turn.HasPrompted = true;
            return;
        }

        // After a day it is no answer any more, and nothing else: what is under way is told, and its question put.
        if (isAsleep && dialog.TopDialog is Form form)
        {
            dialog.Turn.Conversation = dialog.Turn.Conversation with { Suspended = false };
            await form.ResumeAsync(dialog);
            return;
        }

        // Kept either way: only the office sees whether it was rightly held to be none of the service's business.
        await TopicAnswers.KeepAsync(dialog, skills.Questions?.Unanswered, said);
        if (recognized.Topics.Count > 0 && recognized.OffTopic >= OffTopicFrom)
        {
            TopicAnswers.OffTopic(turn);
            return;
        }

        TopicAnswers.NotUnderstood(turn);
    }

    // Somebody whom a swindler presses is not asked for a name in the same breath: the form waits behind one button.
    private static async ValueTask<bool> SuspendedAsync(DialogContext dialog, string topic, Utterance said)
    {
        dialog.Suspend();
        await dialog.AnswerAsync(topic, said);
        OfferToResume(dialog.Turn);
        return true;
    }

    /// <summary>
    /// Does the first of several wishes and offers the others, or returns false, having done nothing, when the message is better read as a
    /// whole.
    /// </summary>
    private async ValueTask<bool> SeveralAsync(DialogContext dialog, Utterance said)
    {
        var turn = dialog.Turn;
        List<(Utterance Said, string Does, Skill? Skill, Topic? Topic, Button? Button)> wishes = [];
        foreach (var part in said.Recognized.Wishes)
        {
            var wish = new Utterance(part.Text, said.MessageId, part);
            var claimed = part.Command is null ? await skills.ClaimedByAsync(turn, wish) : null;
            var topic = part.Decision == Decision.Answer ? TopicOf(turn, part.Topic) : null;

            // "… có mất tiền không và học ở đâu": the second leans on the first.
            if (topic is null && wishes is [.., { Topic: { } before }] && FollowUpQuestion.AspectOf(part) is { } aspect)
            {
                topic = before.FollowUps.TryGetValue(aspect, out var next) ? TopicOf(turn, next) : null;
            }

            if (topic is not null && skills.TakesAway(topic))
            {
                return false;
            }

            if (claimed is { Claim: Claim.First } || (claimed is not null && topic is null))
            {
                wishes.Add((wish, $"{claimed.Value.Skill.Name} {part.Text}", claimed.Value.Skill, topic, null));
            }
            else if (topic is not null)
            {
                wishes.Add((wish, topic.Id, null, topic, null));
            }
            else if (part.Command is null && skills.ButtonFor(turn, wish, wish) is { } button)
            {
                wishes.Add((wish, button.Payload, null, null, button));
            }
        }

        wishes = [.. wishes.DistinctBy(wish => wish.Does)];
        if (wishes is not [var first, .. { Count: > 0 } others])
        {
            return false;
        }

        var offered = others
            .Select(other =>
                skills.ButtonFor(turn, other.Said, first.Said)
                ?? (
                    other.Topic is { } topic ? new Button(topic.Title.In(turn.Language), Payload.Of("topic", topic.Id))
                    : other.Skill is { MenuEntry: { } entry }
                        ? new Button(turn.Text(entry.LabelKey), Payload.Of(MenuButtons.Verb, other.Skill.Name))
                    : null
                )
            )
            .OfType<Button>()
            .ToList();
        if (offered.Count == 0)
        {
            return false;
        }

        if (first.Button is { } pressed)
        {
            await buttons.PressAsync(dialog, pressed.Payload);
        }
        else if (first is { Skill: null, Topic: { } answered })
        {
            await dialog.AnswerAsync(answered.Id, first.Said);
        }
        else
        {
            turn.Conversation = turn.Conversation with { Misses = 0, LastTopicAt = null };
            await SkillSet.TakeAsync(first.Skill!, dialog, first.Said);
        }

        foreach (var button in offered)
        {
            turn.AddButton(button);
        }

        return true;
    }

    private static Topic? TopicOf(TurnContext turn, string? id) => id is null ? null : turn.Content.Topics.GetValueOrDefault(id);

    // "Hoàn tác" takes back what was done last; the words of a button mean that button.
    private async ValueTask UndoAsync(DialogContext dialog, Utterance said)
    {
        var turn = dialog.Turn;
        if (
            (ButtonWords.Find(turn.Conversation.Undo, said.Text) ?? (turn.Conversation.Undo is [var latest, ..] ? latest : null)) is
            { } undo
        )
        {
            await buttons.PressAsync(dialog, undo.Payload);
            return;
        }

        turn.Say("engine.nothing-to-undo", dialog.IsAsking ? [] : MenuButtons.All(turn));
        await dialog.RepromptAsync();
    }

    /// <summary>
    /// The topics that a doubtful message may mean. What takes something away is no guess: it is asked for by its name when it is the
    /// first, words of an end are there and the citizen holds it, and otherwise it is left out.
    /// </summary>
    private async ValueTask<IReadOnlyList<Topic>> LikelyAsync(TurnContext turn, RecognizerResult recognized)
    {
        var topics = recognized
            .Topics.Select(t => turn.Content.Topics.GetValueOrDefault(t.Topic))
            .OfType<Topic>()
            .DistinctBy(t => t.Id)
            .ToList();
        return
            topics is [var first, ..] && skills.TakesAway(first) && recognized.Ending.MayBeMeant && await skills.MayHoldAsync(turn, first)
            ? [first]
            : [.. topics.Where(t => !skills.TakesAway(t)).Take(ChoicesInDoubt)];
    }

    public static Button? ChoiceOf(DialogContext dialog, Utterance said)
    {
        var choices = dialog.Turn.Conversation.Choices;
        if (choices.Count == 0)
        {
            return null;
        }

        // "Cái thứ hai" behind the card of an event is the second event of the list, not the second button of the card.
        var listed = dialog.Turn.Conversation.Listed(dialog.Turn.Now);
        if (
            listed.Count > 0
            && !dialog.IsAsking
            && !choices.Any(c => listed.Any(thing => thing.Label == c.Label))
            && WordReader.AsTyped(said.Recognized.Analyzed).Holds(Thing)
            && ChoiceNumber.Read(said.Recognized.Analyzed, listed.Count) is { IsSaid: true, Value: var place }
            && place >= 1
            && place <= listed.Count
        )
        {
            return listed[place - 1];
        }

        if (!dialog.IsAsking && LineOf(choices, said) is { } line)
        {
            return line;
        }

        var confirms = choices.Any(c => c.IsYes is not null);
        // A yes or a no is chosen by its bare digit and by no other word that counts, and a question reads words that count itself.
        var isDigit = said.Text.Length <= 2 && said.Text.All(char.IsAsciiDigit);
        if (
            (isDigit || !(confirms || dialog.IsAsking))
            && ChoiceNumber.Read(said.Recognized.Analyzed, choices.Count) is { IsSaid: true, Value: var number }
        )
        {
            return number >= 1 && number <= choices.Count && (confirms || !(dialog.IsAsking && dialog.TopDialog!.ClaimsNumbers(dialog)))
                ? choices[number - 1]
                : null;
        }

        if (said.Text.Length > 60)
        {
            return null;
        }

        return ButtonWords.Find(choices, said.Text)
            ?? (
                confirms && YesNoAnswer.Parse(said.Text, YesNoQuestion.Confirmation) is AnswerOutcome.Accepted answer
                    ? choices.FirstOrDefault(c => c.IsYes == (answer.Value == YesNoAnswer.Yes))
                    : null
            );
    }

    // A name or a word that only one of the things offered has: "bé Nam" of two seats, "cái lừa đảo" of two topics. Buttons that do
    // different things are no things of one kind.
    private static Button? ByWords(TurnContext turn, Utterance said)
    {
        var things = turn
            .Conversation.Choices.Where(c => c.IsYes is null)
            .Select(c => (Button: c, Payload.Parse(c.Payload)?.Verb))
            .Where(c => c.Verb is not null and not MenuButtons.Verb)
            .GroupBy(c => c.Verb)
            .MaxBy(kind => kind.Count());
        return
            things is not null
            && things.Count() > 1
            && said.Recognized.Analyzed.Tokens.Count <= MostWordsOfChoice
            && ChoiceAnswer.Parse(said.Text, [.. things.Select(c => new ChoiceOption(c.Button.Payload, c.Button.Label))])
                is AnswerOutcome.Accepted accepted
            ? things.First(c => c.Button.Payload == accepted.Value).Button
            : null;
    }

    // "1. Sự kiện": the line of a numbered list, copied.
    private static Button? LineOf(IReadOnlyList<Button> choices, Utterance said)
    {
        var text = said.Recognized.Analyzed;
        return
            text.Tokens.Count > 1
            && text.Tokens[0].Kind == TokenKind.Number
            && int.TryParse(text.FoldedToken(0), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= choices.Count
            ? ButtonWords.Exactly([choices[number - 1]], text.Text[text.Tokens[0].End..])
            : null;
    }

    // A number behind the end of the choices is told how many there are; a great one is a year, a telephone number, a price.
    private static bool IsBehindTheEnd(DialogContext dialog, Utterance said) =>
        !dialog.IsAsking
        && dialog.Turn.Conversation.Choices is { Count: > 1 } choices
        && choices.All(c => c.IsYes is null)
        && ChoiceNumber.Read(said.Recognized.Analyzed, choices.Count) is { IsSaid: true, Value: var number }
        && (number < 1 || number > choices.Count)
        && number <= GreatestChoice;

    // Thanks beside such a question are no answer to it.
    private static bool AsksToConfirm(TurnContext turn) => turn.Conversation.Choices.Any(c => c.TakesAway || c.Payload == MenuButtons.None);

    private static async ValueTask<bool> EditAnswerAsync(DialogContext dialog, string messageId, Utterance said)
    {
        foreach (var instance in dialog.Turn.Conversation.Stack.Reverse())
        {
            if (dialog.DialogOf(instance) is { } open && await open.EditAnswerAsync(dialog, messageId, said))
            {
                dialog.Turn.Conversation = dialog.Turn.Conversation with { Suspended = false };
                return true;
            }
        }

        return false;
    }

    private static void OfferToResume(TurnContext turn)
    {
        if (turn.Conversation.Stack.Count > 0)
        {
            turn.AddButton(new Button(turn.Text("engine.button-resume"), MenuButtons.Resume));
        }
    }
}
