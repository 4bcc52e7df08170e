using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>Tells the owner of a file and the user of this process, which .NET does not.</summary>
internal static class FileOwner
{
    // <fcntl.h>, <linux/stat.h>; the layout of struct statx is the same on every architecture: stx_uid is the fifth field, at byte 20.
    private const int CurrentDirectory = -100;
    private const uint WantUid = 0x8;
    private const int UidOffset = 20;
    private const int StatxSize = 256;

    /// <summary>User id that this process acts as, or null when this is not Linux.</summary>
    public static uint? Self => OperatingSystem.IsLinux() ? EffectiveUser() : null;

    /// <summary>User id of the owner, or null when this is not Linux or the file may not be asked about.</summary>
    public static uint? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var buffer = new byte[StatxSize];
        return Statx(CurrentDirectory, path, 0, WantUid, buffer) == 0
            ? BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(UidOffset))
            : null;
    }

    /// <summary>Name of a user, or the number when it has none.</summary>
    public static string NameOf(uint user)
    {
        var wanted = user.ToString(CultureInfo.InvariantCulture);
        return File.Exists("/etc/passwd")
            ? File.ReadLines("/etc/passwd")
                .Select(line => line.Split(':'))
                .FirstOrDefault(fields => fields.Length > 2 && fields[2] == wanted)
                ?[0]
                ?? wanted
            : wanted;
    }

    // LibraryImport would need unsafe code in the whole project for two calls; the path is UTF-8 as marked.
#pragma warning disable SYSLIB1054, CA2101
    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(
        int folder,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        int flags,
        uint mask,
        [Out] byte[] buffer
    );

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint EffectiveUser();
#pragma warning restore SYSLIB1054, CA2101
}
