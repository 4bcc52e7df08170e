using System.Globalization;
using System.Text;

namespace ChatBot.Content.Text;

/// <summary>
/// The crudest form of what people type: no marks, no case, no punctuation. Two phrasings that fold alike cannot be told apart.
/// </summary>
internal static class Folding
{
    /// <summary>The text in small letters without marks, each run of blanks and signs as one blank.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            var lower = char.ToLowerInvariant(c);
            if (lower is 'đ' or 'ð')
            {
                folded.Append('d');
            }
            else if (char.IsLetterOrDigit(lower))
            {
                folded.Append(lower);
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }
}
