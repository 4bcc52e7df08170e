using System.Globalization;
using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>Whether the running service holds retention because its clock is in doubt. Silent when it does not.</summary>
internal sealed class RetentionCheck : IDoctorCheck
{
    /// <inheritdoc/>
    public string Name => "retention";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> ExamineAsync(DoctorContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>(context.Service is { DoubtedSince: { } newest } service ? [Held(service.Now, newest)] : []);

    internal static Finding Held(DateTimeOffset now, DateTimeOffset newest) =>
        Finding.Fail(
            "retention",
            string.Create(
                CultureInfo.InvariantCulture,
                $"held, and with it all that falls due: the clock says {now.UtcDateTime:yyyy-MM-dd HH:mm'Z'}, "
                    + $"the newest stored instant is {newest.UtcDateTime:yyyy-MM-dd HH:mm'Z'}"
            ),
            "mend the clock (timedatectl); if it is right because the service was off for so long, run 'retention confirm'"
        );
}
