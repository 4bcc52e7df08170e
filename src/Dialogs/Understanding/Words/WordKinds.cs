using System.Collections.Frozen;

namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>The patterns of several lists looked for at once, each with the kind of its list.</summary>
/// <typeparam name="TKind">The kinds, one for each list and in the order of the lists.</typeparam>
internal sealed class WordKinds<TKind>
    where TKind : struct, Enum
{
    private readonly FrozenDictionary<string, (TKind Kind, WordPattern Pattern)[]>.AlternateLookup<ReadOnlySpan<char>> _byBeginning;

    /// <param name="lexicon">Has the lists.</param>
    /// <param name="lists">A list for each kind.</param>
    public WordKinds(Lexicon lexicon, WordListKey[] lists)
    {
        _byBeginning = Enum.GetValues<TKind>()
            .Zip(lists)
            .SelectMany(pair =>
                lexicon[pair.Second].Entries.Select(entry => (Kind: pair.First, Pattern: WordPattern.Parse(entry.Pattern, entry.Value)))
            )
            .SelectMany(entry => entry.Pattern.Beginnings.Distinct().Select(word => (word, entry)))
            .GroupBy(pair => pair.word, pair => pair.entry, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The patterns that may begin with a term.</summary>
    public ReadOnlySpan<(TKind Kind, WordPattern Pattern)> BeginningWith(in Term term) =>
        _byBeginning.TryGetValue(term.Folded.Span, out var patterns) ? patterns : default;
}
