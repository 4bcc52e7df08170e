namespace ChatBot.Content;

/// <summary>What a folder's files looked like at one moment: names, sizes and times of writing, as one number.</summary>
internal readonly record struct FolderStamp(ulong Hash)
{
    public static FolderStamp Of(string folder)
    {
        // A sum does not depend on the order in which the file system lists.
        var sum = 0UL;
        try
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                // An editor's temporary files come and go without a meaning.
                if (file.Name[0] != '.' && file.Name[^1] != '~' && file.Exists)
                    sum += unchecked((ulong)HashCode.Combine(file.FullName, file.Length, file.LastWriteTimeUtc.Ticks) * 0x9E3779B97F4A7C15UL);
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
