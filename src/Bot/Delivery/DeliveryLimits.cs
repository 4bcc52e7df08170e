namespace ChatBot.Bot.Delivery;

/// <summary>How the dispatcher works. Defaults are what the service runs with; tests make them small.</summary>
internal sealed record DeliveryLimits
{
    /// <summary>Sends under way at once on one channel. A channel that hangs takes none of another's.</summary>
    public int SendsAtOnce { get; init; } = 64;

    /// <summary>Of these, how many may be proactive: the rest is kept free for citizens who wait for an answer.</summary>
    public int ProactiveSendsAtOnce { get; init; } = 32;

    /// <summary>Entries claimed at a time.</summary>
    public int ClaimSize { get; init; } = 256;

    /// <summary>
    /// How long the accounts of the channels stay with this process when it falls silent. It renews them in half of the time. Short,
    /// because nothing is sent for them in the meantime.
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a stop waits for sends under way before it cuts them; less than the host's own patience.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(5);
}
