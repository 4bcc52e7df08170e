namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>Waits between calls that failed: doubling, with jitter so that many processes do not come back together.</summary>
/// <param name="First">The first wait before jitter.</param>
/// <param name="Longest">The longest wait.</param>
/// <param name="Refused">The wait after the token was refused: it heals only when a person acts.</param>
internal sealed record ZaloBotBackOff(TimeSpan First, TimeSpan Longest, TimeSpan Refused)
{
    public static readonly ZaloBotBackOff Default = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(5));

    /// <summary>The wait after <paramref name="failures"/> failures in a row.</summary>
    /// <param name="failures">From 1.</param>
    /// <param name="random">From 0 to 1: the wait is between half and the whole of the doubled value.</param>
    public TimeSpan After(int failures, double random)
    {
        var doubled = First.TotalMilliseconds * Math.Pow(2, Math.Clamp(failures - 1, 0, 30));
        return TimeSpan.FromMilliseconds(Math.Min(doubled, Longest.TotalMilliseconds) * (0.5 + (0.5 * random)));
    }

    /// <summary>Waits. False: cancelled.</summary>
    public async Task<bool> WaitAsync(int failures, SendResult? outcome, TimeProvider time, CancellationToken cancellationToken)
    {
#pragma warning disable CA5394 // jitter is no secret
        var own = After(failures, Random.Shared.NextDouble());
#pragma warning restore CA5394
        var wait = outcome switch
        {
            SendResult.Misconfigured => Refused,
            SendResult.Retry { After: { } asked } when asked > own => asked,
            _ => own,
        };
        try
        {
            await Task.Delay(wait, time, cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
