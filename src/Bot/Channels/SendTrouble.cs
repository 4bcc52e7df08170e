namespace ChatBot.Bot.Channels;

/// <summary>A send that failed in words, for <c>channels status</c> and the health body.</summary>
internal static class SendTrouble
{
    /// <summary>Null: nothing that concerns the channel, such as a person who left.</summary>
    public static string? Of(SendResult result, string platform) => result switch
    {
        SendResult.Retry retry => $"A message waits: {retry.Reason}.",
        SendResult.Unknown unknown => $"Nobody knows whether a message arrived: {unknown.Reason}.",
        SendResult.Rejected rejected => $"{platform} refused a message: {rejected.Reason}.",
        _ => null,
    };
}
