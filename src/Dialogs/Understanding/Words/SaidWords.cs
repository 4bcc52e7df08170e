namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>Looks for the words of a list in a whole message.</summary>
internal static class SaidWords
{
    /// <summary>Whether a pattern of the list stands anywhere in a message.</summary>
    public static bool Says(this ExpandedText text, WordListKey list) => text.Lexicon[list].IsIn(text.Terms);

    /// <summary>Whether a pattern of any of some lists begins at a term.</summary>
    public static bool IsAny(this WordReader words, IReadOnlyList<WordListKey> lists, int index)
    {
        for (var i = 0; i < lists.Count; i++)
        {
            if (words.Is(lists[i], index))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The same message with all marks left out, for what must be found however it is typed: a name that is overlooked would be kept.
    /// </summary>
    /// <param name="words">The message.</param>
    /// <param name="lexicon">The lists by which it is read.</param>
    public static WordReader WithoutMarks(WordReader words, Lexicon lexicon)
    {
        var terms = new Term[words.Count];
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = words.Terms[i] with { Marked = words.Terms[i].Folded, TypedMarks = false };
        }

        return new WordReader(terms, lexicon);
    }
}
