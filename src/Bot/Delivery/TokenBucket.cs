namespace ChatBot.Bot.Delivery;

/// <summary>
/// A token bucket without clock, lock or timer of its own: the caller says what time it is. System.Threading.RateLimiting reads its own
/// clock and allocates a limiter a conversation, which neither the injected time nor a hundred thousand conversations allow.
/// </summary>
internal struct TokenBucket
{
    // Sums of fractions may fall short of one token by a rounding error; without it a caller woken for a token could find none.
    private const double Enough = 1 - 1e-6;

    private readonly double _rate;
    private readonly double _capacity;
    private double _tokens;
    private long _at;

    /// <summary>Makes a full bucket.</summary>
    /// <param name="rate">Tokens a second, or zero for no limit.</param>
    /// <param name="capacity">Most tokens it holds.</param>
    public TokenBucket(double rate, double capacity)
    {
        _rate = rate;
        _capacity = capacity;
        _tokens = capacity;
        _at = long.MaxValue;
    }

    /// <summary>True when a limit applies; otherwise everything may pass.</summary>
    public readonly bool IsLimit => _rate > 0;

    /// <summary>How long until a token is there; zero when one is there now.</summary>
    public TimeSpan Wait(DateTimeOffset now)
    {
        Refill(now);
        return !IsLimit || _tokens >= Enough
            ? TimeSpan.Zero
            : TimeSpan.FromTicks((long)Math.Ceiling((1 - _tokens) / _rate * TimeSpan.TicksPerSecond));
    }

    /// <summary>How long until it is full, when nothing is taken.</summary>
    public TimeSpan UntilFull(DateTimeOffset now)
    {
        Refill(now);
        return !IsLimit ? TimeSpan.Zero : TimeSpan.FromTicks((long)Math.Ceiling((_capacity - _tokens) / _rate * TimeSpan.TicksPerSecond));
    }

    /// <summary>Takes a token, down to <paramref name="debt"/> below zero.</summary>
    public void Take(DateTimeOffset now, double debt = 0)
    {
        Refill(now);
        _tokens = Math.Min(_tokens, Math.Max(_tokens - 1, -debt));
    }

    /// <summary>Gives back a token that was not used.</summary>
    public void GiveBack() => _tokens = Math.Min(_tokens + 1, _capacity);

    private void Refill(DateTimeOffset now)
    {
        var ticks = now.UtcTicks;
        if (ticks > _at)
        {
            _tokens = Math.Min(_capacity, _tokens + ((ticks - _at) * _rate / TimeSpan.TicksPerSecond));
        }

        // Also when the clock was set back: tokens are not earned twice.
        _at = ticks;
    }
}
