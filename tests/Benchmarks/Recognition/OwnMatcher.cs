using ChatBot.Content.Model;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Recognition;
using NodaTime;

namespace ChatBot.Benchmarks.Recognition;

/// <summary>The recogniser of the service.</summary>
internal sealed class OwnMatcher(ContentSnapshot content) : ITopicMatcher
{
    private static readonly LocalDateTime Now = new(2020, 10, 7, 9, 0);

    private readonly Recognizer _recognizer = Recognizer.Build(content);

    public (IReadOnlyList<string> Topics, double Sureness) Match(string text)
    {
        var topics = _recognizer.Recognize(text, Now).Topics;
        return ([.. topics.Take(3).Select(t => t.Topic)], topics.Count > 0 ? topics[0].Score : 0);
    }

    /// <summary>As sure as can be of what the service would answer, and not at all of the rest.</summary>
    public (IReadOnlyList<string> Topics, double Sureness) Decide(string text)
    {
        var result = _recognizer.Recognize(text, Now);
        return ([.. result.Topics.Take(3).Select(t => t.Topic)], result.Decision == Decision.Answer ? 1 : 0);
    }
}
