using ChatBot.Content.Model;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Recognition;

/// <summary>
/// Topics and the class of everything else, learned from the phrasings of the content. What was measured against it, and what was tried and
/// left out because it won nothing, stands in tests/Benchmarks/README.md.
/// </summary>
internal sealed class TopicModel
{
    // Shares of words, pairs, marked words, letter groups, concepts and their pairs in a vector; measured on questions that are not in the
    // content.
    private static readonly float[] Shares = [0.7f, 0.45f, 0.25f, 0.7f, 0.25f, 0.3f];

    private const int Epochs = 6;
    private const float Rate = 4f;
    private const float Decay = 0.002f;

    private readonly TextClassifier _classifier;
    private readonly TopicWords _words = new();

    private TopicModel(ContentSnapshot content)
    {
        Topics = [.. content.Topics.Keys];
        var examples = Examples(content).Select(e => (Text: ExpandedText.Of(AnalyzedText.Of(e.Text)), e.Class)).ToList();
        foreach (var (text, topic) in examples)
        {
            _words.Learn(text, topic < Topics.Count ? topic : null);
        }

        _classifier = TextClassifier.Train(
            examples,
            Topics.Count + 1,
            new Learning(Shares, Epochs, Rate, Decay),
            static (text, features) => features.Read(text)
        );
    }

    /// <summary>Topic ids by class; the class after the last is off-topic.</summary>
    public IReadOnlyList<string> Topics { get; }

    public static TopicModel Train(ContentSnapshot content) => new(content);

    /// <summary>Probability of each topic, and last of off-topic; null when nothing in the message is known.</summary>
    public float[]? Rank(ExpandedText text)
    {
        var probabilities = new float[_classifier.Classes];
        return _classifier.Judge(text, probabilities) ? probabilities : null;
    }

    /// <summary>How much of the message a topic knows.</summary>
    public Familiarity FamiliarityOf(ExpandedText text, int topic) => _words.Of(text, topic);

    private static IEnumerable<(string Text, int Class)> Examples(ContentSnapshot content)
    {
        var number = 0;
        foreach (var topic in content.Topics.Values)
        {
            foreach (var text in topic.Phrasings.Append(topic.Title.Vi).Append(topic.Title.En))
            {
                yield return (text, number);
            }

            number++;
        }

        foreach (var text in content.OffTopic)
        {
            yield return (text, number);
        }
    }
}
