using ChatBot.Bot.Telemetry;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace ChatBot.Bot.Web;

/// <summary>
/// <c>/healthz/live</c> and <c>/healthz/ready</c>. A supervisor restarts on the first and a proxy takes us out on the second, so neither
/// may fail for trouble that a restart does not cure: a channel that is down is Degraded, which still answers 200.
/// </summary>
internal static class HealthEndpoints
{
    /// <summary>Maps both addresses.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/healthz/live", Options(HealthTags.Live));
        endpoints.MapHealthChecks("/healthz/ready", Options(HealthTags.Ready));
    }

    private static HealthCheckOptions Options(string tag) =>
        new() { Predicate = check => check.Tags.Contains(tag), ResponseWriter = HealthBody.WriteAsync };
}
