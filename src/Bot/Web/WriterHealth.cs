using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatBot.Bot.Web;

/// <summary>
/// Live while the store's one writer comes back from its work within five seconds; a writer that hangs is cured by a restart only.
/// </summary>
internal sealed class WriterHealth(IStoreHealth store) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(store.IsAlive ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The store's writer hangs."));
}
