namespace ChatBot.Dialogs.Engine.Routing;

/// <summary>Answers a topic, says that a message was not understood, and keeps it for the office.</summary>
internal static class TopicAnswers
{
    public static async ValueTask AnswerAsync(DialogContext dialog, string topicId, Utterance? said)
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

    public static ValueTask KeepAsync(DialogContext dialog, string action, Utterance? said) =>
        dialog.HasAction(action) ? dialog.ActAsync(action, said) : ValueTask.CompletedTask;

    public static void NotUnderstood(TurnContext turn)
    {
        var misses = turn.Conversation.Misses + 1;
        turn.Conversation = turn.Conversation with { Misses = misses };
        turn.Say(misses == 1 ? "engine.not-understood" : "engine.not-understood-again", MenuButtons.All(turn));
    }
}
