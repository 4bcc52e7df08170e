using ChatBot.Bot.Storage.Contract;
using ChatBot.Bot.Storage.Files;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>
/// One process a data folder: LiteDB opens a file twice on Linux without a word, and then one of the two loses what it acknowledged. The
/// lock is the kernel's (flock), so it ends with the process, however that ends.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    /// <summary>Name of the locked file.</summary>
    public const string FileName = "store.lock";

    // EAGAIN from flock, as .NET reports it; on Windows a sharing violation.
    private const int LockedOnLinux = 11;
    private const int LockedOnMac = 35;
    private const int LockedOnWindows = unchecked((int)0x80070020);

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="DataFolderInUseException">Another process, or another store of this one, has it.</exception>
    public static FolderLock Take(string folder)
    {
        try
        {
            return new FolderLock(PrivateFile.Open(Path.Combine(folder, FileName), FileMode.OpenOrCreate));
        }
        catch (IOException e) when (e.HResult is LockedOnLinux or LockedOnMac or LockedOnWindows)
        {
            throw new DataFolderInUseException(
                $"The data folder '{folder}' is in use by another process. Stop the running service, or choose "
                    + $"another folder with Storage:LiteDb:Path.",
                e
            );
        }
    }

    /// <summary>Gives the lock back.</summary>
    public void Dispose() => _file.Dispose();
}
