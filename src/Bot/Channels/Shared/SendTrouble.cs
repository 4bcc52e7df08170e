namespace ChatBot.Bot.Channels.Shared;

/// <summary>What came of a call to a platform, in words for the operator.</summary>
internal static class SendTrouble
{
    /// <summary>
    /// Describes a send that failed, for <c>channels status</c> and the health body. Returns null when the failure does not concern the
    /// channel, such as a person who left.
    /// </summary>
    public static string? Of(SendResult result, string platform) =>
        result switch
        {
            SendResult.Retry retry => $"A message waits: {retry.Reason}.",
            SendResult.Unknown unknown => $"Nobody knows whether a message arrived: {unknown.Reason}.",
            SendResult.Rejected rejected => $"{platform} refused a message: {rejected.Reason}.",
            _ => null,
        };

    /// <summary>A call that the operator asked for and that failed.</summary>
    /// <param name="result">What came of it.</param>
    /// <param name="platform">Whom it went to.</param>
    /// <param name="statusVerb">The command that shows whether it was done after all.</param>
    public static string OfCall(SendResult result, string platform, string statusVerb) =>
        result switch
        {
            SendResult.Misconfigured { Reason: var reason } => reason,
            SendResult.Retry { Reason: var reason } => $"{platform} does not answer: {reason}. Try again.",
            SendResult.Unknown { Reason: var reason } =>
                $"{platform} does not answer: {reason}. Look with '{statusVerb}' whether it was done.",
            SendResult.Rejected { Reason: var reason } => $"{platform} refuses: {reason}.",
            SendResult.Unreachable { Reason: var reason } => $"{platform} refuses: {reason}.",
            _ => $"{platform} refuses.",
        };
}
