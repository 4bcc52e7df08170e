using System.Collections.Frozen;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Recognition;

/// <summary>
/// Words of one meaning in both languages, from the list <c>concepts.topic</c>: what the topics learn from "học phí" then also helps "how
/// much does it cost". They are looked up without marks, because half of the questions are typed without any.
/// </summary>
internal sealed class Concepts
{
    private static readonly WordListKey List = new("concepts.topic");

    private readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _byWords;

    private Concepts(Lexicon lexicon)
    {
        var entries = lexicon[List].Entries;
        var values = entries.Select(entry => entry.Value).Distinct(StringComparer.Ordinal).ToList();
        Count = (ulong)values.Count;
        var byWords = entries
            .SelectMany(entry => Phrases(entry.Pattern).Select(words => (words, Concept: values.IndexOf(entry.Value))))
            .Distinct()
            .GroupBy(pair => pair.words, pair => pair.Concept, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        LongestExpression = byWords.Keys.Select(words => words.Split(' ').Length).DefaultIfEmpty().Max();
        _byWords = byWords.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many concepts there are; they are numbered from 0.</summary>
    public ulong Count { get; }

    /// <summary>Most words of one expression.</summary>
    public int LongestExpression { get; }

    /// <summary>The concepts of a lexicon.</summary>
    public static Concepts Of(Lexicon lexicon) => lexicon.Table(static lexicon => new Concepts(lexicon));

    /// <summary>The concepts of folded words parted by one space.</summary>
    public ReadOnlySpan<int> Of(ReadOnlySpan<char> words) => _byWords.TryGetValue(words, out var concepts) ? concepts : default;

    // "tiếng anh|việt" are two expressions.
    private static IEnumerable<string> Phrases(string pattern) =>
        pattern
            .Split(' ')
            .Aggregate(
                Enumerable.Repeat("", 1),
                (phrases, part) =>
                    phrases.SelectMany(phrase =>
                        part.Split('|')
                            .Select(word => phrase.Length == 0 ? VietnameseText.Fold(word) : $"{phrase} {VietnameseText.Fold(word)}")
                    )
            );
}
