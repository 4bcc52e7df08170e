using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatBot.Bot.Web;

/// <summary>Ready while the store takes writes; a full disk heals without a restart, so this is no reason to be restarted.</summary>
internal sealed class StoreHealth(IStoreHealth store) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            store.IsWritable
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy(
                    "The store cannot write: is the disk full or read-only? It goes on by itself when there is space."
                )
        );
}
