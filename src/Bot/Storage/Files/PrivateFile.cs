namespace ChatBot.Bot.Storage.Files;

/// <summary>Files with personal data that are made outside the store: for their owner only, made anew, never through a link.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // The kernel's own limit (path_resolution(7)).
    private const int MostLinks = 40;

    /// <summary>Makes the file. What has this name is removed first, a link itself and not what it points to.</summary>
    /// <exception cref="IOException">It cannot be made, or another process has just made it.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder has this name, or the file there may not be removed.</exception>
    public static FileStream CreateAnew(string path)
    {
        File.Delete(path);

        // CreateNew is O_EXCL: a link or file that somebody puts there in between is an error, not a target.
        return Open(path, FileMode.CreateNew);
    }

    /// <summary>Opens a file for its owner only, with no other opener in this or another process.</summary>
    /// <exception cref="IOException">It cannot be opened for writing, or another process has it.</exception>
    public static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        try
        {
            return new FileStream(path, options);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"The file '{Path.GetFileName(path)}' cannot be opened for writing: {e.Message}", e);
        }
    }

    /// <summary>Makes a folder, for its user alone.</summary>
    public static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Whether there is anything of this name, a link that leads nowhere included.</summary>
    public static bool IsTaken(string path) => Path.Exists(path) || IsLink(path);

    /// <summary>Whether this name is a link.</summary>
    public static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    /// <summary>Whether the file would lie in the folder or below it, with every link on the way followed.</summary>
    public static bool LiesIn(string path, string folder)
    {
        var real = Followed(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var wanted = Followed(folder);
        var below = wanted.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        return real == wanted || real.StartsWith(below, StringComparison.Ordinal);
    }

    /// <summary>The path with each part that is a link replaced by what it points to; parts that are not there stay as they are.</summary>
    private static string Followed(string path, int depth = 0)
    {
        if (depth > MostLinks)
        {
            throw new IOException($"'{path}' leads through more than {MostLinks} links.");
        }

        var full = Path.GetFullPath(path);
        var followed = Path.GetPathRoot(full)!;
        foreach (var part in full[followed.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(followed, part);

            // A target is a path of its own, whose folders may be links again.
            followed = new FileInfo(next).LinkTarget is { } target ? Followed(Path.GetFullPath(target, followed), depth + 1) : next;
        }

        return followed;
    }
}
