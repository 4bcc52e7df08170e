using ChatBot.Content.Model;

namespace ChatBot.Dialogs.Understanding.Recognition;

/// <summary>
/// Topics and the class of everything else, learned from the phrasings of the content. What was measured against it, and what was tried and
/// left out because it won nothing, stands in tests/Benchmarks/README.md.
/// </summary>
internal sealed class TopicModel
{
    // Shares of words, pairs, marked words, letter groups, concepts and their pairs in a vector; measured on questions that are not in the content.
    private static readonly float[] Shares = [0.7f, 0.45f, 0.25f, 0.7f, 0.25f, 0.3f];

    private const int FewestExamples = 2;
    private const int Epochs = 6;
    private const float Rate = 4f;
    private const float Decay = 0.002f;

    [ThreadStatic]
    private static VectorBuffer? t_buffer;

    private readonly Vocabulary _vocabulary = new(Shares);
    private readonly LinearModel _model;
    private readonly HashSet<ulong> _topicWords = [];

    private TopicModel(ContentSnapshot content)
    {
        Topics = [.. content.Topics.Keys];
        var examples = Examples(content).Select(e => (Text: ExpandedText.Of(AnalyzedText.Of(e.Text)), e.Class)).ToList();
        var features = new FeatureList();
        var learned = new List<int[]>(examples.Count);
        foreach (var (text, _) in examples)
        {
            features.Read(text);
            learned.Add(_vocabulary.Learn(features));
        }

        _vocabulary.Freeze(examples.Count, FewestExamples);
        CollectTopicWords(examples);
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

    /// <summary>
    /// Whether the message holds a word or a pair of words of the topic that nearly every topic does not have ("ở đâu", "đăng ký"). Pairs
    /// count because all words of "đăng ký lớp tiếng Anh cho con" are common ones.
    /// </summary>
    public bool SharesWord(ExpandedText text, int topic)
    {
        for (var i = 0; i < text.Terms.Count; i++)
        {
            if (_topicWords.Contains(FeatureList.WordInTopic(text.Folded(i), topic))
                || (i > 0 && _topicWords.Contains(FeatureList.WordInTopic(Pair(text, i), topic))))
            {
                return true;
            }
        }

        return false;
    }

    private static string Pair(ExpandedText text, int second) => string.Concat(text.Folded(second - 1), " ", text.Folded(second));

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

    private void CollectTopicWords(List<(ExpandedText Text, int Class)> examples)
    {
        var topics = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        foreach (var (text, topic) in examples.Where(e => e.Class < Topics.Count))
        {
            for (var i = 0; i < text.Terms.Count; i++)
            {
                Know(text.Folded(i).ToString(), topic);
                if (i > 0)
                {
                    Know(Pair(text, i), topic);
                }
            }
        }

        foreach (var (word, known) in topics.Where(pair => pair.Value.Count <= Math.Max(3, Topics.Count / 3)))
        {
            foreach (var topic in known)
            {
                _topicWords.Add(FeatureList.WordInTopic(word, topic));
            }
        }

        void Know(string words, int topic)
        {
            if (!topics.TryGetValue(words, out var known))
            {
                topics.Add(words, known = []);
            }

            known.Add(topic);
        }
    }
}
