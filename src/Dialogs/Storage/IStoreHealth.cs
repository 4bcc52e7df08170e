namespace ChatBot.Dialogs.Storage;

/// <summary>How a store is, for health checks, watchdogs and metrics. Nothing here waits for the store.</summary>
public interface IStoreHealth
{
    /// <summary>False when the store hangs, so that only a restart of the process helps.</summary>
    bool IsAlive { get; }

    /// <summary>True when the last commit succeeded, or a trial after a failure did.</summary>
    bool IsWritable { get; }

    /// <summary>Number of the schema that the stored data has.</summary>
    int Schema { get; }

    /// <summary>Works that wait.</summary>
    int QueueLength { get; }

    /// <summary>How long the oldest waiting work of a priority has been waiting; zero when none waits.</summary>
    TimeSpan OldestWait(WorkPriority priority);
}
