using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Recognition;

/// <summary>How a classifier learns; each user measures its own.</summary>
/// <param name="Shares">Weight of each <see cref="FeatureKind"/> in a message.</param>
/// <param name="Epochs">How often all examples are gone through.</param>
/// <param name="Rate">Size of the first steps.</param>
/// <param name="Decay">How fast the weights shrink.</param>
internal sealed record Learning(float[] Shares, int Epochs, float Rate, float Decay);

/// <summary>
/// Learns classes of messages from examples and gives the probability of each class for a message. Topics and cries for help are told by
/// one each. Immutable once it has learned.
/// </summary>
internal sealed class TextClassifier
{
    // A feature of a single example says nothing of the next message.
    private const int FewestExamples = 2;

    [ThreadStatic]
    private static VectorBuffer? t_buffer;

    private readonly Action<ExpandedText, FeatureList> _read;
    private readonly Vocabulary _vocabulary;
    private readonly LinearModel _model;

    private TextClassifier(Action<ExpandedText, FeatureList> read, Vocabulary vocabulary, LinearModel model, int classes)
    {
        _read = read;
        _vocabulary = vocabulary;
        _model = model;
        Classes = classes;
    }

    /// <summary>How many classes there are; they are numbered from 0.</summary>
    public int Classes { get; }

    /// <summary>Learns.</summary>
    /// <param name="examples">Messages with their classes.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="learning">How it learns.</param>
    /// <param name="read">Reads the features of a message.</param>
    public static TextClassifier Train(
        IReadOnlyList<(ExpandedText Text, int Class)> examples,
        int classes,
        Learning learning,
        Action<ExpandedText, FeatureList> read
    )
    {
        var vocabulary = new Vocabulary(learning.Shares);
        var features = new FeatureList();
        var learned = new List<int[]>(examples.Count);
        foreach (var (text, _) in examples)
        {
            read(text, features);
            learned.Add(vocabulary.Learn(features));
        }

        vocabulary.Freeze(examples.Count, FewestExamples);
        var buffer = new VectorBuffer();
        var vectors = new List<(int[] Ids, float[] Weights, int Class)>(examples.Count);
        for (var i = 0; i < examples.Count; i++)
        {
            var vector = vocabulary.Vectorize(learned[i], buffer);
            vectors.Add((vector.Ids[..vector.Count], vector.Weights[..vector.Count], examples[i].Class));
        }

        vocabulary.EndLearning();
        var model = LinearModel.Train(vectors, classes, vocabulary.Count, learning.Epochs, learning.Rate, learning.Decay);
        return new TextClassifier(read, vocabulary, model, classes);
    }

    /// <summary>Works out the probability of each class.</summary>
    /// <param name="text">The message.</param>
    /// <param name="probabilities">Is filled; as long as <see cref="Classes"/>.</param>
    /// <returns>False when nothing in the message is known: the probabilities are then those of an empty message.</returns>
    public bool Judge(ExpandedText text, Span<float> probabilities)
    {
        var features = FeatureList.OfThread;
        _read(text, features);
        var vector = _vocabulary.Vectorize(features, t_buffer ??= new VectorBuffer());
        Span<float> scores = stackalloc float[_model.Width];
        _model.Score(vector.Ids, vector.Weights, vector.Count, scores);
        scores[..Classes].CopyTo(probabilities);
        LinearModel.SoftMax(probabilities);
        return vector.Count > 0;
    }
}
