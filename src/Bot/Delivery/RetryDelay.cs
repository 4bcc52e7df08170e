using ChatBot.Bot.Clock;

namespace ChatBot.Bot.Delivery;

/// <summary>How long to wait before a send is tried again: pure arithmetic.</summary>
internal static class RetryDelay
{
    /// <summary>The waits of one message.</summary>
    public static readonly BackOff Message = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));

    /// <summary>
    /// The waits of a channel that asks for none. They stay short, because a channel that is back must not be left alone for minutes.
    /// </summary>
    public static readonly BackOff Channel = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    /// <summary>The waits while the operator must act.</summary>
    public static readonly BackOff Operator = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));

    // A channel's own wish is kept, but not one that would overflow a date; every message has expired by then.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>Wait after the n-th failed attempt.</summary>
    /// <param name="attempt">Failed attempts so far, from 1.</param>
    /// <param name="asked">What the channel asked for, or null; it wins.</param>
    /// <param name="random">From 0 to 1.</param>
    public static TimeSpan After(int attempt, TimeSpan? asked, double random) =>
        asked is { } wish ? Bounded(wish) : Message.After(attempt, random);

    /// <summary>Wait of a whole channel after its n-th failure in a row.</summary>
    public static TimeSpan OfChannel(int failure, TimeSpan? asked, double random) =>
        asked is { } wish ? Bounded(wish) : Channel.After(failure, random);

    /// <summary>Wait after the n-th attempt that only the operator can mend; never shorter than the first.</summary>
    public static TimeSpan Slow(int attempt, double random)
    {
        var delay = Operator.After(attempt, random);
        return delay < Operator.First ? Operator.First : delay;
    }

    private static TimeSpan Bounded(TimeSpan wish) =>
        wish < TimeSpan.Zero ? TimeSpan.Zero
        : wish > Longest ? Longest
        : wish;
}
