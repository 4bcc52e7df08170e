using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>Looks for the words of a list in a whole message.</summary>
internal static class SaidWords
{
    /// <summary>Whether a pattern of the list stands anywhere in a message.</summary>
    public static bool Says(this ExpandedText text, WordListKey list) => text.Lexicon[list].IsIn(text.Terms);

    /// <summary>Whether a pattern of the list stands anywhere in a message.</summary>
    public static bool Says(this RecognizerResult said, WordListKey list) => said.Expanded.Says(list);

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
}
