using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>What people say to a question instead of an answer or a question of their own.</summary>
internal enum RemarkKind
{
    /// <summary>Nothing of the kind.</summary>
    None,

    /// <summary>"Để mai": the answer is put off.</summary>
    Later,

    /// <summary>"Sao phải hỏi cái này": why it is asked.</summary>
    Why,

    /// <summary>"Không biết".</summary>
    Unknown,

    /// <summary>"Hỏi con tôi đi": somebody else knows.</summary>
    AskThem,

    /// <summary>"Bấm nhầm": the answer before was a slip.</summary>
    Slip,

    /// <summary>"Làm lại từ đầu".</summary>
    Restart,
}

/// <summary>Reads a <see cref="RemarkKind"/>: a message of a few words that is nothing else.</summary>
internal static class SideRemark
{
    private const int MaxWords = 9;

    private static readonly WordListKey Opener = new("forms.remark-opener");
    private static readonly WordListKey Why = new("forms.why");
    private static readonly WordListKey Slip = new("forms.slip");
    private static readonly WordListKey Restart = new("forms.restart");
    private static readonly WordListKey AskThem = new("forms.ask-them");
    private static readonly WordListKey Unknown = new("forms.unknown");
    private static readonly WordListKey UnknownTail = new("forms.unknown-tail");
    private static readonly WordListKey UnknownWhole = new("forms.unknown-whole");

    public static RemarkKind Of(Utterance said)
    {
        var words = new WordReader(said.Recognized.Expanded);
        if (words.Count > MaxWords)
        {
            return RemarkKind.None;
        }

        var from = words.Skip(Opener, 0, words.Count);
        return words.Is(Why, 0) ? RemarkKind.Why
            : said.Text.Contains('?', StringComparison.Ordinal) ? RemarkKind.None
            : words.Is(Slip, from) || words.Is(Slip, 0) ? RemarkKind.Slip
            : words.Is(Restart, 0) ? RemarkKind.Restart
            : words.Is(AskThem, 0) ? RemarkKind.AskThem
            : LaterWords.Is(said) ? RemarkKind.Later
            : IsUnknown(words, from) ? RemarkKind.Unknown
            : RemarkKind.None;
    }

    private static bool IsUnknown(WordReader words, int from) =>
        (words.At(Unknown, from) is { End: var end } && words.AreAll(UnknownTail, end, words.Count))
        || words.At(UnknownWhole, from)?.End == words.Count;
}
