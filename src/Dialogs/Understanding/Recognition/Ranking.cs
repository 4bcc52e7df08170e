namespace ChatBot.Dialogs.Understanding.Recognition;

/// <summary>Topics of a message, best first, and what to do with it.</summary>
internal sealed record Ranking(Decision Decision, IReadOnlyList<TopicScore> Topics, double OffTopic)
{
    public static readonly Ranking Nothing = new(Decision.None, [], 1);
}
