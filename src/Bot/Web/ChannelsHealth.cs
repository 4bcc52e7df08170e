using ChatBot.Bot.Channels.Shared;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatBot.Bot.Web;

/// <summary>Names the channels that do not work as they should. Never unhealthy: the other channels go on.</summary>
internal sealed class ChannelsHealth(IEnumerable<IChannelAdapter> adapters) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var troubles = string.Join(
            "; ",
            from adapter in adapters
            let status = adapter.Status
            where status is { Enabled: true, Degraded: not null }
            select $"{adapter.Channel}: {status.Degraded}"
        );
        return Task.FromResult(troubles.Length == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(troubles));
    }
}
