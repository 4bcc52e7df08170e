using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>
/// What leaves out a question that may be left out. "Thôi" and "không" refuse the question there, and not the whole form.
/// </summary>
internal static class SkipWords
{
    private static readonly WordListKey Skip = new("forms.skip");
    private static readonly WordListKey Beside = new("forms.skip-beside");

    public static bool Is(Utterance said)
    {
        if (said.Text.Contains('?', StringComparison.Ordinal))
        {
            return false;
        }

        var words = new WordReader(said.Recognized.Expanded);
        var to = words.Count;
        while (to > 1 && words.Is(Beside, to - 1))
        {
            to--;
        }

        var from = words.Skip(Beside, 0, to - 1);
        return words.At(Skip, from)?.End == to;
    }
}
