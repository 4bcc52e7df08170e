namespace ChatBot.Bot.Channels.Shared;

/// <summary>Waits between attempts that failed: doubling, with jitter so that many processes do not come back together.</summary>
/// <param name="First">The first wait before jitter.</param>
/// <param name="Longest">The longest wait.</param>
internal record BackOff(TimeSpan First, TimeSpan Longest)
{
    public static readonly BackOff Default = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));

    /// <summary>The wait after <paramref name="failures"/> failures in a row.</summary>
    /// <param name="failures">From 1.</param>
    /// <param name="random">From 0 to 1: the wait is between half and the whole of the doubled value.</param>
    public TimeSpan After(int failures, double random)
    {
        var doubled = First.TotalMilliseconds * Math.Pow(2, Math.Clamp(failures - 1, 0, 30));
        return TimeSpan.FromMilliseconds(Math.Min(doubled, Longest.TotalMilliseconds) * (0.5 + (0.5 * random)));
    }

    /// <summary>Waits; at least as long as the platform asked for.</summary>
    public Task WaitAsync(int failures, TimeSpan? asked, TimeProvider time, CancellationToken cancellationToken)
    {
#pragma warning disable CA5394 // jitter is no secret
        var own = After(failures, Random.Shared.NextDouble());
#pragma warning restore CA5394
        return Task.Delay(asked > own ? asked.Value : own, time, cancellationToken);
    }
}
