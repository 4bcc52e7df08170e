namespace ChatBot.Fakes;

/// <summary>Tells those who wait that something has changed at a fake.</summary>
internal sealed class Changes
{
    private TaskCompletionSource _next = NewSignal();

    /// <summary>Ends with the next change. Take it before you look, or a change between the two is missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Pulse() => Interlocked.Exchange(ref _next, NewSignal()).TrySetResult();

    /// <summary>Waits until it is found; it is looked for after every change.</summary>
    /// <param name="find">Null: not yet.</param>
    /// <param name="describe">What there is instead, for the error.</param>
    /// <param name="deadline">Null: 60 seconds.</param>
    /// <exception cref="TimeoutException">It did not come.</exception>
    public async Task<T> WaitForAsync<T>(Func<T?> find, Func<string> describe, TimeSpan? deadline)
        where T : class
    {
        using var limit = new CancellationTokenSource(deadline ?? TimeSpan.FromSeconds(60));
        while (true)
        {
            var next = Next;
            if (find() is { } found)
            {
                return found;
            }

            try
            {
                await next.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"The condition did not come true. {describe()}");
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
