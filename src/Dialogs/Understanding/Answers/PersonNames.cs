using ChatBot.Content.Text;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>Whether two names are one person's.</summary>
public enum NameMatch
{
    /// <summary>Two people: twins are often told apart by a mark alone ("Minh Hà", "Minh Hạ").</summary>
    Different,

    /// <summary>One of the two was typed without marks, so nobody can tell.</summary>
    Unsure,

    /// <summary>The same name.</summary>
    Same,
}

/// <summary>Compares names of people. Marks that were typed count; a name typed without any only suggests. Pure.</summary>
public static class PersonNames
{
    /// <summary>Compares two names; letter case, composition and the place of a tone mark (hoà, hòa) say nothing.</summary>
    public static NameMatch Compare(string name, string other)
    {
        var (a, b) = (VietnameseText.Normalize(name), VietnameseText.Normalize(other));
        return VietnameseText.LowerCanonical(a) == VietnameseText.LowerCanonical(b) ? NameMatch.Same
            : VietnameseText.Fold(a) != VietnameseText.Fold(b) ? NameMatch.Different
            : HasMarks(a) && HasMarks(b) ? NameMatch.Different
            : NameMatch.Unsure;
    }

    /// <summary>Whether a name may be another one's, whole or without its family name: "Bảo Châu" of "Trần Bảo Châu".</summary>
    public static bool MayBeOf(string name, string other)
    {
        if (Compare(name, other) != NameMatch.Different)
        {
            return true;
        }

        var words = other.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var count = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return count >= 2 && count < words.Length && Compare(name, string.Join(' ', words[^count..])) != NameMatch.Different;
    }

    private static bool HasMarks(string name) => name.Any(VietnameseText.IsMarked);
}
