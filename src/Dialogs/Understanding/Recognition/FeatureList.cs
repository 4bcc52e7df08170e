using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Recognition;

/// <summary>Kinds of feature; each is weighted as a whole, so that the many letter groups do not drown the few words.</summary>
internal enum FeatureKind
{
    Word,
    Pair,
    Marked,
    Letters,
    Concept,
    ConceptPair,
}

/// <summary>
/// Features of a message: folded words, pairs of neighbouring words, words with the marks that were typed, groups of three to five letters
/// across word boundaries, concepts, and pairs of concepts wherever they stand ("how much" with "class", however many words are between). A
/// feature is a 64-bit hash, so that a message is read without making strings.
/// </summary>
internal sealed class FeatureList
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const int ShortestGroup = 3;
    private const int LongestGroup = 5;

    // The pairs of so many concepts are 190 features; the longest stories hold about ten.
    private const int MostConcepts = 20;

    // Words; what stands further apart in a story belongs to another sentence.
    private const int WidestPair = 8;

    [ThreadStatic]
    private static FeatureList? t_shared;

    private readonly List<(ulong Hash, FeatureKind Kind)> _items = new(512);
    private readonly List<ulong> _words = new(64);
    private readonly List<int> _concepts = new(16);
    private char[] _letters = new char[512];

    /// <summary>The features; one that occurs twice is there twice.</summary>
    public List<(ulong Hash, FeatureKind Kind)> Items => _items;

    /// <summary>The list of this thread, to be filled.</summary>
    public static FeatureList OfThread => t_shared ??= new FeatureList();

    /// <summary>One number for a folded word.</summary>
    public static ulong Word(ReadOnlySpan<char> folded) => Hash(folded, 1);

    /// <summary>One number for a word and what follows it or belongs to it.</summary>
    public static ulong Both(ulong word, ulong other) => Combine(word, other + 1);

    /// <summary>Fills the list.</summary>
    public void Read(ExpandedText text) => AddConcepts(ReadWords(text), Concepts.Of(text.Lexicon));

    /// <summary>
    /// Fills the list with words and with these concepts instead of the topics' own; a pair is two of them in their order, near each other.
    /// </summary>
    public void Read(ExpandedText text, IReadOnlyList<(int At, int Concept)> concepts)
    {
        ReadWords(text);
        for (var i = 0; i < concepts.Count; i++)
        {
            var first = concepts[i];
            _items.Add((Combine(Basis ^ 6, (ulong)first.Concept + 1), FeatureKind.Concept));
            for (var j = i + 1; j < concepts.Count && concepts[j].At - first.At <= WidestPair; j++)
            {
                _items.Add(
                    (Combine(Combine(Basis ^ 7, (ulong)first.Concept + 1), (ulong)concepts[j].Concept + 1), FeatureKind.ConceptPair)
                );
            }
        }
    }

    private ReadOnlySpan<char> ReadWords(ExpandedText text)
    {
        _items.Clear();
        _words.Clear();
        var length = 1;
        foreach (var term in text.Terms)
        {
            length += term.Folded.Length + 1;
        }

        if (_letters.Length < length)
        {
            _letters = new char[length * 2];
        }

        var at = 0;
        _letters[at++] = ' ';
        foreach (var term in text.Terms)
        {
            var word = term.Folded.Span;
            _words.Add(Hash(word, 1));
            _items.Add((_words[^1], FeatureKind.Word));
            if (term.TypedMarks)
            {
                _items.Add((Hash(term.Marked.Span, 2), FeatureKind.Marked));
            }

            word.CopyTo(_letters.AsSpan(at));
            at += word.Length;
            _letters[at++] = ' ';
        }

        // The ends of a message are words of their own: "học phí" alone is not "học phí" in a story.
        var previous = Basis;
        foreach (var word in _words)
        {
            _items.Add((Combine(previous, word), FeatureKind.Pair));
            previous = word;
        }

        if (_words.Count > 0)
        {
            _items.Add((Combine(previous, Basis), FeatureKind.Pair));
        }

        AddLetterGroups(_letters.AsSpan(0, at));
        return _letters.AsSpan(0, at);
    }

    private void AddConcepts(ReadOnlySpan<char> letters, Concepts known)
    {
        _concepts.Clear();
        var start = 1;
        while (start < letters.Length)
        {
            var end = start;
            var next = 0;
            for (var words = 0; words < known.LongestExpression && end < letters.Length; words++)
            {
                end += letters[end..].IndexOf(' ');
                next = next == 0 ? end + 1 : next;
                foreach (var concept in known.Of(letters[start..end]))
                {
                    _items.Add((Combine(Basis ^ 6, (ulong)concept + 1), FeatureKind.Concept));
                    if (_concepts.Count < MostConcepts && !_concepts.Contains(concept))
                    {
                        _concepts.Add(concept);
                    }
                }

                end++;
            }

            start = next;
        }

        _concepts.Sort();
        for (var i = 0; i < _concepts.Count; i++)
        {
            for (var j = i + 1; j < _concepts.Count; j++)
            {
                _items.Add((Combine(Basis ^ 7, ((ulong)_concepts[i] * (known.Count + 1)) + (ulong)_concepts[j]), FeatureKind.ConceptPair));
            }
        }
    }

    private void AddLetterGroups(ReadOnlySpan<char> letters)
    {
        for (var start = 0; start + ShortestGroup <= letters.Length; start++)
        {
            var hash = Basis ^ 3;
            var longest = Math.Min(LongestGroup, letters.Length - start);
            for (var i = 0; i < longest; i++)
            {
                hash = (hash ^ letters[start + i]) * Prime;
                if (i + 1 >= ShortestGroup)
                {
                    _items.Add((hash, FeatureKind.Letters));
                }
            }
        }
    }

    private static ulong Combine(ulong a, ulong b) => ((a ^ 4) * Prime) ^ (b * 31) ^ (b >> 17);

    private static ulong Hash(ReadOnlySpan<char> word, ulong salt)
    {
        var hash = Basis ^ salt;
        foreach (var c in word)
        {
            hash = (hash ^ c) * Prime;
        }

        return hash;
    }
}
