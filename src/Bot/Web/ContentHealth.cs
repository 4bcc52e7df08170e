using ChatBot.Bot.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatBot.Bot.Web;

/// <summary>Ready once the content is loaded.</summary>
internal sealed class ContentHealth(LiveContent content) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(content.IsLoaded ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The content is not loaded."));
}
