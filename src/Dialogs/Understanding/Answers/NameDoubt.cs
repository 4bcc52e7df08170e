using ChatBot.Content.Text;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>How sure it is that what was read as a name is one.</summary>
public enum NameLikelihood
{
    /// <summary>A family name with more behind it, or words that are typed as names are.</summary>
    Likely,

    /// <summary>It may be a name, and may be half of one or a remark: it is asked back.</summary>
    Doubtful,

    /// <summary>Nothing but everyday words: "hỏi nhiều vl", "mới bắt đầu".</summary>
    NoName,
}

/// <summary>
/// Tells a name from a remark that was typed where a name is asked for. Every name is right, so nothing is refused for being rare: what has
/// no family name before it and is not typed in capitals is asked back, and only everyday words alone are no name. Pure.
/// </summary>
public static class NameDoubt
{
    private static readonly WordListKey Everyday = new("names.everyday");
    private static readonly WordListKey Unfinished = new("names.unfinished");

    /// <summary>Judges a name that <see cref="NameAnswer"/> accepted.</summary>
    /// <param name="message">The message as it was typed.</param>
    /// <param name="name">The name that was read in it.</param>
    public static NameLikelihood Judge(string message, string name)
    {
        var text = AnalyzedText.Of(name);
        var words = WordReader.AsTyped(text);
        var everyday = 0;
        for (var i = 0; i < words.Count; i++)
        {
            everyday += words.Is(Everyday, i) ? 1 : 0;
        }

        var hasFamilyName = NameFrame.IsFamilyName(VietnameseText.Fold(name.Split(' ')[0]));
        if (words.Count < 2)
        {
            // Without its mark "mình" is the name Minh.
            return everyday == words.Count && text.HasMarks && !IsCapital(message, name) ? NameLikelihood.NoName : NameLikelihood.Doubtful;
        }

        if (IsCapital(message, name))
        {
            return NameLikelihood.Likely;
        }

        // "Văn", "thị" and the like end no name, and "mai đã" begins with a family name by chance.
        return everyday == words.Count ? NameLikelihood.NoName
            : hasFamilyName && (words.Count > 2 ? everyday < 2 : everyday == 0) ? NameLikelihood.Likely
            : NameLikelihood.Doubtful;
    }

    /// <summary>Whether a message is a whole name and can hardly be anything else: a family name first, every word in capitals.</summary>
    /// <param name="message">The message as it was typed.</param>
    public static bool IsCertain(string message) => NameFrame.IsTitled(AnalyzedText.Of(message)) && message.Split(' ').Length > 2;

    /// <summary>Whether a name ends where another word of it must follow ("Nguyễn Văn").</summary>
    /// <param name="name">The name.</param>
    public static bool IsUnfinished(string name)
    {
        var words = WordReader.AsTyped(AnalyzedText.Of(name));
        return words.Is(Unfinished, words.Count - 1);
    }

    // Every word of the name was typed with a capital, and not only capitals of a whole message that shouts.
    private static bool IsCapital(string message, string name)
    {
        var parts = name.Split(' ');
        return Array.TrueForAll(parts, part => message.Contains(part, StringComparison.Ordinal))
            || (parts.Length > 2 && message.Contains(name.ToUpperInvariant(), StringComparison.Ordinal));
    }
}
