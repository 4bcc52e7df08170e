using System.Runtime.InteropServices;

namespace ChatBot.Dialogs.Understanding.Recognition;

/// <summary>A message as weighted features, each group scaled to its share; features that were not learned are missing.</summary>
/// <param name="Ids">Feature ids, each once.</param>
/// <param name="Weights">Their weights.</param>
/// <param name="Count">How many are in use.</param>
internal readonly record struct FeatureVector(int[] Ids, float[] Weights, int Count);

/// <summary>Numbers the features of all examples and knows how rare each is.</summary>
internal sealed class Vocabulary
{
    // What an unknown word adds to the length of its group, squared: that of a word in one of sixty examples.
    private const float UnknownSquare = 16.8f;

    private readonly Dictionary<ulong, int> _ids = new();
    private readonly List<int> _documents = [];
    private readonly List<FeatureKind> _kinds = [];
    private readonly float[] _shares;
    private float[] _rarity = [];
    private int[] _kept = [];

    public Vocabulary(float[] shares) => _shares = shares;

    public int Count => _documents.Count;

    /// <summary>Counts the features of one example.</summary>
    /// <returns>Its features, for <see cref="Vectorize(int[], VectorBuffer)"/> once all examples are counted.</returns>
    public int[] Learn(FeatureList features)
    {
        var example = new int[features.Items.Count];
        for (var i = 0; i < example.Length; i++)
        {
            var (hash, kind) = features.Items[i];
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, hash, out var known);
            if (!known)
            {
                id = _documents.Count;
                _documents.Add(0);
                _kinds.Add(kind);
            }

            example[i] = id;
        }

        // Sorting is the cheapest way to count a repeated feature once, and order means nothing to the vector but rounding.
        Array.Sort(example);
        for (var i = 0; i < example.Length; i++)
        {
            _documents[example[i]] += i == 0 || example[i] != example[i - 1] ? 1 : 0;
        }

        return example;
    }

    /// <summary>Drops what occurs in fewer examples and computes how rare the rest is.</summary>
    public void Freeze(int examples, int fewest)
    {
        var kept = _ids.Where(pair => _documents[pair.Value] >= fewest)
            .OrderBy(pair => pair.Value)
            .Select(pair => (pair.Key, Id: pair.Value, Documents: _documents[pair.Value]))
            .ToList();
        _kept = new int[_documents.Count];
        Array.Fill(_kept, -1);
        _ids.Clear();
        _documents.Clear();
        foreach (var (hash, id, documents) in kept)
        {
            _kept[id] = _documents.Count;
            _ids.Add(hash, _documents.Count);
            _documents.Add(documents);
        }

        _ids.TrimExcess();
        _rarity = new float[_documents.Count];
        for (var i = 0; i < _rarity.Length; i++)
        {
            _rarity[i] = MathF.Log((examples + 1f) / (_documents[i] + 0.5f));
        }
    }

    /// <summary>
    /// The vector of a message; features that were not learned count in the length of their group, so that unknown words weaken a match.
    /// </summary>
    public FeatureVector Vectorize(FeatureList features, VectorBuffer buffer)
    {
        buffer.Begin(_documents.Count);
        Span<float> squares = stackalloc float[_shares.Length];
        squares.Clear();
        foreach (var (hash, kind) in features.Items)
        {
            Add(_ids.TryGetValue(hash, out var id) ? id : -1, kind, buffer, squares);
        }

        return Weigh(buffer, squares);
    }

    /// <summary>The vector of an example that was counted by <see cref="Learn"/>.</summary>
    public FeatureVector Vectorize(int[] example, VectorBuffer buffer)
    {
        buffer.Begin(_documents.Count);
        Span<float> squares = stackalloc float[_shares.Length];
        squares.Clear();
        foreach (var id in example)
        {
            Add(_kept[id], _kinds[id], buffer, squares);
        }

        return Weigh(buffer, squares);
    }

    /// <summary>Forgets what only examples need.</summary>
    public void EndLearning()
    {
        _kept = [];
        _kinds.Clear();
        _kinds.TrimExcess();
        _documents.TrimExcess();
    }

    private static void Add(int id, FeatureKind kind, VectorBuffer buffer, Span<float> squares)
    {
        if (id >= 0)
        {
            buffer.Add(id, kind);
        }
        else
        {
            squares[(int)kind] += kind is FeatureKind.Word or FeatureKind.Marked ? UnknownSquare : 0.3f * UnknownSquare;
        }
    }

    private FeatureVector Weigh(VectorBuffer buffer, Span<float> squares)
    {
        for (var i = 0; i < buffer.Count; i++)
        {
            var weight = _rarity[buffer.Ids[i]] * (1 + MathF.Log(buffer.Times[i]));
            buffer.Weights[i] = weight;
            squares[(int)buffer.Kinds[i]] += weight * weight;
        }

        for (var k = 0; k < squares.Length; k++)
        {
            squares[k] = squares[k] > 0 ? _shares[k] / MathF.Sqrt(squares[k]) : 0;
        }

        for (var i = 0; i < buffer.Count; i++)
        {
            buffer.Weights[i] *= squares[(int)buffer.Kinds[i]];
        }

        return new FeatureVector(buffer.Ids, buffer.Weights, buffer.Count);
    }
}
