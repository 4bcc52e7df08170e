using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>What puts an answer off: the question stays open.</summary>
internal static class LaterWords
{
    private const int MaxWords = 6;

    private static readonly string[] Beginnings =
    [
        "de sau",
        "de mai",
        "mai nhe",
        "mai tra loi",
        "de hom khac",
        "de toi ve",
        "tomorrow",
        "de luc khac",
        "luc khac",
        "chua chon duoc",
        "chua biet chon",
        "chua quyet",
        "doi ti",
        "doi ty",
        "doi chut",
        "doi mot chut",
        "doi da",
        "lat nua",
        "later",
        "not now",
        "wait",
    ];

    public static bool Is(Utterance said)
    {
        if (said.Text.Contains('?', StringComparison.Ordinal))
        {
            return false;
        }

        var words = ExpandedText
            .Of(said.Recognized.Analyzed)
            .ToString()
            .Split(' ')
            .SkipWhile(word => word is "da" or "toi" or "em" or "minh" or "thoi" or "vang")
            .ToList();
        var joined = string.Join(' ', words) + ' ';
        return words.Count <= MaxWords
            && Array.Exists(Beginnings, beginning => joined.StartsWith(beginning + ' ', StringComparison.Ordinal));
    }
}
