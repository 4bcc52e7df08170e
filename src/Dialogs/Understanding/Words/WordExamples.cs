using ChatBot.Content.Model;

namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>Tries the examples of word lists, for <c>content check</c>.</summary>
public static class WordExamples
{
    /// <summary>Ids of the lists that the program reads.</summary>
    public static IReadOnlyCollection<string> KnownLists => WordListKey.All;

    /// <summary>Finds the examples that do not hold.</summary>
    /// <param name="words">The lists by id.</param>
    public static IEnumerable<WordExample> Wrong(IReadOnlyDictionary<string, WordList> words)
    {
        var lexicon = Lexicon.Of(words);
        return words.Values.SelectMany(list =>
        {
            var patterns = new WordPatterns(list.Entries);
            return list.Examples.Where(example => IsIn(patterns, example, lexicon) != example.Matches);
        });
    }

    private static bool IsIn(WordPatterns patterns, WordExample example, Lexicon lexicon)
    {
        var text = AnalyzedText.Of(example.Text, lexicon);
        return Has(patterns, ExpandedText.Of(text).Terms, example.Value) || Has(patterns, ExpandedText.AsTyped(text).Terms, example.Value);
    }

    private static bool Has(WordPatterns patterns, IReadOnlyList<Term> terms, string value)
    {
        for (var match = patterns.Find(terms); match is { } found; match = patterns.Find(terms, found.Start + 1))
        {
            if (value.Length == 0 || found.Value == value)
            {
                return true;
            }
        }

        return false;
    }
}
