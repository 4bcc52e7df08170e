using System.Text;
using ChatBot.Content.Checks;
using ChatBot.Content.Loading;
using NodaTime;

namespace ChatBot.Content;

/// <summary>Reads a content folder, checks that everything in it fits together, and makes a snapshot of it.</summary>
public static class ContentLoader
{
    /// <summary>Loads a folder, all or nothing. Nothing is thrown for what an editor may have done; it is in the result.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="options">How it is loaded.</param>
    /// <param name="kept">The last good content of this folder: what was emptied or deleted since is an error, as it is for the
    /// service.</param>
    /// <exception cref="IOException">The folder could not be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be listed.</exception>
    public static LoadResult Load(string folder, LoadOptions options, KeptContent? kept = null)
    {
        if (!Directory.Exists(folder))
        {
            return NoFolder(folder);
        }

        var instead = options.Instead.Select(text =>
            KeyValuePair.Create(text.Key, (ContentFile?)ContentFile.Of(Encoding.UTF8.GetBytes(text.Value), default))
        );
        var files = ContentFiles.Read(folder).With(instead);
        var fallback = ContentFallback.Read(folder, options);
        var stray = StrayFiles.In(folder);
        LoadResult Look(ContentFiles of) => Load(of, stray, options, fallback);
        var good = kept?.Load(out _);
        return good is not null && !good.SameAs(files) && Look(good).Snapshot is { } inUse
            ? Losses.Guard(Look, good, inUse)(files)
            : Look(files);
    }

    internal static LoadResult NoFolder(string folder) =>
        new(
            null,
            [
                new Mark(folder).Error(
                    "folder",
                    "There is no such folder. Correct the setting Content:Path, or make one with 'content init'.",
                    "Không có thư mục này. Hãy sửa cài đặt Content:Path, hoặc tạo thư mục bằng lệnh 'content init'."
                ),
            ]
        );

    /// <summary>Loads files, all or nothing.</summary>
    /// <param name="files">What is loaded.</param>
    /// <param name="found">What is already known to be wrong with the folder.</param>
    /// <param name="options">As for a folder.</param>
    /// <param name="fallback">Content that completes what the files do not have, or null for none.</param>
    internal static LoadResult Load(ContentFiles files, IReadOnlyList<ContentProblem> found, LoadOptions options, ContentFiles? fallback)
    {
        var draft = new ContentDraft();
        draft.Problems.AddRange(found);
        Read(files, draft, options);
        draft.Unread = draft.Problems.Where(p => p.Severity == ProblemSeverity.Error).Select(p => p.File).ToHashSet(StringComparer.Ordinal);
        if (fallback is not null)
        {
            Fallback.Complete(draft, fallback);
        }

        CommuneName.Resolve(draft);

        // What stands in a file with an error of its own looks wrong for that alone; the other files are checked all the same.
        var read = draft.Problems.Count;
        ContentChecker.Check(draft, options);
        var problems = draft
            .Problems.Where((problem, i) => i < read || !draft.Unread.Contains(problem.File))
            .Distinct()
            .OrderBy(p => p.File, StringComparer.Ordinal)
            .ThenBy(p => p.Line)
            .ThenBy(p => p.Column)
            .ToList();
        var refused = problems.Any(p => p.Severity == ProblemSeverity.Error);
        return new LoadResult(refused ? null : new SnapshotBuilder(draft, options.IncludeSample).Build(), problems);
    }

    private static void Read(ContentFiles files, ContentDraft draft, LoadOptions options)
    {
        var day = options.SampleWeek ?? options.Today;
        var monday = day.DayOfWeek == IsoDayOfWeek.Monday ? day : day.Previous(IsoDayOfWeek.Monday);
        var folder = new ContentFolder(files, draft.Problems);
        FactReader.Read(folder, draft);
        TopicReader.Read(folder, draft);
        PhrasingReader.Read(folder, draft);
        draft.FollowUps = FollowUpReader.Read(folder, draft);
        WordListReader.Read(folder, draft);
        LessonReader.Read(folder, draft);
        EditionReader.Read(folder, draft, monday);
        PictureReader.Read(folder, draft);
        ClassReader.Read(folder, draft, monday);
        DialogTextReader.Read(folder, draft);
        draft.Themes = ThemeReader.Read(folder, draft);
        DirectoryReader.Read(folder, draft);
        draft.Places = PlacesReader.Read(folder, draft);
    }
}
