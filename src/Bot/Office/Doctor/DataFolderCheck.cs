using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Settings;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>
/// The folder with the personal data: there, its user's alone, writable, on a local disk, with room for the socket in its path.
/// </summary>
internal sealed class DataFolderCheck : IDoctorCheck
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    // statfs(2) and /proc/filesystems. Locks and syncs over a network do not keep what they promise, and the store relies on both.
    private static readonly HashSet<string> NetworkFileSystems = new(
        ["nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "fuse.sshfs", "9p", "ceph", "glusterfs", "fuse.glusterfs", "afs", "ncpfs"],
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    /// <inheritdoc/>
    public string Name => "data folder";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> ExamineAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var data = Path.GetDirectoryName(context.DataFile)!;
        var findings = Examine(context.Folder, DataFolder.KeyOf(context.Configuration)).ToList();
        if (OfficeSocketPath.In(context.Folder) is null)
        {
            findings.Add(
                Finding.Warn(
                    Name,
                    $"{context.Folder} is too long for the socket of the command line, which then cannot reach the service",
                    $"choose a shorter {DataFolder.KeyOf(context.Configuration)}"
                )
            );
        }

        return Task.FromResult<IReadOnlyList<Finding>>(data == context.Folder ? findings : [.. findings, .. Examine(data, DataFolder.Key)]);
    }

    internal static Finding OverNetwork(string folder, string system, string key = DataFolder.Key) =>
        Finding.Fail(
            "data folder",
            $"{folder} is on a network file system ({system}), where data can be lost",
            $"put {key} on a local disk"
        );

    private IEnumerable<Finding> Examine(string folder, string key)
    {
        yield return File.Exists(folder) ? Finding.Fail(Name, $"{folder} is a file", $"set {key} to a path in a folder of its own")
        : Directory.Exists(folder) ? Access(folder)
        : Missing(folder, key);
        if (FileSystemOf(folder) is { } system && NetworkFileSystems.Contains(system))
        {
            yield return OverNetwork(folder, system, key);
        }
    }

    private Finding Missing(string folder, string key) =>
        MayWrite(DataFolder.Existing(folder))
            ? Finding.Ok(Name, $"{folder} is not there yet; the first start makes it")
            : Finding.Fail(
                Name,
                $"{folder} is not there, and {WhoAmI()} may not make it",
                $"make it for the service's user (install -d -m 700 -o chatbot -g chatbot {folder}), or set {key}"
            );

    private Finding Access(string folder)
    {
        // Another user cannot tell what the service may do, and a file of that user would be in its way.
        if (FileOwner.Self is { } self && FileOwner.Of(folder) is { } owner && self != owner)
        {
            return Finding.Warn(
                Name,
                $"{folder} belongs to {FileOwner.NameOf(owner)}, and this is {FileOwner.NameOf(self)}: not "
                    + $"examined whether the service may write",
                $"run doctor as the service's user (sudo -u {FileOwner.NameOf(owner)} …), or give the folder to that user"
            );
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & Others) is not 0)
        {
            return Finding.Fail(Name, $"other users may look into {folder}, which holds personal data and keys", $"chmod 700 {folder}");
        }

        // A restore or a copy made as root: the start fails at the first such file.
        if (
            FileOwner.Self is { } user
            && Directory.EnumerateFiles(folder, "*", Everything).FirstOrDefault(file => FileOwner.Of(file) is { } other && other != user)
                is { } strange
        )
        {
            return Finding.Fail(
                Name,
                $"{strange} belongs to {FileOwner.NameOf(FileOwner.Of(strange) ?? 0)}, not to {WhoAmI()}: the service cannot open it",
                $"chown -R {WhoAmI()}: {folder}"
            );
        }

        return MayWrite(folder)
            ? Finding.Ok(Name, $"{folder}, writable, for {WhoAmI()} alone")
            : Finding.Fail(
                Name,
                $"{WhoAmI()} may not write in {folder}",
                "give the folder to the service's user; if the disk is mounted read-only, look at the kernel's log for errors"
            );
    }

    private static bool MayWrite(string folder)
    {
        try
        {
            File.Create(Path.Combine(folder, $".doctor-{Guid.NewGuid():N}"), 1, FileOptions.DeleteOnClose).Dispose();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string WhoAmI() => FileOwner.Self is { } self ? FileOwner.NameOf(self) : Environment.UserName;

    private static string? FileSystemOf(string folder)
    {
        try
        {
            return new DriveInfo(DataFolder.Existing(folder)).DriveFormat;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Some container file systems do not tell their kind, and are not suspected.
            return null;
        }
    }
}
