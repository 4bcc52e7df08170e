using System.Text;
using ChatBot.Content.Loading;
using ChatBot.Content.Text;

namespace ChatBot.Content;

/// <summary>
/// Phrasings that the office adds by command (<c>questions add</c>): a file of their own, so that a program never rewrites what an editor
/// wrote.
/// </summary>
public static class AddedPhrasings
{
    /// <summary>The file, inside the content folder.</summary>
    public const string FileName = "phrasings/added.yaml";

    private const string Head = """
        # Thêm bằng lệnh 'questions add'. Sửa, xóa dòng được; ghi chú thì không giữ được.
        # Written by 'questions add'. Lines may be edited or removed; notes are not kept.

        """;

    /// <summary>Adds a phrasing to a topic when the content with it is right; otherwise says what is wrong and writes nothing.</summary>
    /// <param name="folder">A content folder that an office owns.</param>
    /// <param name="topic">Id of the topic.</param>
    /// <param name="phrasing">One line.</param>
    /// <param name="options">As for loading the folder.</param>
    /// <returns>What is wrong, in words for the person who asked; empty when the phrasing was written.</returns>
    /// <exception cref="IOException">A file could not be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    public static IReadOnlyList<string> Add(string folder, string topic, string phrasing, LoadOptions options)
    {
        phrasing = phrasing.Trim().Normalize(NormalizationForm.FormC);
        if (phrasing.Any(char.IsControl))
        {
            return ["A phrasing is one line of plain text."];
        }

        var before = ContentLoader.Load(folder, options);
        if (before.Snapshot is not { } snapshot)
        {
            return [.. before.Errors.Select(e => e.ToString()).Prepend("The content has errors; mend them first.")];
        }

        if (
            snapshot.Topics.TryGetValue(topic, out var known)
            && known.Phrasings.Any(p => VietnameseText.FoldedWords(p) == VietnameseText.FoldedWords(phrasing))
        )
        {
            return [$"'{phrasing}' is already a phrasing of topic {topic}, at least without marks."];
        }

        var text = Render(Read(folder), topic, phrasing);
        var after = ContentLoader.Load(
            folder,
            options with
            {
                Instead = new Dictionary<string, string>(StringComparer.Ordinal) { [FileName] = text },
            }
        );
        if (after.Snapshot is null)
        {
            return [.. after.Errors.Select(e => e.ToString())];
        }

        Write(Path.Combine(folder, FileName), text);
        return [];
    }

    private static List<(string Topic, string Phrasing)> Read(string folder)
    {
        var draft = new ContentDraft();
        var content = new ContentFolder(ContentFiles.Read(folder), draft.Problems);
        return
            content.Has(FileName) && content.Read(FileName) is { } text && new YamlFile(FileName, 0, draft.Problems).Parse(text) is { } root
            ? [.. root.Entries().SelectMany(entry => root.List(entry.Key.Text).Select(phrasing => (entry.Key.Text, phrasing.Text)))]
            : [];
    }

    private static string Render(List<(string Topic, string Phrasing)> all, string topic, string phrasing)
    {
        var text = new StringBuilder(Head);
        foreach (
            var group in all.Append((Topic: topic, Phrasing: phrasing))
                .GroupBy(entry => entry.Topic, entry => entry.Phrasing, StringComparer.Ordinal)
        )
        {
            text.Append(Quoted(group.Key)).Append(":\n");
            foreach (var line in group)
            {
                text.Append("  - ").Append(Quoted(line)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    // Whole or not at all: the service reads the folder while this is written.
    private static void Write(string file, string text)
    {
        var directory = Path.GetDirectoryName(file)!;
        Directory.CreateDirectory(directory);
        var unfinished = Path.Combine(directory, $".{Path.GetFileName(file)}.unfinished");
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
