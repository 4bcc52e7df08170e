namespace ChatBot.Fakes;

/// <summary>Faults of a fake: of its sends by chance, or the next calls in the order that was planned.</summary>
/// <typeparam name="TKey">What a fault is planned for.</typeparam>
/// <typeparam name="TFault">What can go wrong.</typeparam>
public abstract class FaultPlan<TKey, TFault>
    where TKey : notnull
    where TFault : struct
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Queue<TFault>> _next = [];
    private readonly Random _random;
    private readonly Chances _chances;

    private protected FaultPlan(int seed, Chances chances)
    {
        _random = new Random(seed);
        _chances = chances;
    }

    /// <summary>Calls that are being left without an answer.</summary>
    public UnansweredCalls Unanswered { get; } = new();

    /// <summary>Share of sends, 0 to 1, that are too many for the platform.</summary>
    public double Rate429 { get; set; }

    public double Rate5xx { get; set; }

    public double RateCutBefore { get; set; }

    public double RateCutAfter { get; set; }

    public double RateNoAnswer { get; set; }

    /// <summary>The next calls fail so, in this order.</summary>
    public void Next(TKey where, params TFault[] faults)
    {
        lock (_lock)
        {
            if (!_next.TryGetValue(where, out var queue))
            {
                _next[where] = queue = new Queue<TFault>();
            }

            foreach (var fault in faults)
            {
                queue.Enqueue(fault);
            }
        }
    }

    /// <summary>Something that was planned has not happened yet.</summary>
    public bool HasNext(TKey where)
    {
        lock (_lock)
        {
            return _next.TryGetValue(where, out var queue) && queue.Count > 0;
        }
    }

    /// <summary>As the page asks for it: none, 429, 5xx, cut, mixed.</summary>
    internal void Fail(string how)
    {
        Rate429 = how switch
        {
            "429" => 1,
            "mixed" => 0.07,
            _ => 0,
        };
        Rate5xx = how switch
        {
            "5xx" => 1,
            "mixed" => 0.07,
            _ => 0,
        };
        RateCutAfter = how switch
        {
            "cut" => 1,
            "mixed" => 0.06,
            _ => 0,
        };
    }

    private protected TFault? Planned(TKey where)
    {
        lock (_lock)
        {
            return _next.TryGetValue(where, out var queue) && queue.TryDequeue(out var planned) ? planned : null;
        }
    }

    private protected TFault? ByChance()
    {
        lock (_lock)
        {
            if (Rate429 + Rate5xx + RateCutBefore + RateCutAfter + RateNoAnswer <= 0)
            {
                return null;
            }

            var dice = _random.NextDouble();
            if ((dice -= Rate429) < 0)
            {
                return _chances.TooMany;
            }

            if ((dice -= Rate5xx) < 0)
            {
                return _random.Next(2) == 0 ? _chances.ServerError : _chances.BadGateway;
            }

            if ((dice -= RateCutBefore) < 0)
            {
                return _chances.CutBefore;
            }

            if ((dice -= RateCutAfter) < 0)
            {
                return _chances.CutAfter;
            }

            return dice - RateNoAnswer < 0 ? _chances.NoAnswer : null;
        }
    }

    /// <summary>What happens by chance, in the platform's own words.</summary>
    private protected sealed record Chances(
        TFault TooMany,
        TFault ServerError,
        TFault BadGateway,
        TFault CutBefore,
        TFault CutAfter,
        TFault NoAnswer
    );
}
