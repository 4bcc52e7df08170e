namespace ChatBot.Fakes.ZaloOa;

/// <summary>Faults of sends, of the token endpoint and of the other calls: by chance, or the next calls.</summary>
public sealed class FakeZaloFaults(int seed)
{
    private const string TokenEndpoint = "";
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, Queue<FakeZaloFault>> _next = [];

    /// <summary>Calls that are being left without an answer.</summary>
    public UnansweredCalls Unanswered { get; } = new();

    /// <summary>Share of sends, 0 to 1, that are answered with -32.</summary>
    public double RateLimited { get; set; }

    public double Rate5xx { get; set; }

    public double RateCutBefore { get; set; }

    public double RateCutAfter { get; set; }

    public double RateNoAnswer { get; set; }

    /// <summary>The next sends to this person fail so, in this order.</summary>
    public void Next(string userId, params FakeZaloFault[] faults) => Plan(userId, faults);

    /// <summary>The next calls of the token endpoint fail so.</summary>
    public void NextToken(params FakeZaloFault[] faults) => Plan(TokenEndpoint, faults);

    /// <summary>The next calls of this path (quota, uploads, getoa) fail so.</summary>
    public void NextCall(string path, params FakeZaloFault[] faults) => Plan(path, faults);

    /// <summary>Something planned for this person has not happened yet.</summary>
    public bool HasNext(string userId)
    {
        lock (_lock)
            return _next.TryGetValue(userId, out var queue) && queue.Count > 0;
    }

    internal FakeZaloFault? TakeToken() => TakePlanned(TokenEndpoint);

    internal FakeZaloFault TakeCall(string path) => TakePlanned(path) ?? FakeZaloFaultKind.None;

    internal FakeZaloFault? Take(string userId)
    {
        if (TakePlanned(userId) is { } planned)
            return planned.Kind == FakeZaloFaultKind.None ? null : planned;
        lock (_lock)
        {
            if (RateLimited + Rate5xx + RateCutBefore + RateCutAfter + RateNoAnswer <= 0)
                return null;
            var dice = _random.NextDouble();
            if ((dice -= RateLimited) < 0)
                return FakeZaloFault.Error(-32);
            if ((dice -= Rate5xx) < 0)
                return _random.Next(2) == 0 ? FakeZaloFaultKind.ServerError : FakeZaloFaultKind.BadGateway;
            if ((dice -= RateCutBefore) < 0)
                return FakeZaloFaultKind.CutBefore;
            if ((dice -= RateCutAfter) < 0)
                return FakeZaloFaultKind.CutAfter;
            return dice - RateNoAnswer < 0 ? FakeZaloFaultKind.NoAnswer : null;
        }
    }

    private FakeZaloFault? TakePlanned(string key)
    {
        lock (_lock)
            return _next.TryGetValue(key, out var queue) && queue.TryDequeue(out var planned) ? planned : null;
    }

    private void Plan(string key, FakeZaloFault[] faults)
    {
        lock (_lock)
        {
            if (!_next.TryGetValue(key, out var queue))
                _next[key] = queue = new Queue<FakeZaloFault>();
            foreach (var fault in faults)
                queue.Enqueue(fault);
        }
    }
}
