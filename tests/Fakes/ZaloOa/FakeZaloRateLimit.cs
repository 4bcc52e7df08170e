namespace ChatBot.Fakes.ZaloOa;

/// <summary>Calls of one calendar minute.</summary>
internal sealed class FakeZaloRateLimit(FakeZaloOaOptions options)
{
    private readonly Lock _lock = new();
    private long _minute;
    private int _calls;

    /// <summary>Counts a call; what remains of the minute, below 0 when it is over the limit.</summary>
    public int Count()
    {
        lock (_lock)
        {
            var minute = options.Time.GetUtcNow().ToUnixTimeSeconds() / 60;
            if (minute != _minute)
            {
                (_minute, _calls) = (minute, 0);
            }

            return options.CallsPerMinute - ++_calls;
        }
    }
}
