using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>Many patterns looked for at once: each term leads only to those that may begin with it.</summary>
internal sealed class WordPatterns
{
    private readonly WordPattern[] _byNumber;
    private readonly FrozenDictionary<string, WordPattern[]>.AlternateLookup<ReadOnlySpan<char>> _byBeginning;

    /// <param name="patterns">In the language of <see cref="WordPattern"/>.</param>
    public WordPatterns(IEnumerable<string> patterns)
    {
        _byBeginning = patterns
            .Select(WordPattern.Parse)
            .SelectMany(pattern => pattern.Beginnings.Select(word => (word, pattern)))
            .GroupBy(pair => pair.word, pair => pair.pattern, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _byNumber = _byBeginning.TryGetValue("#", out var numbers) ? numbers : [];
    }

    /// <summary>Whether the writer types marks: in Vietnamese with its marks three syllables of four carry one.</summary>
    public static bool MarksCount(IReadOnlyList<Term> terms)
    {
        var marked = 0;
        for (var i = 0; i < terms.Count; i++)
        {
            marked += terms[i].TypedMarks ? 1 : 0;
        }

        return marked * 2 > terms.Count;
    }

    /// <summary>Whether any is found.</summary>
    public bool IsIn(IReadOnlyList<Term> terms)
    {
        var marksCount = MarksCount(terms);
        for (var i = 0; i < terms.Count; i++)
        {
            foreach (var pattern in StartingWith(terms[i]))
            {
                if (pattern.IsAt(terms, i, marksCount))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private WordPattern[] StartingWith(in Term term) =>
        _byNumber.Length > 0 && char.IsAsciiDigit(term.Folded.Span[0]) ? _byNumber
        : _byBeginning.TryGetValue(term.Folded.Span, out var patterns) ? patterns
        : [];
}
