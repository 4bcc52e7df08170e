using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace ChatBot.Bot.Web;

/// <summary>
/// <c>/healthz/live</c> and <c>/healthz/ready</c>. A supervisor restarts on the first and a proxy takes us out on the second, so neither
/// may fail for trouble that a restart does not cure: a channel that is down is Degraded, which still answers 200.
/// </summary>
internal static class HealthEndpoints
{
    /// <summary>Tag of the checks of <c>/healthz/live</c>.</summary>
    public const string Live = "live";

    /// <summary>Tag of the checks of <c>/healthz/ready</c>.</summary>
    public const string Ready = "ready";

    /// <summary>Maps both addresses.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/healthz/live", Options(Live));
        endpoints.MapHealthChecks("/healthz/ready", Options(Ready));
    }

    private static HealthCheckOptions Options(string tag) =>
        new() { Predicate = check => check.Tags.Contains(tag), ResponseWriter = HealthBody.WriteAsync };
}
