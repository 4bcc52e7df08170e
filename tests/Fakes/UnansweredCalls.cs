namespace ChatBot.Fakes;

/// <summary>Calls that a platform took and leaves without an answer until the caller gives up.</summary>
public sealed class UnansweredCalls
{
    private int _count;

    /// <summary>How many callers wait now.</summary>
    public int Count => Volatile.Read(ref _count);

    internal async Task KeepAsync(HttpContext context)
    {
        Interlocked.Increment(ref _count);
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        Interlocked.Decrement(ref _count);
    }
}
