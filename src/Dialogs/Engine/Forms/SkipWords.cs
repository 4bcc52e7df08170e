using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>
/// What leaves out a question that may be left out. "Thôi" and "không" refuse the question there, and not the whole form.
/// </summary>
internal static class SkipWords
{
    private static readonly FrozenSet<string> Whole = new[]
    {
        "thoi",
        "khoi",
        "khong",
        "thoi khoi",
        "thoi khong",
        "khoi can",
        "thoi khoi can",
        "thoi khong can",
        "khong can",
        "khong can thiet",
        "khong co",
        "khong co so",
        "chua co",
        "khong muon",
        "khong muon cho",
        "khong cho",
        "khong dien",
        "khong ghi",
        "khong cung cap",
        "de trong",
        "bo trong",
        "de sau",
        "no",
        "nope",
        "none",
        "no thanks",
        "no thank you",
        "no need",
        "not now",
        "leave it empty",
        "leave it blank",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Beside = new[]
    {
        "da",
        "a",
        "ah",
        "nhe",
        "nha",
        "di",
        "dau",
        "em",
        "toi",
        "minh",
        "ad",
        "admin",
        "ban",
        "luon",
        "please",
        "vang",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(Utterance said)
    {
        if (said.Text.Contains('?', StringComparison.Ordinal))
        {
            return false;
        }

        var words = ExpandedText.Of(said.Recognized.Analyzed).ToString().Split(' ').ToList();
        while (words.Count > 1 && Beside.Contains(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        while (words.Count > 1 && Beside.Contains(words[0]))
        {
            words.RemoveAt(0);
        }

        return Whole.Contains(string.Join(' ', words));
    }
}
