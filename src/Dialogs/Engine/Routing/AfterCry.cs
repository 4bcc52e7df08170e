using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Cries;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Engine.Routing;

/// <summary>
/// Questions right after a cry was answered ("gọi số đó có mất tiền không", "họ có báo cho ai không"): they are met with patience, and
/// never with a menu or with "I did not understand".
/// </summary>
internal static class AfterCry
{
    private static readonly TimeSpan Right = TimeSpan.FromHours(1);

    // The weather is no question about the help.
    private const double OffTopicFrom = 0.8;

    private static readonly WordListKey Cost = new("after-cry.cost");
    private static readonly WordListKey Told = new("after-cry.told");

    /// <summary>Text of the answer, or null when no cry was answered right before.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="said">The message.</param>
    public static string? KeyOf(TurnContext turn, RecognizerResult said) =>
        turn.Conversation is { LastTopic: { } last, LastTopicAt: { } at }
        && turn.Now - at < Right
        && (CryTopics.Answering.Contains(last) || last == CryTopics.Running)
            ? KeyOf(said, isSwindle: last == CryTopics.Running)
            : null;

    private static string? KeyOf(RecognizerResult said, bool isSwindle) =>
        said.Says(Cost) ? "engine.after-cry-cost"
        : said.Says(Told) ? "engine.after-cry-told"
        : said.OffTopic >= OffTopicFrom ? null
        : isSwindle ? "engine.after-swindle"
        : "engine.after-cry";
}
