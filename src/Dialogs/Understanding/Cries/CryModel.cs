using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Understanding.Recognition;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Cries;

/// <summary>
/// Tells cries for help from everything else people write here. Learned from <c>cries.tsv</c> and, as what is no cry, <c>everyday.txt</c>
/// and the phrasings of the other topics. It is a model of its own because the topics ask another question: theirs is what an answer is
/// about, and "tổng đài 111 là số gì" is about the same as a child in danger.
/// </summary>
internal sealed class CryModel
{
    /// <summary>Beside the topics that help: no cry.</summary>
    private const int NoCry = 0;

    // Measured by leaving out each fourth of the examples.
    private static readonly float[] Shares = [0.6f, 0.4f, 0.2f, 0.5f, 0.8f, 0.8f];
    private const int Epochs = 12;
    private const float Rate = 2f;
    private const float Decay = 0.002f;

    private static readonly string[] Topics = ["none", .. CryTopics.Answering];

    [ThreadStatic]
    private static List<(int At, int Concept)>? t_concepts;

    private readonly TextClassifier _classifier;

    private CryModel(TextClassifier classifier) => _classifier = classifier;

    public static CryModel Train(ContentSnapshot content) =>
        new(
            TextClassifier.Train(
                [.. Examples(content).Select(example => (ExpandedText.Of(AnalyzedText.Of(example.Text)), example.Class))],
                Topics.Length,
                new Learning(Shares, Epochs, Rate, Decay),
                Read
            )
        );

    /// <summary>Whether this is a topic for people in need.</summary>
    public static bool Helps(string? topic) => Array.IndexOf(Topics, topic) > NoCry;

    /// <summary>The topic that helps best, and how probable it is that the message is a cry at all.</summary>
    public (string Topic, float Probability) Judge(ExpandedText text)
    {
        Span<float> probabilities = stackalloc float[Topics.Length];
        _classifier.Judge(text, probabilities);
        var best = NoCry + 1;
        for (var i = best + 1; i < Topics.Length; i++)
        {
            best = probabilities[i] > probabilities[best] ? i : best;
        }

        return (Topics[best], 1 - probabilities[NoCry]);
    }

    private static void Read(ExpandedText text, FeatureList features)
    {
        var concepts = t_concepts ??= new(32);
        CryConcepts.Find(text, concepts);
        features.Read(text, concepts);
    }

    private static IEnumerable<(string Text, int Class)> Examples(ContentSnapshot content)
    {
        foreach (var (topic, text) in OwnExamples())
        {
            var number = Array.IndexOf(Topics, topic);
            yield return (text, number);

            // Half of those who write in need write without marks.
            if (VietnameseText.Fold(text) is var folded && !string.Equals(folded, text, StringComparison.OrdinalIgnoreCase))
            {
                yield return (folded, number);
            }
        }

        foreach (var topic in content.Topics.Values.Where(topic => topic.Id != CryTopics.Child))
        {
            var number = Math.Max(Array.IndexOf(Topics, topic.Id), NoCry);
            foreach (var text in topic.Phrasings)
            {
                yield return (text, number);
            }
        }

        // Everyday talk is ten times what is learned of cries; a third of it without its marks is enough to know it so.
        var everyday = 0;
        foreach (var text in EmbeddedLines.Of("everyday.txt"))
        {
            yield return (everyday++ % 3 == 0 ? VietnameseText.Fold(text) : text, NoCry);
        }

        foreach (var text in content.OffTopic)
        {
            yield return (text, NoCry);
        }
    }

    private static IEnumerable<(string Topic, string Text)> OwnExamples() =>
        EmbeddedLines
            .Of("cries.tsv")
            .Select(line => line.Split('\t'))
            .Where(cells => cells.Length == 2)
            .Select(cells => (cells[0].Split('|')[0], cells[1]));
}
