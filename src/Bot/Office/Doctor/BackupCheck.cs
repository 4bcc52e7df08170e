using System.Globalization;
using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>How old the last backup is, as the running service has written it down.</summary>
internal sealed class BackupCheck : IDoctorCheck
{
    // A daily timer that missed once is noticed.
    private static readonly TimeSpan TooOld = TimeSpan.FromHours(36);

    /// <inheritdoc/>
    public string Name => "backup";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> ExamineAsync(DoctorContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>(
            context.Service is { HistoryRead: true } service ? [Of(service.LastBackupAt, service.Now)] : []
        );

    internal static Finding Of(DateTimeOffset? last, DateTimeOffset now)
    {
        if (last is not { } at)
        {
            return Finding.Warn(
                "backup",
                "none in the last 60 days",
                "run 'backup FILE' every day (the guide has a timer), and keep copies off this machine"
            );
        }

        var found = string.Create(CultureInfo.InvariantCulture, $"the last one is {(now - at).TotalHours:0} hours old");
        return now - at > TooOld ? Finding.Warn("backup", found, "look why the daily one did not run") : Finding.Ok("backup", found);
    }
}
