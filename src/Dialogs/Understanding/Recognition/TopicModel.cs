using ChatBot.Content.Model;
using ChatBot.Dialogs.Understanding.Text;

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

    private const int FewestExamples = 2;
    private const int Epochs = 6;
    private const float Rate = 4f;
    private const float Decay = 0.002f;

    [ThreadStatic]
    private static VectorBuffer? t_buffer;

    private readonly Vocabulary _vocabulary = new(Shares);
    private readonly LinearModel _model;
    private readonly TopicWords _words = new();

    private TopicModel(ContentSnapshot content)
    {
        Topics = [.. content.Topics.Keys];
        var examples = Examples(content).Select(e => (Text: ExpandedText.Of(AnalyzedText.Of(e.Text)), e.Class)).ToList();
        var features = new FeatureList();
        var learned = new List<int[]>(examples.Count);
        foreach (var (text, topic) in examples)
        {
            _words.Learn(text, topic < Topics.Count ? topic : null);
            features.Read(text);
            learned.Add(_vocabulary.Learn(features));
        }

        _vocabulary.Freeze(examples.Count, FewestExamples);
        var buffer = new VectorBuffer();
        var vectors = new List<(int[] Ids, float[] Weights, int Class)>(examples.Count);
        for (var i = 0; i < examples.Count; i++)
        {
            var vector = _vocabulary.Vectorize(learned[i], buffer);
            vectors.Add((vector.Ids[..vector.Count], vector.Weights[..vector.Count], examples[i].Class));
        }

        _vocabulary.EndLearning();
        _model = LinearModel.Train(vectors, Topics.Count + 1, _vocabulary.Count, Epochs, Rate, Decay);
    }

    /// <summary>Topic ids by class; the class after the last is off-topic.</summary>
    public IReadOnlyList<string> Topics { get; }

    public static TopicModel Train(ContentSnapshot content) => new(content);

    /// <summary>Probability of each topic, and last of off-topic; null when nothing in the message is known.</summary>
    public float[]? Rank(ExpandedText text)
    {
        var buffer = t_buffer ??= new VectorBuffer();
        var vector = _vocabulary.Vectorize(FeatureList.Shared(text), buffer);
        if (vector.Count == 0)
        {
            return null;
        }

        Span<float> scores = stackalloc float[_model.Width];
        _model.Score(vector.Ids, vector.Weights, vector.Count, scores);
        var probabilities = scores[..(Topics.Count + 1)].ToArray();
        LinearModel.SoftMax(probabilities);
        return probabilities;
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
