using ChatBot.Content.Model;
using NodaTime;

namespace ChatBot.Dialogs.Understanding;

/// <summary>Understands a text outside any form.</summary>
public sealed class Recognizer
{
    private readonly Dictionary<string, string> _topicByPhrasing = new(StringComparer.Ordinal);

    private Recognizer(ContentSnapshot content)
    {
        foreach (var topic in content.Topics.Values)
        {
            foreach (var phrasing in topic.Phrasings)
            {
                _topicByPhrasing.TryAdd(Key(phrasing), topic.Id);
            }
        }
    }

    /// <summary>Builds the index of a snapshot.</summary>
    public static Recognizer Build(ContentSnapshot content) => new(content);

    /// <summary>Reads a text.</summary>
    public RecognizerResult Recognize(string text, LocalDateTime now)
    {
        var normalized = VietnameseText.Normalize(text);
        var topic = _topicByPhrasing.GetValueOrDefault(Key(normalized));
        return new RecognizerResult
        {
            Text = normalized,
            Command = CommandFinder.Find(normalized),
            Topic = topic,
            Score = topic is null ? 0 : 1,
            Decision = topic is null ? Decision.None : Decision.Answer,
        };
    }

    private static string Key(string text) => VietnameseText.Fold(VietnameseText.Normalize(text)).Trim('?', '.', '!', ' ');
}
