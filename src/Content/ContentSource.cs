using ChatBot.Content.Loading;
using ChatBot.Content.Model;

namespace ChatBot.Content;

/// <summary>
/// Holds the current snapshot of a content folder and replaces it when the files change. A broken file, and what only fits to it, waits and
/// is said: its last good version stays in use, and every other edit is taken. Whoever needs content for some time (a turn) takes
/// <see cref="Current"/> once.
/// </summary>
/// <remarks>
/// A change is noticed at once through the file system, and at the latest after <see cref="PollInterval"/> by comparing the files' sizes
/// and times: notifications do not exist on network drives and in some containers, and can overflow. Either way the files must then be
/// still for <see cref="QuietTime"/>, because editors write by renaming and an office may copy many files.
/// </remarks>
public sealed class ContentSource : IDisposable
{
    /// <summary>How long the files must have been still before they are read.</summary>
    public static readonly TimeSpan QuietTime = TimeSpan.FromMilliseconds(300);

    /// <summary>How often the files are compared when the file system says nothing.</summary>
    public static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(5);

    private readonly string _folder;
    private readonly Func<LoadOptions> _options;
    private readonly TimeProvider _time;
    private readonly KeptContent? _kept;
    private readonly bool _keeps;
    private readonly ITimer _quiet;
    private readonly ITimer _poll;
    private readonly Lock _gate = new();
    private volatile LoadedContent _loaded;
    private FolderStamp _seen;
    private FolderStamp _tried;
    private FolderStamp _reported;
    private FileSystemWatcher? _watcher;
    private string _refusal = "";
    private bool _disposed;

    private ContentSource(string folder, Func<LoadOptions> options, TimeProvider time, KeptContent? kept, bool keeps)
    {
        _folder = folder;
        _options = options;
        _time = time;
        _kept = kept;
        _keeps = keeps;
        _seen = _reported = FolderStamp.Of(folder);
        _loaded = First();
        _tried = IsUnreadable(_loaded.State) ? default : _seen;
        _refusal = Refusal(_loaded.State);
        _quiet = time.CreateTimer(_ => OnQuiet(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _poll = time.CreateTimer(_ => OnPoll(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Raised after new content took the place of old, on a background thread: old, new.</summary>
    public event Action<ContentSnapshot, ContentSnapshot>? Changed;

    /// <summary>Raised when an edit, or a part of it, was refused, on a background thread, with what is wrong.</summary>
    public event Action<IReadOnlyList<ContentProblem>>? Refused;

    /// <summary>Raised after each check of changed files, on a background thread, and after the other two.</summary>
    public event Action<ContentState>? Checked;

    /// <summary>The content that is in use: the last good version of every file.</summary>
    public ContentSnapshot Current => _loaded.Snapshot;

    /// <summary>Warnings of the content that is in use.</summary>
    public IReadOnlyList<ContentProblem> Warnings => _loaded.Warnings;

    /// <summary>What the last check found.</summary>
    public ContentState State => _loaded.State;

    /// <summary>Whether the file system tells of changes; otherwise they are noticed within <see cref="PollInterval"/>.</summary>
    public bool IsNotified => _watcher is not null;

    /// <summary>
    /// Loads a folder for the first time. What is broken in it is replaced by what was kept, so that the citizens have their bot. Where
    /// nothing was kept, what is broken is left out, unless it tells of the world (facts, classes, programme, places): to be silent about a
    /// class would say that there is none.
    /// </summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="options">Asked for at each load, since today changes.</param>
    /// <param name="time">Clock of the waiting times.</param>
    /// <param name="kept">Where the last good content is kept. Null keeps nothing; broken content is then refused as a whole at
    /// the start.</param>
    /// <param name="keeps">True for the service, which keeps there what it uses; false for a process that only reads.</param>
    /// <exception cref="ContentException">There is an error in the content, and nothing good to use instead.</exception>
    /// <exception cref="IOException">The folder could not be listed, and there is nothing good to use instead.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be listed, and there is nothing good to use instead.</exception>
    public static ContentSource Open(
        string folder,
        Func<LoadOptions> options,
        TimeProvider time,
        KeptContent? kept = null,
        bool keeps = true
    ) => new(folder, options, time, kept, keeps);

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
        catch (Exception e) when (e is IOException or PlatformNotSupportedException or ArgumentException)
        {
            // The system has no notifications left to give, or the folder is not there yet; comparing finds the change a little later.
            return null;
        }
    }

    private void Wait()
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                _quiet.Change(QuietTime, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void OnPoll()
    {
        lock (_gate)
        {
            if (_disposed || FolderStamp.Of(_folder) is var stamp && stamp == _tried)
            {
                return;
            }

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
            {
                return;
            }

            var stamp = FolderStamp.Of(_folder);
            if (stamp == _tried)
            {
                return;
            }

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
        var before = _loaded;
        var (content, found) = Check(before);
        var refusal = Refusal(content.State);
        // What could not be read is tried again: that may change without the files changing.
        _tried = IsUnreadable(content.State) ? default : stamp;
        _loaded = content;
        if (!ReferenceEquals(content.Snapshot, before.Snapshot))
        {
            Changed?.Invoke(before.Snapshot, content.Snapshot);
        }

        if (refusal.Length > 0 && refusal != _refusal)
        {
            Refused?.Invoke([.. found]);
        }
        // A try again that found the same is no news.
        if (stamp != _reported || refusal != _refusal)
        {
            Checked?.Invoke(content.State);
        }

        _refusal = refusal;
        _reported = stamp;
    }

    private static bool IsUnreadable(ContentState state) => state.Problems.Any(p => p.Rule == ContentFiles.UnreadableRule);

    private static string Refusal(ContentState state) =>
        state.IsWhole
            ? ""
            : string.Join(
                '\n',
                state
                    .Problems.Where(p => p.Severity == ProblemSeverity.Error)
                    .Select(p => p.ToString())
                    .Concat(state.Waiting.Select(w => w.Name))
            );

    private LoadedContent First()
    {
        var load = Loader();
        var (now, result) = Look(load);
        string? damaged = null;
        var kept = _kept?.Load(out damaged);
        var good = kept is null || (result.Snapshot is not null && kept.SameAs(now!)) ? null : WithoutBroken(kept, load(kept), load);
        if (good is not null)
        {
            load = Losses.Guard(load, good.Files, good.Result.Require());
            (now, result) = Look(load);
        }

        if (result.Snapshot is { } snapshot)
        {
            return Keep(new LoadedContent(now!, snapshot, result.Problems, StateOf(result, [], [])), null);
        }

        if (_kept is null)
        {
            throw new ContentException(result.Problems);
        }

        var sound =
            now is null ? null
            : good is null ? WithoutBroken(now, result, load)
            : HoldBack.Find(now, good.Files, result, load);
        var used = sound ?? good ?? throw new ContentException(result.Problems);
        var state = StateOf(result, sound?.Waiting ?? [], []) with { AllWaits = sound is null, KeptTrouble = damaged };
        return Keep(new LoadedContent(used.Files, used.Result.Require(), used.Result.Problems, state), kept);
    }

    /// <summary>The files without the broken ones, or null when what is left would say something untrue.</summary>
    private static SoundContent? WithoutBroken(ContentFiles files, LoadResult result, Func<ContentFiles, LoadResult> load) =>
        HoldBack.Find(files, ContentFiles.None, result, load) is { } rest
        && !rest.Waiting.SelectMany(edit => edit.Files).Any(TellsOfTheWorld)
            ? rest
            : null;

    private static bool TellsOfTheWorld(string file) =>
        file is "facts.yaml" or "classes.yaml"
        || file.StartsWith("editions/", StringComparison.Ordinal)
        || file.StartsWith("places/", StringComparison.Ordinal);

    private (LoadedContent Content, IEnumerable<ContentProblem> Found) Check(LoadedContent before)
    {
        var load = Losses.Guard(Loader(), before.Files, before.Snapshot);
        var (now, result) = Look(load);
        var sound = now is null ? null : HoldBack.Find(now, before.Files, result, load);
        if (sound is null)
        {
            return (
                before with
                {
                    State = StateOf(result, [], []) with { AllWaits = true, KeptTrouble = before.State.KeptTrouble },
                },
                result.Errors
            );
        }

        var found = result.Errors.Concat(sound.Waiting.SelectMany(edit => edit.Problems)).Distinct();
        var taken = sound.Files.Differences(before.Files).Select(HoldBack.UnitOf).Distinct(StringComparer.Ordinal).ToList();
        var state = StateOf(result, sound.Waiting, taken);
        return (
            taken.Count == 0
                ? before with
                {
                    State = state with { KeptTrouble = before.State.KeptTrouble },
                }
                : Keep(new LoadedContent(sound.Files, sound.Result.Require(), sound.Result.Problems, state), before.Files),
            found
        );
    }

    private ContentState StateOf(LoadResult result, IReadOnlyList<WaitingEdit> waiting, IReadOnlyList<string> taken) =>
        new()
        {
            CheckedAt = _time.GetUtcNow(),
            Waiting = waiting,
            AllWaits = false,
            Problems = result.Problems,
            Taken = taken,
        };

    private LoadedContent Keep(LoadedContent content, ContentFiles? last)
    {
        if (_kept is null || !_keeps || (last is not null && last.SameAs(content.Files) && content.State.KeptTrouble is null))
        {
            return content;
        }

        try
        {
            if (last is not null || _kept.Load(out _) is not { } kept || !kept.SameAs(content.Files))
            {
                _kept.Save(content.Files);
            }

            return content;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return content with { State = content.State with { KeptTrouble = e.Message } };
        }
    }

    private Func<ContentFiles, LoadResult> Loader()
    {
        var options = _options();
        var fallback = ContentFallback.Read(_folder, options);
        return files => ContentLoader.Load(files, [], options, fallback);
    }

    /// <summary>The folder as it stands; without files when it cannot be read at all.</summary>
    private (ContentFiles? Files, LoadResult Result) Look(Func<ContentFiles, LoadResult> load)
    {
        if (!Directory.Exists(_folder))
        {
            return (null, ContentLoader.NoFolder(_folder));
        }

        try
        {
            var files = ContentFiles.Read(_folder);
            var stray = StrayFiles.In(_folder);
            var result = load(files);
            return (files, result with { Problems = [.. stray, .. result.Problems] });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (
                null,
                new LoadResult(
                    null,
                    [
                        new ContentProblem(
                            _folder,
                            0,
                            0,
                            ContentFiles.UnreadableRule,
                            ProblemSeverity.Error,
                            $"The folder cannot be read: {e.Message}",
                            "Chatbot không đọc được thư mục này. Hãy cho tài khoản chạy dịch vụ quyền đọc."
                        ),
                    ]
                )
            );
        }
    }

    private sealed record LoadedContent(
        ContentFiles Files,
        ContentSnapshot Snapshot,
        IReadOnlyList<ContentProblem> Warnings,
        ContentState State
    );
}
