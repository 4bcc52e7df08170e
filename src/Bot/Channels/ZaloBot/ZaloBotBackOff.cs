using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>Waits between calls that failed.</summary>
/// <param name="First">The first wait before jitter.</param>
/// <param name="Longest">The longest wait.</param>
/// <param name="Refused">The wait after the token was refused: it heals only when a person acts.</param>
internal sealed record ZaloBotBackOff(TimeSpan First, TimeSpan Longest, TimeSpan Refused) : BackOff(First, Longest)
{
    public static new readonly ZaloBotBackOff Default = new(BackOff.Default.First, BackOff.Default.Longest, TimeSpan.FromMinutes(5));

    /// <summary>Waits. False: cancelled.</summary>
    public async Task<bool> WaitAsync(int failures, SendResult? outcome, TimeProvider time, CancellationToken cancellationToken)
    {
        TimeSpan? asked = outcome switch
        {
            SendResult.Misconfigured => Refused,
            SendResult.Retry retry => retry.After,
            _ => null,
        };
        try
        {
            await WaitAsync(failures, asked, time, cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
