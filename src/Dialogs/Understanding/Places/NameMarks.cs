using ChatBot.Content.Text;

namespace ChatBot.Dialogs.Understanding.Places;

/// <summary>Whether the marks typed over the words of a name are its own. What was typed without marks agrees with any.</summary>
internal static class NameMarks
{
    /// <summary>Compares word by word; both in lower case and of the same length, blanks at the same places.</summary>
    public static bool Agree(ReadOnlySpan<char> typed, ReadOnlySpan<char> name)
    {
        while (typed.Length > 0)
        {
            var end = typed.IndexOf(' ') is >= 0 and var blank ? blank : typed.Length;
            if (!AgreeWord(typed[..end], name[..end]))
            {
                return false;
            }

            typed = end < typed.Length ? typed[(end + 1)..] : default;
            name = end < name.Length ? name[(end + 1)..] : default;
        }

        return true;
    }

    private static bool AgreeWord(ReadOnlySpan<char> typed, ReadOnlySpan<char> word)
    {
        // "Trưòng", "lôc", "duơng" are no syllables but slips: their marks say nothing. "Qùynh" has the right tone on the wrong letter.
        return VietnameseText.MarksAgree(typed, word)
            || !VietnameseSyllable.IsSyllable(typed)
            || VietnameseSyllable.AreSameButForPlace(typed, word);
    }
}
