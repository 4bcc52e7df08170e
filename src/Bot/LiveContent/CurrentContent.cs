using ChatBot.Bot.Clock;
using ChatBot.Bot.Settings;
using ChatBot.Content;
using ChatBot.Content.Loading;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Routing;

namespace ChatBot.Bot.LiveContent;

/// <summary>
/// The content that turns take. New content is handed out only when what understanding derives from it has been built: that takes longer
/// than a turn may.
/// </summary>
internal sealed class CurrentContent(
    IConfiguration configuration,
    ServiceDates dates,
    ServiceCalendar calendar,
    TurnRunner turns,
    TimeProvider time,
    ILogger<CurrentContent> logger,
    ContentKeeping? keeping = null
) : IHostedService, IDisposable
{
    // A file in a wrong encoding, or a folder half copied, has thousands.
    private const int MostLogged = 50;

    private readonly ContentReport _report = new(configuration, calendar, logger);
    private ContentSource? _source;
    private volatile ContentSnapshot? _current;

    /// <summary>True once turns have content.</summary>
    public bool IsLoaded => _current is not null;

    /// <summary>The content that turns take.</summary>
    /// <exception cref="InvalidOperationException">Nothing is loaded yet.</exception>
    public ContentSnapshot Current => _current ?? throw new InvalidOperationException("The content is not loaded yet.");

    /// <summary>The folder it is read from.</summary>
    public string Folder => ContentSettings.Folder(configuration);

    /// <summary>The folder came with the program.</summary>
    public bool IsShipped => ContentSettings.IsShipped(Folder);

    /// <summary>What the last check of the folder found.</summary>
    public ContentState State => (_source ?? throw new InvalidOperationException("The content is not loaded yet.")).State;

    /// <summary>Where the last good content of this data folder is kept.</summary>
    public static KeptContent Kept(IConfiguration configuration) => new(Path.Combine(DataFolder.Of(configuration), "last-content"));

    /// <summary>How the folder is loaded and checked today.</summary>
    public LoadOptions Options() =>
        ContentSettings.Options(Folder, calendar.ToLocal(time.GetUtcNow()).Date, calendar.ToLocal(dates.MadeAt).Date);

    /// <summary>Reads the folder now; when it returns, turns take the new content.</summary>
    public void Reload() => (_source ?? throw new InvalidOperationException("The content is not loaded yet.")).Reload();

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // What came with the program is not edited: there is nothing to keep of it and nobody to report to.
        var source = ContentSource.Open(Folder, Options, time, IsShipped ? null : Kept(configuration), keeping is not null);
        source.Changed += (_, changed) => Use(changed);
        source.Refused += Refuse;
        source.Checked += Report;
        _source = source;
        Use(source.Current);
        if (!source.State.IsWhole)
        {
            logger.LogError(
                "The service starts with content that has errors. Citizens are told what was last good; what "
                    + "has no good version is left out."
            );
            Refuse([.. source.State.Problems.Where(problem => problem.Severity == ProblemSeverity.Error)]);
        }

        Report(source.State);
        source.Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Stops watching the folder.</summary>
    public void Dispose() => _source?.Dispose();

    private void Use(ContentSnapshot content)
    {
        turns.Prepare(content);
        if (_current is not null)
        {
            logger.LogInformation(
                "The content was edited and is in use: {Topics} topics, {Lessons} lessons.",
                content.Topics.Count,
                content.Lessons.Count
            );
        }

        _current = content;
    }

    private void Refuse(IReadOnlyList<ContentProblem> problems)
    {
        foreach (var problem in problems.Take(MostLogged))
        {
            logger.LogError("An edit of the content was refused; the last good content stays. {Problem}", problem);
        }

        if (problems.Count > MostLogged)
        {
            logger.LogError("There are {More} errors more; 'content check' lists all.", problems.Count - MostLogged);
        }
    }

    private void Report(ContentState state)
    {
        if (state.AllWaits)
        {
            logger.LogError("Nothing of the content folder can be used as it is; the last good content stays.");
        }

        foreach (var edit in state.Waiting.Take(MostLogged))
        {
            logger.LogError(
                "An edit of {Name} waits ({Files}); {What}.",
                edit.Name,
                string.Join(", ", edit.Files),
                edit.IsNew ? "it is new, and not told to anybody yet" : "its last good version stays in use"
            );
        }

        if (state.KeptTrouble is { } trouble)
        {
            logger.LogError(
                "The copy of the last good content cannot be kept or was damaged; a start with broken content "
                    + "would be without it. {Reason}",
                trouble
            );
        }

        ContentMetrics.Record(Math.Max(state.Waiting.Count, state.AllWaits ? 1 : 0));
        if (keeping is not null && !IsShipped)
        {
            _report.Write(Folder, state, Current);
        }
    }
}
