using System.Globalization;
using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>Each channel's own examination, and what the running service says of it.</summary>
internal sealed class ChannelsCheck : IDoctorCheck
{
    /// <inheritdoc/>
    public string Name => "channels";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> ExamineAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var running =
            context
                .Service?.Channels.Where(channel => channel.Status.Enabled)
                .ToDictionary(channel => channel.Name, channel => channel.Status)
            ?? [];
        foreach (var doctor in context.Channels)
        {
            running.Remove(doctor.Channel, out var status);
            var examination = new ChannelExamination(status, context.PublicUrl, context.Time.GetUtcNow());
            findings.AddRange(await Examination.RunAsync(new One(doctor, examination), context, cancellationToken));
            if (status is not null)
            {
                findings.Add(Running(doctor.Channel, status));
            }
        }

        findings.AddRange(
            running.OrderBy(channel => channel.Key, StringComparer.Ordinal).Select(channel => Running(channel.Key, channel.Value))
        );
        return findings;
    }

    internal static Finding Running(string name, ChannelStatus status) =>
        status.Degraded is { } trouble
            ? Finding.Warn(name, $"in the running service: {trouble}")
            : Finding.Ok(name, $"in the running service: last in {Shown(status.LastUpdateAt)}, last out {Shown(status.LastSentAt)}");

    private static string Shown(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "never";

    private sealed class One(IChannelDoctor doctor, ChannelExamination examination) : IDoctorCheck
    {
        /// <inheritdoc/>
        public string Name => doctor.Channel;

        /// <inheritdoc/>
        public Task<IReadOnlyList<Finding>> ExamineAsync(DoctorContext context, CancellationToken cancellationToken) =>
            doctor.ExamineAsync(examination, cancellationToken);
    }
}
