using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Engine.Routing;

/// <summary>Finds the button whose words a citizen typed instead of pressing it: "gửi đi", "ok gửi đi", "ừ xóa đi".</summary>
public static class ButtonWords
{
    private static readonly HashSet<string> Openers = new(
        ["da", "vang", "u", "uh", "ok", "oke", "okay", "co", "yes", "roi"],
        StringComparer.Ordinal
    );

    private static readonly HashSet<string> Closers = new(
        [
            "a",
            "nhe",
            "nha",
            "di",
            "luon",
            "giup",
            "em",
            "chau",
            "con",
            "minh",
            "bac",
            "ban",
            "anh",
            "chi",
            "oi",
            "voi",
            "nay",
            "please",
            "it",
        ],
        StringComparer.Ordinal
    );

    private static readonly HashSet<string> Answers = new(
        ["dung", "co", "vang", "u", "ok", "yes", "right", "khong", "thoi", "no"],
        StringComparer.Ordinal
    );

    /// <summary>The button that bears exactly these words, or null.</summary>
    public static Button? Exactly(IReadOnlyList<Button> choices, string said)
    {
        var words = Words(said);
        return words.Length == 0 || IsForbidding(said) ? null : choices.FirstOrDefault(c => Words(c.Label).SequenceEqual(words));
    }

    /// <summary>
    /// The one button that is meant by its words: all of them, or of a label in two parts ("Đúng, xóa hết") the second or its beginning;
    /// null: none, or more than one.
    /// </summary>
    public static Button? Find(IReadOnlyList<Button> choices, string said)
    {
        if (Exactly(choices, said) is { } exact)
        {
            return exact;
        }

        var core = Core(Words(said));
        return core.Length > 0 && !IsForbidding(said) && choices.Where(c => Means(c.Label, core)).Take(2).ToList() is [var only]
            ? only
            : null;
    }

    /// <summary>The one button whose label begins with these two words or more ("học ngay" for "Học ngay một bài"), or null.</summary>
    public static Button? Beginning(IReadOnlyList<Button> choices, string said)
    {
        var core = Core(Words(said));
        return
            core.Length >= 2
            && !IsForbidding(said)
            && choices.Where(c => Words(c.Label).AsSpan().StartsWith(core)).Take(2).ToList() is [var only]
            ? only
            : null;
    }

    // A longer label is an answer that happens to hold the word.
    private const int MostWordsBeside = 2;

    /// <summary>The one button whose short label holds these words side by side ("tiếp" for "Bài tiếp theo"), or null.</summary>
    public static Button? Holding(IReadOnlyList<Button> choices, string said)
    {
        var core = Core(Words(said));
        return
            core.Length > 0
            && choices
                .DistinctBy(c => c.Payload)
                .Where(c => Words(c.Label) is var label && label.Length <= core.Length + MostWordsBeside && Holds(label, core))
                .Take(2)
                .ToList()
                is [var only]
            ? only
            : null;
    }

    private static bool Holds(ReadOnlySpan<string> label, ReadOnlySpan<string> core)
    {
        for (var i = 0; i + core.Length <= label.Length; i++)
        {
            if (label[i..(i + core.Length)].SequenceEqual(core))
            {
                return true;
            }
        }

        return false;
    }

    // Without marks "đừng" and "dừng" are "đúng".
    private static bool IsForbidding(string said) =>
        said.Contains("đừng", StringComparison.OrdinalIgnoreCase) || said.Contains("dừng", StringComparison.OrdinalIgnoreCase);

    // "Chỗ học: Nguyễn Văn An" is meant by "chỗ học".
    // Only a yes or a no is parted from what it does; "B1 – trực tuyến, buổi tối" is not the one evening class.
    private static bool Means(string label, string[] core) =>
        label.Split(',', 2) is [var answer, var act] && Words(answer) is [var word] && Answers.Contains(word)
            ? Core(Words(act)).AsSpan().StartsWith(core)
            : Core(Words(label)).SequenceEqual(core) || (label.Split(": ", 2) is [var kind, _] && Core(Words(kind)).SequenceEqual(core));

    private static string[] Words(string text) =>
        VietnameseText
            .Fold(text)
            .Replace("don't", "do not", StringComparison.Ordinal)
            .Split([' ', ',', '.', '!', '"', '“', '”', ';', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static string[] Core(string[] words)
    {
        var (from, to) = (0, words.Length);
        while (from < to && Openers.Contains(words[from]))
        {
            from++;
        }

        // "tôi" closes only behind "giúp": without marks it is "tối".
        while (to > from && (Closers.Contains(words[to - 1]) || (to - from > 1 && words[to - 1] == "toi" && words[to - 2] == "giup")))
        {
            to--;
        }

        return words[from..to];
    }
}
