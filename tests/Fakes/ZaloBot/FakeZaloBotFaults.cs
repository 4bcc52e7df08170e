namespace ChatBot.Fakes.ZaloBot;

/// <summary>Faults: by chance for send methods, or the next calls of a method or to a chat.</summary>
public sealed class FakeZaloBotFaults(int seed)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, Queue<FakeZaloBotFault>> _next = [];

    /// <summary>Calls that are being left without an answer.</summary>
    public UnansweredCalls Unanswered { get; } = new();

    /// <summary>Share of sends that are refused with 429, 0 to 1.</summary>
    public double Rate429 { get; set; }

    public double Rate5xx { get; set; }

    public double RateCutBefore { get; set; }

    public double RateCutAfter { get; set; }

    public double RateNoAnswer { get; set; }

    /// <summary>The next calls fail so, in this order.</summary>
    /// <param name="where">A chat id, or a method such as getUpdates.</param>
    /// <param name="faults">One a call.</param>
    public void Next(string where, params FakeZaloBotFault[] faults)
    {
        lock (_lock)
        {
            if (!_next.TryGetValue(where, out var queue))
                _next[where] = queue = new Queue<FakeZaloBotFault>();
            foreach (var fault in faults)
                queue.Enqueue(fault);
        }
    }

    internal FakeZaloBotFault Take(string method, string? chat)
    {
        lock (_lock)
        {
            if (_next.TryGetValue(method, out var ofMethod) && ofMethod.TryDequeue(out var planned))
                return planned;
            if (chat is null)
                return FakeZaloBotFault.None;
            if (_next.TryGetValue(chat, out var ofChat) && ofChat.TryDequeue(out planned))
                return planned;
            if (Rate429 + Rate5xx + RateCutBefore + RateCutAfter + RateNoAnswer <= 0)
                return FakeZaloBotFault.None;
            var dice = _random.NextDouble();
            if ((dice -= Rate429) < 0)
                return FakeZaloBotFault.QuotaExceeded;
            if ((dice -= Rate5xx) < 0)
                return _random.Next(2) == 0 ? FakeZaloBotFault.Internal403 : FakeZaloBotFault.BadGateway;
            if ((dice -= RateCutBefore) < 0)
                return FakeZaloBotFault.CutBefore;
            if ((dice -= RateCutAfter) < 0)
                return FakeZaloBotFault.CutAfter;
            return dice - RateNoAnswer < 0 ? FakeZaloBotFault.NoAnswer : FakeZaloBotFault.None;
        }
    }
}
