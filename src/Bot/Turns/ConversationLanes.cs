namespace ChatBot.Bot.Turns;

/// <summary>
/// One lane a conversation: work of one lane runs one after the other, in the order in which it was handed in. Lanes know nothing of each
/// other, so a slow one holds only its own conversation. A lane exists only while something is in it.
/// </summary>
/// <remarks>
/// Two queues stand in a row. This one keeps the order while a message is read, which happens before the transaction; the store's keeps it
/// in the transaction, under the same key, for all processes that share the store.
/// </remarks>
internal sealed class ConversationLanes
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task> _tails = new(StringComparer.Ordinal);
    private TaskCompletionSource? _drained;
    private int _running;
    private bool _closed;

    /// <summary>Lanes in use.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _tails.Count;
            }
        }
    }

    /// <summary>Runs the work when everything handed in before for the same key has ended.</summary>
    /// <returns>The work's task, or null when the lanes are closed and nothing runs.</returns>
    public Task<T>? Run<T>(string key, Func<Task<T>> work)
    {
        // Not the work's own task: the lane must be taken before the work starts, and the work must not start under the lock.
        var end = new TaskCompletionSource();
        Task? before;
        lock (_gate)
        {
            if (_closed)
            {
                return null;
            }

            _tails.TryGetValue(key, out before);
            _tails[key] = end.Task;
            _running++;
        }

        return RunAfterAsync(key, before, work, end);
    }

    /// <summary>Takes no more work; completes when all that was taken has ended.</summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            _closed = true;
            if (_running == 0)
            {
                return Task.CompletedTask;
            }

            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _drained.Task;
        }
    }

    private async Task<T> RunAfterAsync<T>(string key, Task? before, Func<Task<T>> work, TaskCompletionSource end)
    {
        try
        {
            if (before is not null)
            {
                // Yields so that a long lane is not one deep stack of continuations.
                await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            }

            return await work();
        }
        finally
        {
            TaskCompletionSource? drained = null;
            lock (_gate)
            {
                if (_tails[key] == end.Task)
                {
                    _tails.Remove(key);
                }

                if (--_running == 0)
                {
                    drained = _drained;
                }
            }

            end.SetResult();
            drained?.SetResult();
        }
    }
}
