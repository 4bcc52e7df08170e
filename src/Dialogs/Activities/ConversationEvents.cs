namespace ChatBot.Dialogs.Activities;

/// <summary>Names of the events that a channel posts about a conversation beside what the citizen does in it.</summary>
public static class ConversationEvents
{
    /// <summary>
    /// A person of the office wrote to the citizen by hand: the bot is silent for so many minutes, in <see cref="EventActivity.Subject"/>,
    /// and says so when it answers again.
    /// </summary>
    public const string TakenOver = "conversation.taken-over";

    /// <summary>
    /// The citizen asked the channel that their data be deleted: they are erased, by the same rule as when they ask the bot.
    /// </summary>
    public const string Withdrawn = "conversation.withdrawn";

    /// <summary>
    /// Whether an event came in through the channel, between the citizen's own messages: it keeps its place among them, and unlike what the
    /// scheduler posts nobody posts it again.
    /// </summary>
    public static bool IsFromChannel(Activity activity) => activity is EventActivity { Name: TakenOver or Withdrawn };
}
