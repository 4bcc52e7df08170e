using ChatBot.Bot.Clock;

namespace ChatBot.Bot.Channels.Shared;

/// <summary>The wait between two calls of a platform.</summary>
internal static class CallWait
{
    /// <summary>Waits as long as the outcome of the last call asks for.</summary>
    /// <returns>False when it was cancelled.</returns>
    public static Task<bool> WaitAsync(
        this BackOff backOff,
        int failures,
        SendResult outcome,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        backOff.WaitAsync(
            failures,
            outcome switch
            {
                SendResult.Misconfigured => backOff.Refused,
                SendResult.Retry retry => retry.After,
                _ => null,
            },
            time,
            cancellationToken
        );
}
