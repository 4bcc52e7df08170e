using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>
/// What ends an open form. Answers are lost with it, so every word of the message must belong to the words that end or be polite around
/// them; a bare "thôi" may only be a sigh, and is asked.
/// </summary>
internal static class StopWords
{
    private const int MostWords = 12;

    private static readonly WordListKey Surely = new("forms-stop.surely");
    private static readonly WordListKey Doubtful = new("forms-stop.doubtful");
    private static readonly WordListKey Opener = new("forms-stop.opener");
    private static readonly WordListKey Closer = new("forms-stop.closer");

    /// <summary>Whether the message ends the form in clear words.</summary>
    /// <param name="said">The message.</param>
    public static bool AreClear(Utterance said) => Are(said, Surely);

    /// <summary>Whether the message may end the form, and is to be asked.</summary>
    /// <param name="said">The message.</param>
    public static bool AreDoubtful(Utterance said) => !Are(said, Surely) && Are(said, Doubtful);

    private static bool Are(Utterance said, WordListKey ends)
    {
        var words = new WordReader(said.Recognized.Expanded);
        if (words.Count is 0 or > MostWords || said.Text.Contains('?', StringComparison.Ordinal))
        {
            return false;
        }

        var isSaid = false;
        var at = 0;
        while (at < words.Count)
        {
            var length = words.Length(ends, at);
            isSaid |= length > 0;
            length = Math.Max(length, isSaid ? words.Length(Closer, at) : 0);
            length = Math.Max(length, words.Length(Opener, at));
            if (length == 0)
            {
                return false;
            }

            at += length;
        }

        return isSaid;
    }
}
