using System.Globalization;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.LiveContent;
using ChatBot.Bot.Settings;
using ChatBot.Content;
using ChatBot.Content.Loading;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>The content of the settings: loads, holds nothing made up or out of date, and knows this year's week.</summary>
internal sealed class ContentCheck : IDoctorCheck
{
    /// <inheritdoc/>
    public string Name => "content";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> ExamineAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var folder = ContentSettings.Folder(context.Configuration);
        var today = ServiceCalendar.Default.ToLocal(context.Time.GetUtcNow()).Date;
        try
        {
            var kept = ContentSettings.IsShipped(folder) || context.IsFolderClosed ? null : CurrentContent.Kept(context.Configuration);
            var loaded = ContentLoader.Load(folder, ContentSettings.Options(folder, today), kept);
            return Task.FromResult<IReadOnlyList<Finding>>([
                .. Examine(folder, loaded, today.Year, kept?.KeptAt),
                .. Report(context, folder),
            ]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult<IReadOnlyList<Finding>>([
                Finding.Fail(
                    Name,
                    $"{folder} cannot be read: {e.Message}",
                    $"give the service's user read access, or correct {ContentSettings.Key}"
                ),
            ]);
        }
    }

    // The report of the check is there for people who see the content folder only.
    private static IEnumerable<Finding> Report(DoctorContext context, string folder)
    {
        var name = CheckReport.NameIn(OfficeLanguage.OfFiles(context.Configuration));
        var elsewhere = Path.Combine(context.Folder, name);
        if (!ContentSettings.IsShipped(folder) && File.Exists(elsewhere))
        {
            yield return Finding.Warn(
                "content",
                $"the report of the last check is in {elsewhere}, where nobody who edits content sees it",
                $"let the service's user write to {folder} (with systemd also ReadWritePaths={folder})"
            );
        }
    }

    /// <param name="folder">The content folder.</param>
    /// <param name="loaded">What loading it gave.</param>
    /// <param name="year">This year.</param>
    /// <param name="keptAt">When the last good content was kept, or null when none was.</param>
    internal static IEnumerable<Finding> Examine(string folder, LoadResult loaded, int year, DateTimeOffset? keptAt = null)
    {
        var errors = loaded.Errors.ToList();
        if (loaded.Snapshot is not { } content)
        {
            var kept = keptAt is { } at
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $" What is broken is answered from the last good content, kept on {at:yyyy-MM-dd HH:mm}Z."
                )
                : "";
            yield return Finding.Fail(
                "content",
                string.Create(CultureInfo.InvariantCulture, $"{folder} has {errors.Count} errors, the first: {errors[0]}{kept}"),
                keptAt is null
                    ? "correct them before the next start, which would be refused or leave things out; 'content check' lists all"
                    : "correct them; 'content check' lists all"
            );
            yield break;
        }

        yield return Finding.Ok(
            "content",
            string.Create(CultureInfo.InvariantCulture, $"{content.Topics.Count} topics, {content.Lessons.Count} lessons in {folder}")
        );
        foreach (var finding in Warnings(loaded.Problems.Where(problem => problem.Severity != ProblemSeverity.Error).ToList()))
        {
            yield return finding;
        }

        if (SampleData(content) is { } sample)
        {
            yield return sample;
        }

        yield return content.Editions.Values.Any(edition => !edition.Sample && edition.Start.Year == year)
            ? Finding.Ok("edition", string.Create(CultureInfo.InvariantCulture, $"the week of {year} is there"))
            : Finding.Warn(
                "edition",
                string.Create(CultureInfo.InvariantCulture, $"the week of {year} is not in the content"),
                string.Create(CultureInfo.InvariantCulture, $"add editions/{year}.yaml when its programme is known")
            );
    }

    private static IEnumerable<Finding> Warnings(List<ContentProblem> warnings)
    {
        var expired = warnings.Count(problem => problem.Rule == "expired");
        if (expired > 0)
        {
            yield return Finding.Warn(
                "content",
                string.Create(CultureInfo.InvariantCulture, $"{expired} facts or answers are past their last day"),
                "write the new values; 'content check' names them"
            );
        }

        var sample = warnings.Count(problem => problem.Rule == "sample-data");
        if (sample > 0)
        {
            yield return Finding.Warn(
                "content",
                string.Create(CultureInfo.InvariantCulture, $"{sample} sample values are still to be replaced"),
                "write the real ones; 'content check' names them"
            );
        }

        if (warnings.Count > expired + sample)
        {
            yield return Finding.Warn(
                "content",
                string.Create(CultureInfo.InvariantCulture, $"{warnings.Count - expired - sample} other warnings"),
                "'content check' lists them"
            );
        }
    }

    private static Finding? SampleData(ContentSnapshot content) =>
        content.Editions.Values.Any(edition => edition.Sample)
            ? Finding.Warn(
                "content",
                "the shipped content with its sample programme and classes is in use, and citizens are told so",
                $"'content init DIR', fill it in, and set {ContentSettings.Key}"
            )
            : null;
}
