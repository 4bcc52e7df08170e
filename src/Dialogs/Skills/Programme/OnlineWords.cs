using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Tells where a message wants what is online: "sự kiện trực tuyến", "có gì online". Pure.</summary>
internal static class OnlineWords
{
    // "Lừa đảo trực tuyến" and "dịch vụ công trực tuyến" are what an event is about, not how it is held.
    private static readonly FrozenSet<string> Subjects =
    [
        "dao",
        "cong",
        "toan",
        "scam",
        "scams",
        "safety",
        "hang",
        "sinh",
        "tin",
        "game",
        "games",
        "phap",
    ];

    private static readonly string[] ForList =
    [
        "su kien truc tuyen",
        "hoat dong truc tuyen",
        "chuong trinh truc tuyen",
        "buoi truc tuyen",
        "gi truc tuyen",
        "chi truc tuyen",
        "nao truc tuyen",
        "gi xem truc tuyen",
        "gi hoc truc tuyen",
        "gi duoc truc tuyen",
        "hoi thao truc tuyen nao",
        "su kien online",
        "hoat dong online",
        "chuong trinh online",
        "buoi online",
        "gi online",
        "chi online",
        "nao online",
        "gi xem online",
        "gi hoc online",
        "online event",
        "online events",
        "online activities",
        "online activity",
        "online talk",
        "online talks",
        "events online",
        "event online",
        "activities online",
        "anything online",
        "something online",
        "on online",
        "online nao",
        "truc tuyen nao",
    ];

    /// <summary>Indices of the terms that say it; empty when it is not said.</summary>
    public static IReadOnlySet<int> Of(RecognizerResult said)
    {
        var found = new HashSet<int>();
        for (var i = 0; i < said.Expanded.Terms.Count; i++)
        {
            var count =
                said.Expanded.Folded(i) is "online" or "livestream" ? 1
                : said.Expanded.Folded(i) is "truc" && i + 1 < said.Expanded.Terms.Count && said.Expanded.Folded(i + 1) is "tuyen" ? 2
                : 0;
            if (
                count > 0
                && !(i > 0 && Subjects.Contains(said.Expanded.Folded(i - 1).ToString()))
                && !said.Themes.Any(t => i >= t.Start && i < t.Start + t.Count)
            )
            {
                found.UnionWith(Enumerable.Range(i, count));
            }
        }

        return found;
    }

    /// <summary>
    /// Asks which events are online. "Có xem trực tuyến được không?" and "sự kiện có livestream không" ask something else, which a topic
    /// answers.
    /// </summary>
    public static bool AskForList(RecognizerResult said) => said.Expanded.ContainsAnyPhrase(ForList) && Of(said).Count > 0;
}
