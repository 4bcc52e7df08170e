using System.Diagnostics.CodeAnalysis;
using ChatBot.Bot.Storage.Contract;
using ChatBot.Bot.Storage.Files;
using ChatBot.Bot.Storage.Sealing;
using ChatBot.Bot.Telemetry;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>
/// The store on LiteDB. One thread owns the engine; works queue to it and commit in groups: one LiteDB transaction and one sync for up to
/// <see cref="LiteDbStoreOptions.GroupSize"/> of them, and no caller is released before it.
/// <para>
/// When anything in a group's commit fails, nothing of the group has happened: all its callers hear so, the engine is closed, and the next
/// group opens the files again from what is synced. So a full disk heals without a restart.
/// </para>
/// </summary>
internal sealed class LiteDbStore : IServiceStore
{
    private readonly LiteDbStoreOptions _options;
    private readonly IReadOnlyList<DocumentKind> _kinds;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly FolderLock _lock;
    private readonly IStoreDisk _disk;
    private readonly Sealer _sealer;
    private readonly WorkQueue _queue;
    private readonly DocumentCache _cache;
    private readonly Inbox _inbox = new();
    private readonly LiteDbOutbox _outbox;
    private readonly ErasedPersons _erased;
    private readonly LocalSignals _signals;
    private readonly ITimer _marksTimer;
    private readonly ITimer _retryTimer;
    private readonly Thread _writer;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Database? _database;
    private uint? _trusted;
    private long _busySince = -1;
    private int _checkpointHolds;
    private bool _checkpointOwed;
    private int _marksTimerSet;
    private int _openings;
    private volatile bool _isWritable = true;

    private LiteDbStore(
        LiteDbStoreOptions options,
        IReadOnlyList<DocumentKind> kinds,
        TimeProvider time,
        ILogger logger,
        FolderLock folderLock,
        IStoreDisk disk,
        Sealer sealer
    )
    {
        _options = options;
        _kinds = kinds;
        _time = time;
        _logger = logger;
        _lock = folderLock;
        _disk = disk;
        _sealer = sealer;
        _queue = new WorkQueue(options.CitizenQueue, options.JobQueue, time);
        _cache = new DocumentCache(options.CachedDocuments);
        _outbox = new LiteDbOutbox(time, sealer, ScheduleMarks, FlushAsync);
        _erased = new ErasedPersons(sealer, disk);
        _signals = new LocalSignals(e => logger.LogError("A listener of the store's signals failed: {Error}", ErrorPlace.Of(e)));
        _marksTimer = time.CreateTimer(_ => FlushMarks(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _retryTimer = time.CreateTimer(_ => _queue!.Poke(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _writer = new Thread(Write) { IsBackground = true, Name = "store writer" };
    }

    /// <inheritdoc/>
    public IOutbox Outbox => _outbox;

    /// <inheritdoc/>
    public IStoreSignals Signals => _signals;

    /// <inheritdoc/>
    public string Node => "this";

    /// <inheritdoc/>
    public bool IsShared => false;

    /// <inheritdoc/>
    public bool IsWritable => _isWritable;

    /// <summary>When the writer last was free or began what it is doing; standing still means that it hangs. For liveness.</summary>
    public DateTimeOffset LastHeartbeat
    {
        get
        {
            var busySince = Interlocked.Read(ref _busySince);
            var now = _time.GetUtcNow();
            return busySince < 0 ? now : now - _time.GetElapsedTime(busySince);
        }
    }

    /// <summary>True while the writer runs, and not for longer than <see cref="LiteDbStoreOptions.HangLimit"/> on one thing.</summary>
    public bool IsAlive => _writer.IsAlive && _time.GetUtcNow() - LastHeartbeat <= _options.HangLimit;

    /// <inheritdoc/>
    public int Schema => _options.Schema;

    /// <inheritdoc/>
    public int QueueLength => _queue.Count;

    /// <summary>Pages of 8 KiB written to the log since the files were last opened.</summary>
    public long PagesWritten { get; private set; }

    /// <summary>Pages in the log, waiting for the next checkpoint.</summary>
    public int LogPages { get; private set; }

    /// <summary>Groups committed.</summary>
    public long Groups { get; private set; }

    /// <inheritdoc/>
    public TimeSpan OldestWait(WorkPriority priority) => _queue.OldestWait(priority);

    /// <inheritdoc/>
    public string Pseudonym(string conversationKey) => _sealer.Pseudonym(conversationKey);

    /// <inheritdoc/>
    public int ErasesToRepeat => _erased.ToRepeat.Count;

    /// <inheritdoc/>
    public bool MustBeErasedAgain(string personId)
    {
        var hash = _erased.HashOf(personId);
        return _erased.ToRepeat.Any(erased => erased.Person == hash);
    }

    /// <inheritdoc/>
    public Task ErasedAgainAsync() =>
        OnWriterAsync(database =>
        {
            _erased.WriteRepeated(database);
            return true;
        });

    /// <summary>Opens the store, or makes a new one.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="kinds">All kinds of document.</param>
    /// <param name="time">Clock of leases, windows and waits.</param>
    /// <param name="loggers">Logs.</param>
    /// <exception cref="DataFolderInUseException">Another process has the folder.</exception>
    /// <exception cref="StoreDamagedException">The files are damaged; a backup must be put back.</exception>
    /// <exception cref="StoreVersionException">A newer version wrote the file.</exception>
    /// <exception cref="StoreUnavailableException">The files cannot be written.</exception>
    public static LiteDbStore Open(LiteDbStoreOptions options, IReadOnlyList<DocumentKind> kinds, TimeProvider time, ILoggerFactory loggers)
    {
        if (kinds.Select(k => k.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() != kinds.Count)
        {
            throw new ArgumentException("Two kinds of document have the same name.", nameof(kinds));
        }

        FolderLock? folderLock = null;
        LiteDbStore? store = null;
        try
        {
            StoreFiles.CreateFolders(options);
            folderLock = FolderLock.Take(options.Folder);
            StoreFiles.ThrowIfRestoring(options);
            var disk = options.Disk ?? new PhysicalDisk(options.Folder);
            var sealer = Sealer.Open(options.KeysFolder, mayCreate: !disk.Exists(options.DataName));
            store = new LiteDbStore(options, kinds, time, loggers.CreateLogger<LiteDbStore>(), folderLock, disk, sealer);
            store._database = store.OpenDatabase();
            store._inbox.Load(store._database);
            store._outbox.Load(store._database);
            store._erased.Load(store._database);
            store.CompleteListOfErased();
            store._writer.Start();
            return store;
        }
        catch (Exception e)
        {
            store?._database?.Abandon();
            folderLock?.Dispose();
            if (e is IOException or UnauthorizedAccessException)
            {
                throw new StoreUnavailableException($"The store in '{options.Folder}' cannot be opened: {e.Message}", e);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public Task<TResult> ExecuteAsync<TResult>(
        Func<IStoreSession, ValueTask<TResult>> work,
        WorkOptions options = default,
        CancellationToken cancellationToken = default
    )
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<TResult>(cancellationToken);
        }

        var item = new WorkItem<TResult>(work, _time.GetTimestamp(), cancellationToken);
        try
        {
            // One writer takes works in the order of the calls, so every lane keeps its order without being looked at.
            _queue.Add(item, options.Priority);
        }
        catch (StoreUnavailableException e)
        {
            return Task.FromException<TResult>(e);
        }

        return cancellationToken.CanBeCanceled ? item.Task.WaitAsync(cancellationToken) : item.Task;
    }

    /// <inheritdoc/>
    public async Task<int> BackupAsync(string file, IProgress<double>? progress, CancellationToken cancellationToken, string? keys = null)
    {
        keys ??= file + StoreFiles.KeysSuffix;
        foreach (var name in new[] { file, keys })
        {
            if (PrivateFile.LiesIn(name, _options.Folder) || PrivateFile.LiesIn(name, Path.GetDirectoryName(_options.KeysFolder)!))
            {
                throw new IOException(
                    $"'{name}' would lie in the data folder, among the files it is a copy of; choose another folder for the backup."
                );
            }
        }

        // Between checkpoints the data file does not change, so the writer need not wait for the copy.
        var (source, opening) = await OnWriterAsync(database =>
        {
            database.Checkpoint();
            Interlocked.Increment(ref _checkpointHolds);
            return (database.DataFile, _openings);
        });
        try
        {
            return await Task.Run(
                () =>
                    StoreFiles.Backup(
                        _options,
                        _kinds,
                        source,
                        file,
                        keys,
                        () => Volatile.Read(ref _openings) == opening,
                        progress,
                        cancellationToken
                    ),
                cancellationToken
            );
        }
        catch (ObjectDisposedException e)
        {
            throw new StoreUnavailableException("The store was opened anew while it was copied; try the backup again.", e);
        }
        finally
        {
            Interlocked.Decrement(ref _checkpointHolds);

            // An erase may have waited for the end of the copy.
            _queue.Poke();
        }
    }

    /// <inheritdoc/>
    public int RemoveOldCopies(DateTimeOffset now) => new OldCopies(_options).Remove(now);

    /// <summary>Stops taking works, finishes those that wait, and closes the files.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        try
        {
            await _stopped.Task;
        }
        finally
        {
            await _marksTimer.DisposeAsync();
            await _retryTimer.DisposeAsync();
            _lock.Dispose();
        }
    }

    private Database OpenDatabase()
    {
        var database = Database.Open(_disk, _options.DataName, _options.LogName, _options.Schema, _sealer, _trusted);
        try
        {
            if (database.Replay.DroppedPages > 0)
            {
                _logger.LogWarning(
                    "The log ended in {Pages} pages that were not whole. They belong to work that nobody was "
                        + "told is done, or to damage at the "
                        + "very end of the log; they were dropped. {Transactions} transactions before them are kept.",
                    database.Replay.DroppedPages,
                    database.Replay.Transactions
                );
            }

            database = StoreFiles.Upgrade(
                _options,
                database,
                reopen: () => Database.Open(_disk, _options.DataName, _options.LogName, _options.Schema, _sealer),
                _time,
                _logger
            );
            foreach (var kind in _kinds)
            {
                database.Prepare(kind);
            }

            database.Checkpoint();
            Interlocked.Increment(ref _openings);
            _trusted = null;
            return database;
        }
        catch
        {
            database.Abandon();
            throw;
        }
    }

    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "Whatever happens, the writer must go on or say why it ended."
    )]
    private void Write()
    {
        var works = new List<WorkItem>();
        var commands = new List<Action>();
        try
        {
            while (_queue.Take(_options.GroupSize, works, commands))
            {
                Interlocked.Exchange(ref _busySince, _time.GetTimestamp());
                foreach (var command in commands)
                {
                    command();
                }

                RunGroup(works);
                works.Clear();
                commands.Clear();
                Interlocked.Exchange(ref _busySince, -1);
            }

            Interlocked.Exchange(ref _busySince, _time.GetTimestamp());
            if (_outbox.HasMarks)
            {
                RunGroup([]);
            }

            Close();
            _stopped.SetResult();
        }
        catch (Exception e)
        {
            _logger.LogCritical(e, "The store's writer has ended.");
            _isWritable = false;
            _queue.Close();
            _stopped.TrySetException(e);
        }
    }

    private void Close()
    {
        try
        {
            if (Volatile.Read(ref _checkpointHolds) == 0)
            {
                _database?.Checkpoint();
            }

            _database?.Dispose();
        }
        catch (Exception e) when (e is IOException or LiteDB.LiteException)
        {
            _logger.LogWarning(e, "The store was closed without putting its log into the data file; the next start does that.");
            _database?.Abandon();
        }
    }

    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "LiteDB throws bare exceptions; each means that the group did not happen."
    )]
    private void RunGroup(List<WorkItem> works)
    {
        var begun = new List<WorkItem>(works.Count);
        try
        {
            var isTrial = _database is null;
            _database ??= OpenDatabase();
            var group = new Group(_database, _cache, _inbox, _time.GetUtcNow());
            foreach (var work in works)
            {
                if (work.IsCancelled)
                {
                    work.Cancel();
                    continue;
                }

                begun.Add(work);
                Interlocked.Exchange(ref _busySince, _time.GetTimestamp());
                Run(work, group);
            }

            Interlocked.Exchange(ref _busySince, _time.GetTimestamp());
            Commit(group, isTrial);
            if (!_isWritable)
            {
                _logger.LogInformation("The store can be written again.");
            }

            _isWritable = true;
            try
            {
                Forget(group);
            }
            finally
            {
                // What they wrote is on disk, whatever becomes of the tidying up.
                foreach (var work in begun)
                {
                    work.Complete();
                }
            }

            if ((_checkpointOwed || _database.LogPages >= _options.CheckpointPages) && Volatile.Read(ref _checkpointHolds) == 0)
            {
                Checkpoint();
            }

            LogPages = _database.LogPages;
        }
        catch (Exception e)
        {
            // Works that were completed before a checkpoint failed stay completed: what they wrote is on disk.
            Abandon(e);
            var error = new StoreUnavailableException("The store cannot write now: " + e.Message, e);
            foreach (var work in works)
            {
                work.Fail(error);
            }
        }
    }

    /// <summary>
    /// After an erase: it is written down where a restore finds it, and the pages of before leave the files, before anybody is told that it
    /// is done. A quiet service would else keep them in its log for weeks.
    /// </summary>
    private void Forget(Group group)
    {
        CompleteListOfErased();
        if (group.Erased.Count == 0)
        {
            return;
        }

        _checkpointOwed = true;
        if (Volatile.Read(ref _checkpointHolds) == 0)
        {
            Checkpoint();
        }
    }

    private void CompleteListOfErased()
    {
        if (!_erased.HasUnlisted)
        {
            return;
        }

        try
        {
            _erased.CompleteList();
        }
        catch (IOException e)
        {
            _logger.LogError(
                e,
                "The list of erased persons cannot be written; the next group tries again. A restore before that would bring them back."
            );
        }
    }

    private void Checkpoint()
    {
        _database!.Checkpoint();
        _checkpointOwed = false;
    }

    private void Run(WorkItem work, Group group)
    {
        var session = new Session(group, _sealer);
        work.Run(session);
        if (_options.RunEachTurnTwice && work.Succeeded)
        {
            var first = session.Changes;
            session = new Session(group, _sealer);
            work.Run(session);
            if (work.Succeeded && first.DifferenceTo(session.Changes) is { } difference)
            {
                work.Reject(new InvalidOperationException("A work that was run twice did not do the same: " + difference));
            }
        }

        if (_database!.Faulted)
        {
            throw new IOException("The database failed while a work read from it.", work.Failure);
        }

        if (work.Succeeded)
        {
            group.Merge(session.Changes);
        }
    }

    private void Commit(Group group, bool isTrial)
    {
        group.ApplyAll();
        _inbox.Write(_database!, group.Claims, group.Now);
        var outbox = _outbox.Write(_database!, group.Outbox, group.Now);
        _erased.Write(_database!, group.Erased, group.Now);
        // After a failure something must be written, or an idle service would believe itself healthy on a disk that is still full.
        if (isTrial)
        {
            _database!.Upsert(
                LiteDbOutbox.MetaCollection,
                [new LiteDB.BsonDocument { ["_id"] = "trial", ["t"] = group.Now.ToUnixTimeMilliseconds() }]
            );
        }

        var pages = _database!.PagesWritten;
        _database.Commit();
        PagesWritten += _database.PagesWritten - pages;
        Groups++;
        group.UpdateCache();
        _inbox.Committed(group.Now);
        _outbox.Committed(outbox);
        _erased.Committed();
        _signals.Raise(group.Signals);
    }

    private void Abandon(Exception e)
    {
        if (_isWritable)
        {
            _logger.LogError(e, "The store cannot write. Works are refused until it can again.");
        }

        _isWritable = false;
        _cache.Clear();
        if (_database is { } database)
        {
            // What was written after the last sync has been reported as failed, so it must not come back, not even where it reached the
            // file.
            _trusted = database.SyncedLogRecords;
            _database = null;
            database.Abandon();
        }

        _retryTimer.Change(_options.RetryAfter, Timeout.InfiniteTimeSpan);
    }

    private void ScheduleMarks()
    {
        if (Interlocked.Exchange(ref _marksTimerSet, 1) == 0)
        {
            _marksTimer.Change(_options.MarkDelay, Timeout.InfiniteTimeSpan);
        }
    }

    private void FlushMarks()
    {
        Volatile.Write(ref _marksTimerSet, 0);
        if (_outbox.HasMarks)
        {
            _queue.Poke();
        }
    }

    private Task<bool> FlushAsync(CancellationToken cancellationToken) =>
        ExecuteAsync(static _ => new ValueTask<bool>(true), WorkPriority.Citizen, cancellationToken);

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "It goes to the caller.")]
    private Task<T> OnWriterAsync<T>(Func<Database, T> command)
    {
        var source = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.AddCommand(() =>
        {
            try
            {
                source.SetResult(command(_database ?? throw new StoreUnavailableException("The store cannot be read now.")));
            }
            catch (Exception e)
            {
                if (_database?.Faulted == true)
                {
                    Abandon(e);
                }

                source.SetException(e);
            }
        });
        return source.Task;
    }
}
