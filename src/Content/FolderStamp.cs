using ChatBot.Content.Loading;

namespace ChatBot.Content;

/// <summary>What a folder's files looked like at one moment: names, sizes and times of writing, as one number.</summary>
internal readonly record struct FolderStamp(ulong Hash)
{
    /// <summary>Looks at a folder. A folder that is not there has a stamp of its own.</summary>
    public static FolderStamp Of(string folder)
    {
        // A sum does not depend on the order in which the file system lists.
        var sum = 0UL;
        try
        {
            // Only the folders that are read: somebody's link in a circle would never come to an end.
            var root = new DirectoryInfo(folder);
            foreach (var directory in root.EnumerateDirectories().Where(d => ContentFiles.Kinds.ContainsKey(d.Name)).Prepend(root))
            {
                foreach (var file in directory.EnumerateFiles())
                {
                    // An editor's temporary files come and go without a meaning, and our own report is no edit.
                    if (FileNames.IsLeftover(file.Name))
                    {
                        continue;
                    }
                    // A link stays the same when what it leads to changes.
                    var real = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
                    if (real.Exists)
                    {
                        sum += unchecked(
                            (ulong)HashCode.Combine(file.FullName, real.Length, real.LastWriteTimeUtc.Ticks) * 0x9E3779B97F4A7C15UL
                        );
                    }
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder is away for a moment (renamed, unmounted); that too is a state that differs from the one that was loaded.
            return default;
        }

        return new FolderStamp(sum | 1);
    }
}
