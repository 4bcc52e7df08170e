namespace ChatBot.Bot.Clock;

/// <summary>Waits after failures: doubled each time, with jitter so that what failed together does not come back together.</summary>
/// <param name="First">The first wait before jitter.</param>
/// <param name="Longest">The longest wait.</param>
internal sealed record BackOff(TimeSpan First, TimeSpan Longest)
{
    /// <summary>One second, doubled up to a minute: calls of a channel.</summary>
    public static readonly BackOff Default = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));

    /// <summary>The wait after the platform refused the token: it heals only when a person acts.</summary>
    public TimeSpan Refused { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The wait after <paramref name="failures"/> failures in a row, without jitter.</summary>
    /// <param name="failures">From 1.</param>
    public TimeSpan Doubled(int failures)
    {
        var doubled = First.TotalMilliseconds * Math.Pow(2, Math.Clamp(failures - 1, 0, 30));
        return TimeSpan.FromMilliseconds(Math.Min(doubled, Longest.TotalMilliseconds));
    }

    /// <summary>The wait after <paramref name="failures"/> failures in a row.</summary>
    /// <param name="failures">From 1.</param>
    /// <param name="random">From 0 to 1: the wait is between half and the whole of the doubled value.</param>
    public TimeSpan After(int failures, double random) => Doubled(failures) * (0.5 + (0.5 * random));

    /// <summary>Waits; at least as long as was asked for.</summary>
    /// <returns>False when it was cancelled.</returns>
    public async Task<bool> WaitAsync(int failures, TimeSpan? asked, TimeProvider time, CancellationToken cancellationToken)
    {
#pragma warning disable CA5394 // jitter is no secret
        var own = After(failures, Random.Shared.NextDouble());
#pragma warning restore CA5394
        try
        {
            await Task.Delay(asked > own ? asked.Value : own, time, cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
