using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Cries;

/// <summary>
/// Finds what cries for help are made of, from the list <c>concepts.cry</c>: who, whom, money, loss, threat, violence, the wish to die; and
/// what tells talk from need. What is learned from "mẹ tôi bị lừa mất 20 triệu" then also helps "ông ngoại bị gạt hết vàng".
/// </summary>
internal sealed class CryConcepts
{
    private static readonly WordListKey List = new("concepts.cry");

    private readonly FrozenDictionary<string, (WordPattern Pattern, int Concept)[]>.AlternateLookup<ReadOnlySpan<char>> _byBeginning;

    private CryConcepts(Lexicon lexicon)
    {
        var entries = lexicon[List].Entries;
        var values = entries.Select(entry => entry.Value).Distinct(StringComparer.Ordinal).ToList();
        _byBeginning = entries
            .Select(entry => (Pattern: WordPattern.Parse(entry.Pattern), Concept: values.IndexOf(entry.Value)))
            .SelectMany(entry => entry.Pattern.Beginnings.Distinct().Select(word => (word, entry)))
            .GroupBy(pair => pair.word, pair => pair.entry, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Finds the concepts of a message in its order, each once where it begins.</summary>
    /// <param name="text">The message.</param>
    /// <param name="found">Is emptied and filled.</param>
    public static void Find(ExpandedText text, List<(int At, int Concept)> found) =>
        text.Lexicon.Table(static lexicon => new CryConcepts(lexicon)).FindIn(text.Terms, found);

    private void FindIn(IReadOnlyList<Term> terms, List<(int At, int Concept)> found)
    {
        found.Clear();
        var marksCount = WordPatterns.MarksCount(terms);
        for (var i = 0; i < terms.Count; i++)
        {
            if (!_byBeginning.TryGetValue(terms[i].Folded.Span, out var candidates))
            {
                continue;
            }

            foreach (var (pattern, concept) in candidates)
            {
                if ((found.Count == 0 || found[^1] != (i, concept)) && pattern.IsAt(terms, i, marksCount))
                {
                    found.Add((i, concept));
                }
            }
        }
    }
}
