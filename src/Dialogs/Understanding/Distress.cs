namespace ChatBot.Dialogs.Understanding;

/// <summary>
/// Messages of people who need help now: money just lost to a swindler, a child in danger. Words let a message in, the ranking of topics
/// decides: "lừa đảo là gì" is a question, "tôi bị lừa mất tiền rồi" is a cry.
/// </summary>
internal static class Distress
{
    private const double SureFrom = 0.4;

    private static readonly string[] UrgentTopics = ["scam_victim", "child_safety"];

    private static readonly string[] Signs =
    [
        "lua", "mat tien", "het tien", "rut sach", "rut het", "mat sach", "bat nat", "quay roi", "xam hai", "de doa", "doa ", "danh dap", "du do", "gui anh",
        "nhay cam", "tong tien", "chuyen nham", "scam", "stole", "bull", "harass", "threat", "luwaf", "lu72a", "bat coc", "chui", "beu xau", "boc phot", "trieu", "hoang", "cuu ", "child",
    ];

    /// <summary>Whether a message holds a word that such messages hold; cheap, for every message.</summary>
    public static bool MayBe(AnalyzedText text)
    {
        foreach (var sign in Signs)
        {
            if (text.Folded.Contains(sign, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The topic that helps, or null.</summary>
    public static string? TopicOf(RecognizerResult result) =>
        result.Topic is { } topic && Array.IndexOf(UrgentTopics, topic) >= 0 && result.Score >= SureFrom
            ? topic
            : null;
}
