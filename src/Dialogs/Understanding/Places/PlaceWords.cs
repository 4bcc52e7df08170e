using System.Collections.Frozen;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Places;

/// <summary>What a word beside a name says of it; the words stand in <c>words/place-names.tsv</c>.</summary>
internal enum PlaceWord
{
    Polite,
    CityPart,
    Inside,
    PlaceWord,
    Which,
    WhatIsOn,
    Then,
    Street,
    Title,
    OneOfMany,
    Many,
    Is,
    WhoseName,
    FamilyName,
    SureFamilyName,
    Vinh,
    BeforeVinh,
    NameWord,
    University,
    AfterVinh,
    NearIt,
    Study,
    Great,
    Cue,
    Stay,
    HomeBefore,
    Nghi,
    BeforeNghi,
    Dien,
    BeforeDien,
    Nghia,
    BeforeNghia,
    CommuneType,
    WardType,
    DistrictType,
    CityType,
    TownType,
    Thanh,
    Pho,
    T,
    P,
    Thi,
    Xa,
    Tran,
    CommuneAfter,
    WardAfter,
    DistrictAfter,
    CityAfter,
    Of,
}

/// <summary>The words around names of places, and the names that mean something else as well.</summary>
internal sealed class PlaceWords
{
    private static readonly WordListKey WordList = new("place-names.word");
    private static readonly WordListKey AlsoWords = new("place-names.also-words");
    private static readonly WordListKey PlainMarked = new("place-names.plain-marked");
    private static readonly WordListKey PlainUnmarked = new("place-names.plain-unmarked");
    private static readonly WordListKey Never = new("place-names.never");
    private static readonly WordListKey NeverUnmarked = new("place-names.never-unmarked");

    private readonly TokenWords<PlaceWord> _words;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _alsoWords;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _plainMarked;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _plainUnmarked;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _never;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _neverUnmarked;

    private PlaceWords(Lexicon lexicon)
    {
        _words = new TokenWords<PlaceWord>(lexicon[WordList]);
        _alsoWords = Names(lexicon[AlsoWords]);
        _plainMarked = Names(lexicon[PlainMarked]);
        _plainUnmarked = Names(lexicon[PlainUnmarked]);
        _never = Names(lexicon[Never]);
        _neverUnmarked = Names(lexicon[NeverUnmarked]);
    }

    /// <summary>The words by which a message is read.</summary>
    public static PlaceWords Of(AnalyzedText text) => text.Lexicon.Table(static lexicon => new PlaceWords(lexicon));

    /// <summary>Whether a token, if there is one, is a word of this meaning.</summary>
    public static bool Is(AnalyzedText text, int index, PlaceWord word) => Of(text)._words.Is(text, index, word);

    /// <summary>Some tokens in lower case without marks.</summary>
    public static ReadOnlySpan<char> Name(AnalyzedText text, int first, int count) =>
        text.Folded.AsSpan(text.Tokens[first].Start, text.Tokens[first + count - 1].End - text.Tokens[first].Start);

    /// <summary>Whether a folded name is also a person's name or plain words.</summary>
    public bool AreAlsoWords(ReadOnlySpan<char> name) => _alsoWords.Contains(name);

    /// <summary>Whether a folded name is plain words also with its marks.</summary>
    public bool ArePlainMarked(ReadOnlySpan<char> name) => _plainMarked.Contains(name);

    /// <summary>Whether a folded name is plain words when the marks are left out.</summary>
    public bool ArePlainUnmarked(ReadOnlySpan<char> name) => _plainUnmarked.Contains(name);

    /// <summary>Whether a folded name is no place unless its type is said.</summary>
    /// <param name="name">The name.</param>
    /// <param name="hasMarks">Something in the message has marks.</param>
    public bool IsNever(ReadOnlySpan<char> name, bool hasMarks) => _never.Contains(name) || (!hasMarks && _neverUnmarked.Contains(name));

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names(WordPatterns list) =>
        list
            .Entries.Select(entry => VietnameseText.Fold(VietnameseText.Normalize(entry.Pattern)))
            .ToFrozenSet(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
