namespace ChatBot.Dialogs.Storage;

/// <summary>Who waits for a piece of work: a citizen goes before a job.</summary>
public enum WorkPriority
{
    /// <summary>The scheduler, staff, timers, marks of the dispatcher, exports.</summary>
    Job,

    /// <summary>A citizen's update.</summary>
    Citizen,
}

/// <summary>How the store queues a piece of work.</summary>
/// <param name="Priority">Who waits for it.</param>
/// <param name="Lane">
/// Works of one lane and priority take effect in the order of the calls, one after the other, whichever processes made the calls. A turn's
/// lane is its conversation. Null keeps no order with other works.
/// </param>
public readonly record struct WorkOptions(WorkPriority Priority, string? Lane = null)
{
    /// <summary>Work of this priority without a lane.</summary>
    public static implicit operator WorkOptions(WorkPriority priority) => new(priority);
}
