using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>Below the reserve of the disk the web takes no messages; the rest goes on, so the service stays ready.</summary>
internal sealed class DiskHealth(DiskReserve disk) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            disk.IsLow
                ? HealthCheckResult.Degraded("The disk is nearly full: the web takes no messages until there is room.")
                : HealthCheckResult.Healthy()
        );
}
