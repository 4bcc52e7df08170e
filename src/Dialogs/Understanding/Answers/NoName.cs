using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>Finds what is said instead of a name: whose it is ("cho cháu", "mẹ nó đây"), or that it must wait ("đợi tí").</summary>
internal static class NoName
{
    private const string Plain = "plain";
    private const string First = "first";
    private const string Last = "last";

    private static readonly WordListKey Instead = new("names.instead");
    private static readonly WordListKey Whose = new("names.whose");

    /// <summary>Whether the message holds no name.</summary>
    /// <param name="text">The message.</param>
    /// <param name="words">The message as typed.</param>
    public static bool Is(AnalyzedText text, WordReader words) =>
        new WordReader(ExpandedText.Of(text)).Holds(Instead) || OnlySaysWhose(words, text.HasMarks);

    private static bool OnlySaysWhose(WordReader words, bool hasMarks)
    {
        var isSure = false;
        for (var i = 0; i < words.Count; i++)
        {
            if (words.At(Whose, i)?.Value is not { } value)
            {
                return false;
            }

            // Without its mark "châu" is "cháu", and "võ" is "vợ".
            isSure |= hasMarks
                ? value.Length > 0
                : value is Plain || (value is First && i == 0) || (value is Last && i == words.Count - 1 && i > 1);
        }

        return isSure && words.Count > 1;
    }
}
