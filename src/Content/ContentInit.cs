using ChatBot.Content.Loading;

namespace ChatBot.Content;

/// <summary>Copies the shipped content for an office to own (<c>content init DIR</c>).</summary>
public static class ContentInit
{
    // Made up for trying the service; an office begins with an empty list of classes and a pattern for its own programme.
    private static readonly string[] SampleFiles =
    [
        "classes.yaml",
        Path.Combine("editions", "sample.yaml"),
        Path.Combine("places", "directory.yaml"),
    ];

    /// <summary>
    /// Copies everything but the sample programme, classes and places; <c>classes.yaml</c> and <c>places/directory.yaml</c> are patterns to
    /// fill in.
    /// </summary>
    /// <param name="folder">A folder that does not exist yet or is empty.</param>
    /// <returns>How many files were written.</returns>
    /// <exception cref="IOException">The folder is not empty (an office's work is never overwritten), or could not be written.</exception>
    public static int CopyTo(string folder)
    {
        var target = Path.GetFullPath(folder);
        if (File.Exists(target))
        {
            throw new IOException($"{target} is a file. Name a folder that does not exist yet.");
        }

        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
        {
            throw new IOException(
                $"{target} is not empty, and nothing is overwritten. Name an empty folder, or one that does not exist yet."
            );
        }

        var written = 0;
        foreach (var source in Directory.EnumerateFiles(ShippedContent.Folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(ShippedContent.Folder, source);
            // An office adds to the shipped words; a copy of them would never learn what a new version knows.
            if (!SampleFiles.Contains(name) && !name.StartsWith(WordListReader.Folder, StringComparison.Ordinal))
            {
                Write(source, Path.Combine(target, name));
            }
        }

        Write(Path.Combine(ShippedContent.Folder, "templates", "classes.yaml"), Path.Combine(target, "classes.yaml"));
        Write(Path.Combine(ShippedContent.Folder, "templates", "directory.yaml"), Path.Combine(target, "places", "directory.yaml"));
        return written;

        void Write(string source, string file)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            // Not File.Copy: it would copy the mode too, and an installed program's files are often read-only.
            File.WriteAllBytes(file, File.ReadAllBytes(source));
            written++;
        }
    }
}
