using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>What puts an answer off: the question stays open.</summary>
internal static class LaterWords
{
    private const int MaxWords = 6;

    private static readonly WordListKey Later = new("forms.later");
    private static readonly WordListKey Opener = new("forms.later-opener");

    public static bool Is(Utterance said)
    {
        if (said.Text.Contains('?', StringComparison.Ordinal))
        {
            return false;
        }

        var words = new WordReader(said.Recognized.Expanded);
        var from = words.Skip(Opener, 0, words.Count);
        return words.Count - from <= MaxWords && words.Is(Later, from);
    }
}
