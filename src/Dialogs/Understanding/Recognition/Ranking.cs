namespace ChatBot.Dialogs.Understanding.Recognition;

/// <summary>Topics of a message, best first, and what to do with it.</summary>
internal sealed record Ranking(Decision Decision, IReadOnlyList<TopicScore> Topics, double OffTopic)
{
    public static readonly Ranking Nothing = new(Decision.None, [], 1);

    /// <summary>The same message, answered with another topic than its ranking says.</summary>
    public Ranking AnsweredBy(string topic, double score) =>
        new(
            Decision.Answer,
            [new TopicScore(topic, Math.Round(score, 4)), .. Topics.Where(t => t.Topic != topic).Take(Recognizer.RankedTopics - 1)],
            Math.Min(OffTopic, Math.Round(1 - score, 4))
        );
}
