namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>What can be chosen about the store.</summary>
internal sealed record LiteDbStoreOptions
{
    /// <summary>The data file; its folder also holds the log and the lock.</summary>
    public required string Path { get; init; }

    /// <summary>Works of citizens that may wait; more are refused, and the channel tries again.</summary>
    public int CitizenQueue { get; init; } = 4096;

    /// <summary>Works of jobs that may wait.</summary>
    public int JobQueue { get; init; } = 4096;

    /// <summary>Works that share one sync.</summary>
    public int GroupSize { get; init; } = 64;

    /// <summary>Pages of 8 KiB after which the log is put into the data file: 2,000 (16 MB) take some tens of milliseconds.</summary>
    public int CheckpointPages { get; init; } = 2000;

    /// <summary>Documents kept in memory, the least recently used go first.</summary>
    public int CachedDocuments { get; init; } = 8192;

    /// <summary>How long marks of the dispatcher wait for a turn to share its sync.</summary>
    public TimeSpan MarkDelay { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How long after a failure the store tries by itself whether it can write again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A piece of work that runs longer is taken for hung.</summary>
    public TimeSpan HangLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Runs every work twice and compares what it wrote, to find turns that depend on anything but their inputs. For tests.
    /// </summary>
    public bool RunEachTurnTwice { get; init; }

    /// <summary>Number of the schema this program writes.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>Disk to use instead of the data file's folder. For tests.</summary>
    public IStoreDisk? Disk { get; init; }

    /// <summary>Folder of the data file: log, lock and the list of erased persons lie there too.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;

    /// <summary>Folder of the keys, by default <c>keys</c> beside the data file.</summary>
    public string KeysFolder
    {
        get => field ?? System.IO.Path.Combine(Folder, "keys");
        init;
    }

    /// <summary>Name of the data file in <see cref="Folder"/>.</summary>
    public string DataName => System.IO.Path.GetFileName(Path);

    /// <summary>Name of the log file in <see cref="Folder"/>.</summary>
    public string LogName => System.IO.Path.GetFileNameWithoutExtension(Path) + "-log" + System.IO.Path.GetExtension(Path);
}
