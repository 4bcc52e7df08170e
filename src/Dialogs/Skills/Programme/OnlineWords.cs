using ChatBot.Content.Model;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Tells where a message wants what is online: "sự kiện trực tuyến", "có gì online". Pure.</summary>
internal static class OnlineWords
{
    private static readonly WordListKey Online = new("programme.online");
    private static readonly WordListKey Subject = new("programme.online-subject");
    private static readonly WordListKey ForList = new("programme.online-list");

    /// <summary>Whether the name of a venue says that it is online.</summary>
    public static bool AreIn(LocalText venue) => WordReader.AsTyped(AnalyzedText.Of(venue.Vi)).Holds(Online);

    /// <summary>Indexes of the terms that say it; empty when it is not said.</summary>
    public static IReadOnlySet<int> Of(RecognizerResult said)
    {
        var found = new HashSet<int>();
        var words = new WordReader(said.Expanded);
        for (var match = words.Find(Online); match is { } online; match = words.Find(Online, online.End))
        {
            // "Lừa đảo trực tuyến" and "dịch vụ công trực tuyến" are what an event is about, not how it is held.
            if (!words.Is(Subject, online.Start - 1) && !said.Themes.Any(t => online.Start >= t.Start && online.Start < t.Start + t.Count))
            {
                found.UnionWith(Enumerable.Range(online.Start, online.Length));
            }
        }

        return found;
    }

    /// <summary>
    /// Asks which events are online. "Có xem trực tuyến được không?" and "sự kiện có livestream không" ask something else, which a topic
    /// answers.
    /// </summary>
    public static bool AskForList(RecognizerResult said) => said.Says(ForList) && Of(said).Count > 0;
}
