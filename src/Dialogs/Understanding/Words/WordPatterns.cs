using System.Collections.Frozen;
using ChatBot.Content.Model;

namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>
/// The patterns of one list, looked for at once: each term leads only to those that may begin with it. This is the one matcher of the words
/// that stand in the content.
/// </summary>
internal sealed class WordPatterns
{
    private readonly WordPattern[] _byNumber;
    private readonly FrozenDictionary<string, WordPattern[]>.AlternateLookup<ReadOnlySpan<char>> _byBeginning;

    /// <param name="patterns">In the language of <see cref="WordPattern"/>.</param>
    public WordPatterns(IEnumerable<string> patterns)
        : this(patterns.Select(pattern => new WordEntry(pattern, ""))) { }

    /// <param name="entries">Patterns in the language of <see cref="WordPattern"/>, with what they stand for.</param>
    public WordPatterns(IEnumerable<WordEntry> entries)
    {
        Entries = [.. entries];
        _byBeginning = Entries
            .Select(entry => WordPattern.Parse(entry.Pattern, entry.Value))
            .SelectMany(pattern => pattern.Beginnings.Select(word => (word, pattern)))
            .GroupBy(pair => pair.word, pair => pair.pattern, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _byNumber = _byBeginning.TryGetValue("#", out var numbers) ? numbers : [];
    }

    /// <summary>The list as it stands in the content, for what makes a table of its own from it.</summary>
    public IReadOnlyList<WordEntry> Entries { get; }

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
    public bool IsIn(IReadOnlyList<Term> terms) => Find(terms) is not null;

    /// <summary>Whether one pattern covers the message from its first term to its last.</summary>
    public bool IsWhole(IReadOnlyList<Term> terms) =>
        terms.Count > 0 && LongestAt(terms, 0, MarksCount(terms)) is { } match && match.End == terms.Count;

    /// <summary>The first match of the message, the longest where several begin; null when there is none.</summary>
    /// <param name="terms">The message.</param>
    /// <param name="from">Index of the first term at which it may begin.</param>
    public WordMatch? Find(IReadOnlyList<Term> terms, int from = 0)
    {
        var marksCount = MarksCount(terms);
        for (var i = from; i < terms.Count; i++)
        {
            if (LongestAt(terms, i, marksCount) is { } match)
            {
                return match;
            }
        }

        return null;
    }

    /// <summary>The longest match that begins at a term; null when there is none.</summary>
    /// <param name="terms">The message.</param>
    /// <param name="start">Index of the term.</param>
    /// <param name="marksCount"><see cref="MarksCount"/> of the message.</param>
    public WordMatch? LongestAt(IReadOnlyList<Term> terms, int start, bool marksCount)
    {
        WordMatch? longest = null;
        foreach (var pattern in StartingWith(terms[start]))
        {
            if (pattern.EndAt(terms, start, marksCount) is > 0 and var end && end > (longest?.End ?? 0))
            {
                longest = new WordMatch(start, end, pattern.Value);
            }
        }

        return longest;
    }

    /// <summary>Whether a pattern of one word is this term.</summary>
    /// <param name="terms">The message.</param>
    /// <param name="index">Index of the term.</param>
    /// <param name="marksCount"><see cref="MarksCount"/> of the message.</param>
    public bool Has(IReadOnlyList<Term> terms, int index, bool marksCount) => LongestAt(terms, index, marksCount) is not null;

    private WordPattern[] StartingWith(in Term term) =>
        _byNumber.Length > 0 && char.IsAsciiDigit(term.Folded.Span[0]) ? _byNumber
        : _byBeginning.TryGetValue(term.Folded.Span, out var patterns) ? patterns
        : [];
}

/// <summary>Where a pattern was found.</summary>
/// <param name="Start">Index of its first term.</param>
/// <param name="End">Index after its last term.</param>
/// <param name="Value">What the pattern stands for; empty when its list needs no values.</param>
internal readonly record struct WordMatch(int Start, int End, string Value)
{
    /// <summary>How many terms it covers.</summary>
    public int Length => End - Start;
}
