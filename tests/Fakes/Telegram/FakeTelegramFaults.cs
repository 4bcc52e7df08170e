namespace ChatBot.Fakes.Telegram;

/// <summary>Faults of send and edit methods: by chance, or the next calls to one chat.</summary>
public sealed class FakeTelegramFaults(int seed)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private readonly Dictionary<long, Queue<FakeFault>> _next = [];

    /// <summary>Calls that are being left without an answer.</summary>
    public UnansweredCalls Unanswered { get; } = new();

    /// <summary>Share of calls, 0 to 1.</summary>
    public double Rate429 { get; set; }

    public double Rate5xx { get; set; }

    public double RateCutBefore { get; set; }

    public double RateCutAfter { get; set; }

    public double RateNoAnswer { get; set; }

    /// <summary>Seconds in a 429.</summary>
    public int RetryAfter { get; set; } = 1;

    /// <summary>The next calls to this chat fail so, in this order.</summary>
    public void Next(long chatId, params FakeFault[] faults)
    {
        lock (_lock)
        {
            if (!_next.TryGetValue(chatId, out var queue))
                _next[chatId] = queue = new Queue<FakeFault>();
            foreach (var fault in faults)
                queue.Enqueue(fault);
        }
    }

    // What is planned is meant for a message; an edit, which only takes buttons away, must not use it up.
    internal FakeFault? Take(long chatId, bool isEdit)
    {
        lock (_lock)
        {
            if (!isEdit && _next.TryGetValue(chatId, out var queue) && queue.TryDequeue(out var planned))
                return planned;
            if (Rate429 + Rate5xx + RateCutBefore + RateCutAfter + RateNoAnswer <= 0)
                return null;
            var dice = _random.NextDouble();
            if ((dice -= Rate429) < 0)
                return FakeFault.TooManyRequests;
            if ((dice -= Rate5xx) < 0)
                return _random.Next(2) == 0 ? FakeFault.ServerError : FakeFault.BadGateway;
            if ((dice -= RateCutBefore) < 0)
                return FakeFault.CutBefore;
            if ((dice -= RateCutAfter) < 0)
                return FakeFault.CutAfter;
            return dice - RateNoAnswer < 0 ? FakeFault.NoAnswer : null;
        }
    }
}
