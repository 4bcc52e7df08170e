using System.Text;

namespace ChatBot.Bot.Office.Transport;

/// <summary>Where the office's socket is: <c>office.sock</c> beside the database.</summary>
internal static class OfficeSocketPath
{
    // sun_path of <sys/un.h>: 108 bytes with the final NUL on Linux, 104 on macOS and BSD.
    private static readonly int MaxBytes = OperatingSystem.IsLinux() ? 107 : 103;

    /// <summary>The path as it must be given to the kernel, or null when the folder's path is too long for a socket.</summary>
    public static string? In(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "office.sock");
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return Fits(path) ? path
            : Fits(relative) ? relative
            : null;
    }

    private static bool Fits(string path) => Encoding.UTF8.GetByteCount(path) <= MaxBytes;
}
