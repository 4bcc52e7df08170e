using ChatBot.Bot.Clock;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatBot.Bot.Web;

/// <summary>Degraded while the clock is in doubt: citizens get their answers, but nothing that falls due is carried out.</summary>
internal sealed class ClockHealth(ClockGuard guard) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            guard.Doubt is { } doubt ? HealthCheckResult.Degraded($"In doubt: {doubt.Say(guard.Gap)}.") : HealthCheckResult.Healthy()
        );
}
