using ChatBot.Content.Loading;
using ChatBot.Content.Model;

namespace ChatBot.Content;

/// <summary>
/// Holds the current snapshot of a content folder and replaces it when the files change. A broken edit is refused and said; the last good
/// content stays. Whoever needs content for some time (a turn) takes <see cref="Current"/> once.
/// </summary>
/// <remarks>
/// A change is noticed at once through the file system, and at the latest after <see cref="PollInterval"/> by comparing the files' sizes and times:
/// notifications do not exist on network drives and in some containers, and can overflow. Either way the files must then be still for
/// <see cref="QuietTime"/>, because editors write by renaming and an office may copy many files.
/// </remarks>
public sealed class ContentSource : IDisposable
{
    /// <summary>How long the files must have been still before they are read.</summary>
    public static readonly TimeSpan QuietTime = TimeSpan.FromMilliseconds(300);

    /// <summary>How often the files are compared when the file system says nothing.</summary>
    public static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(5);

    private const string UnreadableRule = "unreadable";

    private readonly string _folder;
    private readonly Func<LoadOptions> _options;
    private readonly ITimer _quiet;
    private readonly ITimer _poll;
    private readonly Lock _gate = new();
    private volatile LoadedContent _loaded;
    private FolderStamp _seen;
    private FolderStamp _tried;
    private FileSystemWatcher? _watcher;
    private string _refusal = "";
    private bool _disposed;

    private ContentSource(string folder, Func<LoadOptions> options, TimeProvider time, FolderStamp stamp, LoadResult first)
    {
        _folder = folder;
        _options = options;
        _seen = _tried = stamp;
        _loaded = new LoadedContent(first.Require(), first.Problems);
        _quiet = time.CreateTimer(_ => OnQuiet(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _poll = time.CreateTimer(_ => OnPoll(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Raised after new content took the place of old, on a background thread: old, new.</summary>
    public event Action<ContentSnapshot, ContentSnapshot>? Changed;

    /// <summary>Raised when an edit was refused, on a background thread, with what is wrong.</summary>
    public event Action<IReadOnlyList<ContentProblem>>? Refused;

    /// <summary>The last good content.</summary>
    public ContentSnapshot Current => _loaded.Snapshot;

    /// <summary>Warnings of the last good content.</summary>
    public IReadOnlyList<ContentProblem> Warnings => _loaded.Warnings;

    /// <summary>Whether the file system tells of changes; otherwise they are noticed within <see cref="PollInterval"/>.</summary>
    public bool IsNotified => _watcher is not null;

    /// <summary>Loads a folder for the first time.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="options">Asked for at each load, since today changes.</param>
    /// <param name="time">Clock of the waiting times.</param>
    /// <exception cref="ContentException">There is an error in the content.</exception>
    public static ContentSource Open(string folder, Func<LoadOptions> options, TimeProvider time)
    {
        var stamp = FolderStamp.Of(folder);
        return new ContentSource(folder, options, time, stamp, ContentLoader.Load(folder, options()));
    }

    /// <summary>Begins to look for changes.</summary>
    public void Start()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _watcher ??= Watch();
            _poll.Change(PollInterval, PollInterval);
        }
    }

    /// <summary>
    /// Reads the folder now, for a caller who has just changed it and knows that it is still: when this returns, new content has taken the
    /// place of old, or was refused.
    /// </summary>
    public void Reload()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _seen = FolderStamp.Of(_folder);
            Read(_seen);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _watcher?.Dispose();
            _quiet.Dispose();
            _poll.Dispose();
        }
    }

    private FileSystemWatcher? Watch()
    {
        try
        {
            var watcher = new FileSystemWatcher(_folder) { IncludeSubdirectories = true };
            watcher.Changed += (_, _) => Wait();
            watcher.Created += (_, _) => Wait();
            watcher.Deleted += (_, _) => Wait();
            watcher.Renamed += (_, _) => Wait();
            watcher.Error += (_, _) => Wait();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or PlatformNotSupportedException)
        {
            // The system has no notifications left to give; comparing finds the change a little later.
            return null;
        }
    }

    private void Wait()
    {
        lock (_gate)
        {
            if (!_disposed)
                _quiet.Change(QuietTime, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnPoll()
    {
        lock (_gate)
        {
            if (_disposed || FolderStamp.Of(_folder) is var stamp && stamp == _tried)
                return;
            _seen = stamp;
        }

        Wait();
    }

    private void OnQuiet()
    {
        // The events are raised inside the gate too, so that two changes are heard in their order.
        lock (_gate)
        {
            if (_disposed)
                return;
            var stamp = FolderStamp.Of(_folder);
            if (stamp == _tried)
                return;
            if (stamp != _seen)
            {
                // Still being written.
                _seen = stamp;
                _quiet.Change(QuietTime, Timeout.InfiniteTimeSpan);
                return;
            }

            Read(stamp);
        }
    }

    private void Read(FolderStamp stamp)
    {
        var result = Load();
        // What could not be read is tried again: that may change without the files changing.
        _tried = result.Problems is [{ Rule: UnreadableRule }] ? default : stamp;
        if (result.Snapshot is { } snapshot)
            Take(snapshot, result.Problems);
        else
            Refuse([.. result.Errors]);
    }

    private void Take(ContentSnapshot snapshot, IReadOnlyList<ContentProblem> warnings)
    {
        var before = _loaded.Snapshot;
        _loaded = new LoadedContent(snapshot, warnings);
        _refusal = "";
        Changed?.Invoke(before, snapshot);
    }

    private void Refuse(IReadOnlyList<ContentProblem> errors)
    {
        var refusal = string.Join('\n', errors);
        if (refusal == _refusal)
            return;
        _refusal = refusal;
        Refused?.Invoke(errors);
    }

    private LoadResult Load()
    {
        try
        {
            return ContentLoader.Load(_folder, _options());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new LoadResult(null, [new ContentProblem(_folder, 0, 0, UnreadableRule, ProblemSeverity.Error, e.Message)]);
        }
    }

    private sealed record LoadedContent(ContentSnapshot Snapshot, IReadOnlyList<ContentProblem> Warnings);
}
