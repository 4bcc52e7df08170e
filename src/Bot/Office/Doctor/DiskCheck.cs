using System.Globalization;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Settings;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>Room on the disk of the data: a full one stops every answer, though nothing is lost.</summary>
internal sealed class DiskCheck : IDoctorCheck
{
    private const long MiB = 1024 * 1024;

    /// <summary>Least free space: less lasts hours, not weeks, for log, checkpoints and journal.</summary>
    private const long Least = 256 * MiB;

    private const long Comfortable = 1024 * MiB;

    /// <inheritdoc/>
    public string Name => "disk";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> ExamineAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var data = File.Exists(context.DataFile) ? new FileInfo(context.DataFile).Length : 0;
        var free = new DriveInfo(DataFolder.Existing(context.Folder)).AvailableFreeSpace;
        var reserve = DiskReserveSetting.Megabytes(context.Configuration) * MiB;
        return Task.FromResult<IReadOnlyList<Finding>>([Of(free, data, reserve)]);
    }

    internal static Finding Of(long free, long data, long reserve = 0)
    {
        var found = string.Create(CultureInfo.InvariantCulture, $"{free / MiB:#,0} MiB free; the data file has {data / MiB:#,0} MiB");

        if (free < reserve)
        {
            return Finding.Fail(
                "disk",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{found}: less than {DiskReserveSetting.Key} ({reserve / MiB:#,0}), so the web takes no messages"
                ),
                "make room: remove old backups, or enlarge the disk"
            );
        }

        // A backup is a copy that is read back, and an upgrade makes one before it starts.
        return free < Least ? Finding.Fail("disk", found, "make room: without it no message is answered")
            : free < Math.Max(Comfortable, 3 * data) ? Finding.Warn("disk", found, "make room for the log and for backups")
            : Finding.Ok("disk", found);
    }
}
