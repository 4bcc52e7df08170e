using ChatBot.Content;
using ChatBot.Content.Loading;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;

namespace ChatBot.Bot.Hosting;

/// <summary>
/// The content that turns take. New content is handed out only when what understanding derives from it has been built: that takes longer than
/// a turn may.
/// </summary>
internal sealed class LiveContent(
    IConfiguration configuration,
    ServiceDates dates,
    ServiceCalendar calendar,
    TurnRunner turns,
    TimeProvider time,
    ILogger<LiveContent> logger) : IHostedService, IDisposable
{
    private ContentSource? _source;
    private volatile ContentSnapshot? _current;

    public bool IsLoaded => _current is not null;

    public ContentSnapshot Current => _current ?? throw new InvalidOperationException("The content is not loaded yet.");

    /// <summary>The folder it is read from.</summary>
    public string Folder => ContentSettings.Folder(configuration);

    /// <summary>The folder came with the program.</summary>
    public bool IsShipped => ContentSettings.IsShipped(Folder);

    /// <summary>How the folder is loaded and checked today.</summary>
    public LoadOptions Options() =>
        ContentSettings.Options(Folder, calendar.ToLocal(time.GetUtcNow()).Date, calendar.ToLocal(dates.MadeAt).Date);

    /// <summary>Reads the folder now; when it returns, turns take the new content.</summary>
    public void Reload() => (_source ?? throw new InvalidOperationException("The content is not loaded yet.")).Reload();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var source = ContentSource.Open(Folder, Options, time);
        source.Changed += (_, changed) => Use(changed);
        source.Refused += Refuse;
        _source = source;
        Use(source.Current);
        source.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _source?.Dispose();

    private void Use(ContentSnapshot content)
    {
        turns.Prepare(content);
        if (_current is not null)
        {
            logger.LogInformation("The content was edited and is in use: {Topics} topics, {Lessons} lessons.", content.Topics.Count, content.Lessons.Count);
        }

        _current = content;
    }

    private void Refuse(IReadOnlyList<ContentProblem> problems)
    {
        foreach (var problem in problems)
        {
            logger.LogError("An edit of the content was refused; the last good content stays. {Problem}", problem);
        }
    }
}
