using System.Globalization;

namespace ChatBot.Content.Loading;

/// <summary>
/// A character that is no letter, mark or line end, such as NUL. Nobody types one: it comes from a torn file or a copy out of another
/// program, cannot be seen, and channels refuse the message that holds it.
/// </summary>
internal static class ControlCharacter
{
    /// <summary>Index of the first control character, or null when there is none.</summary>
    public static int? IndexIn(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && text[i] is not ('\n' or '\t'))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>The problem of a control character that stands there.</summary>
    public static ContentProblem Problem(Mark at, char found)
    {
        var code = ((int)found).ToString("X4", CultureInfo.InvariantCulture);
        return at.Error(
            "control-character",
            $"A control character (U+{code}) stands here, which nobody can see. Write the line again.",
            $"Ở đây có ký tự điều khiển (U+{code}) không nhìn thấy được. Hãy gõ lại dòng này."
        );
    }
}
