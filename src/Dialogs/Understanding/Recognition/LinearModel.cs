using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ChatBot.Dialogs.Understanding.Recognition;

/// <summary>
/// Multinomial logistic regression over the features, trained when content is loaded. The order of training is fixed, so the same content
/// gives the same model.
/// </summary>
internal sealed class LinearModel
{
    // An example that is this probable already teaches nothing more; skipping it halves the time.
    private const float SureEnough = 0.98f;

    private readonly int _width;
    private readonly float[] _weights;
    private readonly float[] _bias;

    private LinearModel(int classes, int features)
    {
        Classes = classes;
        _width = (classes + 15) / 16 * 16;
        _weights = new float[features * _width];
        _bias = new float[_width];
    }

    public int Classes { get; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static LinearModel Train(
        IReadOnlyList<(int[] Ids, float[] Weights, int Class)> examples,
        int classes,
        int features,
        int epochs,
        float rate,
        float decay
    )
    {
        var model = new LinearModel(classes, features);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var state = 88172645463325252UL;
        var scores = new float[model._width];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            Shuffle(order, ref state);
            var step = rate / (1 + (0.3f * epoch));
            foreach (var i in order)
            {
                var (ids, weights, label) = examples[i];
                model.Score(ids, weights, ids.Length, scores);
                var live = scores.AsSpan(0, classes);
                SoftMax(live);
                if (live[label] > SureEnough)
                {
                    continue;
                }

                live[label] -= 1;
                scores.AsSpan(classes).Clear();
                for (var f = 0; f < ids.Length; f++)
                {
                    var row = model._weights.AsSpan(ids[f] * model._width, model._width);
                    AddScaled(scores, -step * weights[f], row);
                }

                AddScaled(scores, -step * 0.1f, model._bias);
            }

            // Weight decay once an epoch: the same effect as in each step, for one pass over the weights.
            model.Decay(1 - decay);
        }

        return model;
    }

    /// <summary>
    /// Scores before normalising; <paramref name="scores"/> is at least as long as there are classes, rounded up to sixteens.
    /// </summary>
    public void Score(int[] ids, float[] weights, int count, Span<float> scores)
    {
        scores = scores[.._width];
        _bias.CopyTo(scores);
        for (var f = 0; f < count; f++)
        {
            AddScaled(_weights.AsSpan(ids[f] * _width, _width), weights[f], scores);
        }
    }

    public int Width => _width;

    /// <summary>Scores to probabilities, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SoftMax(Span<float> scores)
    {
        var highest = float.MinValue;
        foreach (var score in scores)
        {
            highest = MathF.Max(highest, score);
        }

        var sum = 0f;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = MathF.Exp(scores[i] - highest);
            sum += scores[i];
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] /= sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Decay(float factor)
    {
        for (var i = 0; i < _weights.Length; i++)
        {
            _weights[i] *= factor;
        }
    }

    // Rows are padded to sixteens, so there is no rest. Compiled at once: training is over before the run-time would notice how hot it is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddScaled(ReadOnlySpan<float> values, float factor, Span<float> sum)
    {
        var from = MemoryMarshal.Cast<float, Vector<float>>(values);
        var to = MemoryMarshal.Cast<float, Vector<float>>(sum);
        var scale = new Vector<float>(factor);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += from[i] * scale;
        }
    }

    private static void Shuffle(int[] order, ref ulong state)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            var j = (int)(state % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
