using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Engine.Routing;

/// <summary>Finds the button whose words a citizen typed instead of pressing it: "gửi đi", "ok gửi đi", "ừ xóa đi".</summary>
public static class ButtonWords
{
    // Channels show labels of at most 100 letters, and a polite citizen writes some words around them. What is longer is no press.
    private const int MostLength = 200;

    private static readonly WordListKey Opener = new("forms.opener");
    private static readonly WordListKey Closer = new("forms.closer");
    private static readonly WordListKey Answer = new("forms.answer");
    private static readonly WordListKey Forbids = new("forms.forbid");

    /// <summary>The button that bears exactly these words, or null.</summary>
    public static Button? Exactly(IReadOnlyList<Button> choices, string said)
    {
        if (choices.Count == 0 || said.Length > MostLength)
        {
            return null;
        }

        var words = Words(Read(said));
        return words.Length == 0 || IsForbidding(said)
            ? null
            : choices.FirstOrDefault(c => Words(Read(c.Label)).AsSpan().SequenceEqual(words));
    }

    /// <summary>
    /// The one button that is meant by its words: all of them, or of a label in two parts ("Đúng, xóa hết") the second or its beginning.
    /// Null when none is meant, or more than one.
    /// </summary>
    public static Button? Find(IReadOnlyList<Button> choices, string said)
    {
        if (Exactly(choices, said) is { } exact)
        {
            return exact;
        }

        var core = Core(said);
        return core.Length > 0 && !IsForbidding(said) && choices.Where(c => Means(c.Label, core)).Take(2).ToList() is [var only]
            ? only
            : null;
    }

    /// <summary>The one button whose label begins with these two words or more ("học ngay" for "Học ngay một bài"), or null.</summary>
    public static Button? Beginning(IReadOnlyList<Button> choices, string said)
    {
        var core = Core(said);
        return
            core.Length >= 2
            && !IsForbidding(said)
            && choices.Where(c => Words(Read(c.Label)).AsSpan().StartsWith(core)).Take(2).ToList() is [var only]
            ? only
            : null;
    }

    // A longer label is an answer that happens to hold the word.
    private const int MostWordsBeside = 2;

    /// <summary>The one button whose short label holds these words side by side ("tiếp" for "Bài tiếp theo"), or null.</summary>
    public static Button? Holding(IReadOnlyList<Button> choices, string said)
    {
        var core = Core(said);
        return
            core.Length > 0
            && choices
                .DistinctBy(c => c.Payload)
                .Where(c =>
                    Words(Read(c.Label)) is var label && label.Length <= core.Length + MostWordsBeside && label.AsSpan().IndexOf(core) >= 0
                )
                .Take(2)
                .ToList()
                is [var only]
            ? only
            : null;
    }

    private static bool IsForbidding(string said) => WordReader.AsTyped(AnalyzedText.Of(said)).Holds(Forbids);

    // "Chỗ học: Nguyễn Văn An" is meant by "chỗ học".
    // Only a yes or a no is parted from what it does; "B1 – trực tuyến, buổi tối" is not the one evening class.
    private static bool Means(string label, string[] core) =>
        label.Split(',', 2) is [var answer, var act] && WordReader.AsTyped(AnalyzedText.Of(answer)).IsOnly(Answer)
            ? Core(act).AsSpan().StartsWith(core)
            : Core(label).AsSpan().SequenceEqual(core)
                || (label.Split(": ", 2) is [var kind, _] && Core(kind).AsSpan().SequenceEqual(core));

    private static AnalyzedText Read(string text) => AnalyzedText.Of(text.Replace("don't", "do not", StringComparison.OrdinalIgnoreCase));

    private static string[] Words(AnalyzedText text) => Words(text, 0, text.Tokens.Count);

    private static string[] Words(AnalyzedText text, int from, int to)
    {
        var words = new string[to - from];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = text.FoldedToken(from + i).ToString();
        }

        return words;
    }

    private static string[] Core(string said)
    {
        if (said.Length > MostLength)
        {
            return [];
        }

        var text = Read(said);
        var words = WordReader.AsTyped(text);
        var from = words.Skip(Opener, 0, words.Count);
        var to = words.Count;

        // "Tôi" closes only behind "giúp": without marks it is "tối".
        while (to > from)
        {
            var closing =
                words.Length(Closer, to - 1) == 1 ? 1
                : to - from > 1 && words.Length(Closer, to - 2) == 2 ? 2
                : 0;
            if (closing == 0)
            {
                break;
            }

            to -= closing;
        }

        return Words(text, from, to);
    }
}
