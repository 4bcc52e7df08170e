namespace ChatBot.Dialogs.Engine.Routing;

/// <summary>Says that a message was not understood, and keeps it for the office where a skill does.</summary>
internal static class TopicAnswers
{
    public static ValueTask KeepAsync(DialogContext dialog, SkillAction? keep, Utterance? said) =>
        keep?.Invoke(dialog, said) ?? ValueTask.CompletedTask;

    /// <summary>Says that the message is none of the service's business; at length once, and briefly when it is said again.</summary>
    public static void OffTopic(TurnContext turn)
    {
        var misses = turn.Conversation.Misses + 1;
        turn.Conversation = turn.Conversation with { Misses = misses };
        turn.Say(misses == 1 ? "engine.off-topic" : "engine.off-topic-again", MenuButtons.All(turn));
    }

    public static void NotUnderstood(TurnContext turn)
    {
        var misses = turn.Conversation.Misses + 1;
        turn.Conversation = turn.Conversation with { Misses = misses };
        turn.Say(misses == 1 ? "engine.not-understood" : "engine.not-understood-again", MenuButtons.All(turn));
    }
}
