using System.Text;
using ChatBot.Content.Text;

namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>
/// Writes out words typed in Telex or VNI while the keyboard did not convert them ("huyeenj quynhf luuw"), for the readers of days and
/// places, which need the words in their places. English words and short forms stay.
/// </summary>
internal static class KeyboardRepair
{
    /// <summary>The message with such words as they were meant; the same object when there are none.</summary>
    public static AnalyzedText Of(AnalyzedText text)
    {
        StringBuilder? repaired = null;
        var done = 0;
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (Decode(text, i) is not { } meant)
            {
                continue;
            }

            repaired ??= new StringBuilder(text.Text.Length);
            repaired.Append(text.Text, done, text.Tokens[i].Start - done);
            repaired.Append(char.IsUpper(text.Raw(i)[0]) ? char.ToUpperInvariant(meant[0]) : meant[0]).Append(meant, 1, meant.Length - 1);
            done = text.Tokens[i].End;
        }

        return repaired is null
            ? text
            : AnalyzedText.Of(repaired.Append(text.Text, done, text.Text.Length - done).ToString(), text.Lexicon);
    }

    /// <summary>What the keys of a token mean, or null when it is a word already.</summary>
    public static string? Decode(AnalyzedText text, int index)
    {
        var token = text.Tokens[index];
        var folded = text.FoldedToken(index);
        if (
            token.Kind != TokenKind.Word
            || token.Length < 3
            || VietnameseSyllable.IsFoldedSyllable(folded)
            || EnglishWords.Of(text.Lexicon).IsProtected(folded)
            || ShortForms.Of(text.Lexicon).TryGetShort(folded, out _)
        )
        {
            return null;
        }

        Span<char> lower = stackalloc char[token.Length];
        text.Raw(index).ToLowerInvariant(lower);
        return KeyboardResidue.Decode(lower);
    }
}
