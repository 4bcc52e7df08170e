namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>
/// Asks the terms of a short message, place by place, which words of a list stand there. A term typed without marks may be any word spelt
/// so, even beside terms with marks: answers are typed in haste.
/// </summary>
internal readonly struct WordReader
{
    private readonly Lexicon _lexicon;

    /// <param name="terms">The message.</param>
    /// <param name="lexicon">The lists by which it is read.</param>
    public WordReader(IReadOnlyList<Term> terms, Lexicon lexicon)
    {
        Terms = terms;
        _lexicon = lexicon;
    }

    /// <summary>Reads a message with abbreviations and dialect written out.</summary>
    public WordReader(ExpandedText text)
        : this(text.Terms, text.Lexicon) { }

    /// <summary>The terms of the message.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>How many terms the message has.</summary>
    public int Count => Terms.Count;

    /// <summary>Reads a message as it was typed; the indexes are those of its tokens.</summary>
    public static WordReader AsTyped(AnalyzedText text) => new(ExpandedText.AsTyped(text));

    /// <summary>The longest match of a list that begins at a term, or null. An index outside the message matches nothing.</summary>
    public WordMatch? At(WordListKey list, int index) =>
        index >= 0 && index < Count ? _lexicon[list].LongestAt(Terms, index, marksCount: false) : null;

    /// <summary>How many terms the longest match at a term covers; 0 when there is none.</summary>
    public int Length(WordListKey list, int index) => At(list, index)?.Length ?? 0;

    /// <summary>Whether a pattern of the list begins at a term.</summary>
    public bool Is(WordListKey list, int index) => At(list, index) is not null;

    /// <summary>Whether a pattern of the list stands anywhere.</summary>
    /// <param name="list">The list.</param>
    /// <param name="from">Index of the first term at which it may begin.</param>
    public bool Holds(WordListKey list, int from = 0) => Find(list, from) is not null;

    /// <summary>The first match of the list, or null.</summary>
    /// <param name="list">The list.</param>
    /// <param name="from">Index of the first term at which it may begin.</param>
    public WordMatch? Find(WordListKey list, int from = 0)
    {
        for (var i = from; i < Count; i++)
        {
            if (At(list, i) is { } match)
            {
                return match;
            }
        }

        return null;
    }

    /// <summary>Whether one pattern of the list covers the whole message.</summary>
    public bool IsOnly(WordListKey list) => Count > 0 && Length(list, 0) == Count;

    /// <summary>Whether the terms between two indexes are all covered by the list.</summary>
    public bool AreAll(WordListKey list, int from, int to) => Skip(list, from, to) >= to;

    /// <summary>Index of the first term, from an index on and before another, at which no pattern of the list begins.</summary>
    public int Skip(WordListKey list, int from, int to)
    {
        while (from < to && Length(list, from) is > 0 and var length)
        {
            from += length;
        }

        return Math.Min(from, to);
    }
}
