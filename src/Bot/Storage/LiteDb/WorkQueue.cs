using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>What waits for the writer: citizens before jobs, both bounded, because a queue that only grows answers nobody.</summary>
internal sealed class WorkQueue(int citizens, int jobs, TimeProvider time)
{
    private readonly object _lock = new();
    private readonly Queue<WorkItem> _citizens = new();
    private readonly Queue<WorkItem> _jobs = new();
    private readonly Queue<Action> _commands = new();
    private bool _poked;
    private bool _closed;

    /// <summary>Works that wait.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _citizens.Count + _jobs.Count;
            }
        }
    }

    /// <summary>How long the oldest has been waiting; zero when none does.</summary>
    public TimeSpan OldestWait(WorkPriority priority)
    {
        lock (_lock)
        {
            return (priority == WorkPriority.Citizen ? _citizens : _jobs).TryPeek(out var item)
                ? time.GetElapsedTime(item.Enqueued)
                : TimeSpan.Zero;
        }
    }

    /// <exception cref="StoreUnavailableException">The queue is full, or closed.</exception>
    public void Add(WorkItem item, WorkPriority priority)
    {
        lock (_lock)
        {
            if (_closed)
            {
                throw new StoreUnavailableException("The store is closing.");
            }

            var (queue, limit) = priority == WorkPriority.Citizen ? (_citizens, citizens) : (_jobs, jobs);
            if (queue.Count >= limit)
            {
                throw new StoreUnavailableException($"{limit} works of priority {priority} are waiting already.");
            }

            queue.Enqueue(item);
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Runs something on the writer thread, between two groups.</summary>
    public void AddCommand(Action command)
    {
        lock (_lock)
        {
            if (_closed)
            {
                throw new StoreUnavailableException("The store is closing.");
            }

            _commands.Enqueue(command);
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Makes the writer run a group even when no work waits: marks must go to disk, or a failure be tried again.</summary>
    public void Poke()
    {
        lock (_lock)
        {
            _poked = true;
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>No more works; what waits is still done.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Waits until there is something to do, and takes it.</summary>
    /// <returns>False when the queue is closed and empty.</returns>
    public bool Take(int max, List<WorkItem> works, List<Action> actions)
    {
        lock (_lock)
        {
            while (true)
            {
                while (_commands.TryDequeue(out var command))
                {
                    actions.Add(command);
                }

                while (works.Count < max && (_citizens.TryDequeue(out var item) || _jobs.TryDequeue(out item)))
                {
                    works.Add(item);
                }

                if (works.Count > 0 || actions.Count > 0 || _poked)
                {
                    _poked = false;
                    return true;
                }

                if (_closed)
                {
                    return false;
                }

                Monitor.Wait(_lock);
            }
        }
    }
}
