using System.Collections.Frozen;
using ChatBot.Content.Text;

namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>
/// English words that citizens use, from <c>words/english.tsv</c>. They are never read as slips of a Vietnamese keyboard, and they tell the
/// language of a message.
/// </summary>
internal sealed class EnglishWords
{
    private static readonly WordListKey SureList = new("english.sure");
    private static readonly WordListKey SharedList = new("english.shared");
    private static readonly WordListKey LikeSyllables = new("english.like-syllables");
    private static readonly WordListKey StretchedList = new("english.stretched");

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _sure;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _protected;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _stretched;

    private EnglishWords(Lexicon lexicon)
    {
        var sure = Words(lexicon[SureList]);
        var shared = Words(lexicon[SharedList]);
        var likeSyllables = Words(lexicon[LikeSyllables]);
        _sure = Lookup(sure.Except(shared).Where(word => !VietnameseSyllable.IsFoldedSyllable(word) || likeSyllables.Contains(word)));
        _protected = Lookup(sure.Concat(shared).Concat(likeSyllables));
        _stretched = Lookup(Words(lexicon[StretchedList]));
    }

    /// <summary>The words of a lexicon.</summary>
    public static EnglishWords Of(Lexicon lexicon) => lexicon.Table(static lexicon => new EnglishWords(lexicon));

    /// <summary>Whether a folded word says "this is English".</summary>
    public bool IsSure(ReadOnlySpan<char> folded) => _sure.Contains(folded);

    /// <summary>Whether a folded word is left as it is when keyboard slips are repaired.</summary>
    public bool IsProtected(ReadOnlySpan<char> folded) => _protected.Contains(folded);

    /// <summary>Whether a folded word is meant when a letter of it is held down.</summary>
    public bool IsStretched(ReadOnlySpan<char> folded) => _stretched.Contains(folded);

    private static HashSet<string> Words(WordPatterns list) => [.. list.Entries.SelectMany(entry => entry.Pattern.Split('|'))];

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(IEnumerable<string> words) =>
        words.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
