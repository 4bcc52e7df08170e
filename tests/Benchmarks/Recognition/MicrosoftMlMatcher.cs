using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Text;

namespace ChatBot.Benchmarks.Recognition;

/// <summary>Microsoft.ML: maximum entropy over weighted words and pairs of words and groups of three to five letters.</summary>
internal sealed class MicrosoftMlMatcher : ITopicMatcher, IDisposable
{
    private const string OffTopic = "none";

    private readonly PredictionEngine<Input, Output> _engine;
    private readonly string[] _labels;

    public MicrosoftMlMatcher(IReadOnlyList<Example> examples)
    {
        var context = new MLContext(seed: 1);
        var data = context.Data.LoadFromEnumerable(
            examples.Select(e => new Input { Text = Example.Expand(e.Text), Topic = e.Topic ?? OffTopic })
        );
        var options = new TextFeaturizingEstimator.Options
        {
            WordFeatureExtractor = new WordBagEstimator.Options
            {
                NgramLength = 2,
                UseAllLengths = true,
                Weighting = NgramExtractingEstimator.WeightingCriteria.TfIdf,
            },
            CharFeatureExtractor = new WordBagEstimator.Options
            {
                NgramLength = 5,
                UseAllLengths = true,
                Weighting = NgramExtractingEstimator.WeightingCriteria.TfIdf,
            },
            CaseMode = TextNormalizingEstimator.CaseMode.None,
            KeepPunctuations = true,
        };
        var pipeline = context
            .Transforms.Conversion.MapValueToKey("Label", nameof(Input.Topic))
            .Append(context.Transforms.Text.FeaturizeText("Features", options, nameof(Input.Text)))
            .Append(
                context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(
                    l1Regularization: 0,
                    l2Regularization: 0.05f,
                    optimizationTolerance: 1e-4f
                )
            );
        var model = pipeline.Fit(data);
        _engine = context.Model.CreatePredictionEngine<Input, Output>(model);
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        _engine.OutputSchema[nameof(Output.Score)].GetSlotNames(ref names);
        _labels = [.. names.DenseValues().Select(name => name.ToString())];
    }

    public (IReadOnlyList<string> Topics, double Sureness) Match(string text)
    {
        var scores = _engine.Predict(new Input { Text = Example.Expand(text) }).Score;
        var ranked = Enumerable
            .Range(0, scores.Length)
            .Where(i => _labels[i] != OffTopic)
            .OrderByDescending(i => scores[i])
            .Take(3)
            .ToList();
        return ([.. ranked.Select(i => _labels[i])], scores[ranked[0]]);
    }

    public void Dispose() => _engine.Dispose();

    private sealed class Input
    {
        public string Text { get; set; } = "";

        public string Topic { get; set; } = "";
    }

    private sealed class Output
    {
        public float[] Score { get; set; } = [];
    }
}
