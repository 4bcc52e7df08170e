namespace ChatBot.Bot.Delivery;

/// <summary>How long to wait before a send is tried again: pure arithmetic.</summary>
internal static class RetryDelay
{
    /// <summary>First wait of the ordinary back-off.</summary>
    public static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait of the ordinary back-off.</summary>
    public static readonly TimeSpan Cap = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Longest wait of a channel that asks for none. Short, because a channel that is back must not be left alone for minutes.
    /// </summary>
    public static readonly TimeSpan ChannelCap = TimeSpan.FromSeconds(30);

    /// <summary>First wait when the operator must act.</summary>
    public static readonly TimeSpan SlowFirst = TimeSpan.FromMinutes(1);

    /// <summary>Longest wait when the operator must act.</summary>
    public static readonly TimeSpan SlowCap = TimeSpan.FromMinutes(15);

    // A channel's own wish is kept, but not one that would overflow a date; every message has expired by then.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>
    /// Wait after the n-th failed attempt: doubled each time, and between half and all of it, so that retries do not march in step.
    /// </summary>
    /// <param name="attempt">Failed attempts so far, from 1.</param>
    /// <param name="asked">What the channel asked for, or null; it wins.</param>
    /// <param name="random">From 0 to 1.</param>
    public static TimeSpan After(int attempt, TimeSpan? asked, double random) =>
        asked is { } wish ? Bounded(wish) : Doubled(First, Cap, attempt, random);

    /// <summary>Wait of a whole channel after its n-th failure in a row.</summary>
    public static TimeSpan OfChannel(int failure, TimeSpan? asked, double random) =>
        asked is { } wish ? Bounded(wish) : Doubled(First, ChannelCap, failure, random);

    /// <summary>Wait after the n-th attempt that only the operator can mend.</summary>
    public static TimeSpan Slow(int attempt, double random)
    {
        var delay = Doubled(SlowFirst, SlowCap, attempt, random);
        return delay < SlowFirst ? SlowFirst : delay;
    }

    private static TimeSpan Bounded(TimeSpan wish) =>
        wish < TimeSpan.Zero ? TimeSpan.Zero
        : wish > Longest ? Longest
        : wish;

    private static TimeSpan Doubled(TimeSpan first, TimeSpan cap, int attempt, double random)
    {
        var doublings = Math.Clamp(attempt - 1, 0, 20);
        var full = Math.Min(first.TotalSeconds * (1L << doublings), cap.TotalSeconds);
        return TimeSpan.FromSeconds(full * (0.5 + (0.5 * random)));
    }
}
