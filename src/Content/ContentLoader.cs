using ChatBot.Content.Checks;
using ChatBot.Content.Loading;
using NodaTime;

namespace ChatBot.Content;

/// <summary>Reads a content folder, checks that everything in it fits together, and makes a snapshot of it.</summary>
public static class ContentLoader
{
    /// <summary>Loads a folder. Nothing is thrown for what an editor may have done; it is in the result.</summary>
    /// <exception cref="IOException">A file could not be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static LoadResult Load(string folder, LoadOptions options)
    {
        var draft = new ContentDraft();
        if (Directory.Exists(folder))
            Read(folder, draft, options);
        else
            draft.Problems.Add(new Mark(folder).Error("folder", "There is no such folder. Correct the setting Content:Path, or make one with 'content init'."));

        // A file that could not be read makes others look wrong (its ids are unknown), so references are checked only when all were.
        if (!draft.Problems.Any(p => p.Severity == ProblemSeverity.Error))
            ContentChecker.Check(draft, options);
        var problems = draft.Problems
            .Distinct()
            .OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Column)
            .ToList();
        var refused = problems.Any(p => p.Severity == ProblemSeverity.Error);
        return new LoadResult(refused ? null : new SnapshotBuilder(draft, options.IncludeSample).Build(), problems);
    }

    private static void Read(string path, ContentDraft draft, LoadOptions options)
    {
        var day = options.SampleWeek ?? options.Today;
        var monday = day.DayOfWeek == IsoDayOfWeek.Monday ? day : day.Previous(IsoDayOfWeek.Monday);
        var folder = new ContentFolder(path, draft.Problems, options.Instead);
        StrayFiles.Report(path, draft.Problems);
        FactReader.Read(folder, draft);
        TopicReader.Read(folder, draft);
        PhrasingReader.Read(folder, draft);
        draft.FollowUps = FollowUpReader.Read(folder, draft);
        LessonReader.Read(folder, draft);
        EditionReader.Read(folder, draft, monday);
        ClassReader.Read(folder, draft, monday);
        DialogTextReader.Read(folder, draft);
        draft.Themes = ThemeReader.Read(folder, draft);
        DirectoryReader.Read(folder, draft);
        draft.Places = PlacesReader.Read(folder, draft);
        if (options.FallbackFolder is { } fallback && Path.GetFullPath(fallback) != Path.GetFullPath(path))
            Fallback.Complete(draft, fallback);
    }
}
