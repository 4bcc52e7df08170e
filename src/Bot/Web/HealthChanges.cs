using System.Collections.Concurrent;
using ChatBot.Bot.Telemetry;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatBot.Bot.Web;

/// <summary>
/// Logs what the health checks find when it changes. A proxy asks every few seconds, and the framework would log each answer of a trouble
/// that lasts for days; its own lines are switched off (<see cref="Telemetry.ServiceLogging"/>).
/// </summary>
internal sealed class HealthChanges(ILogger<HealthChanges> logger)
{
    private readonly ConcurrentDictionary<string, (HealthStatus Status, string? Description)> _last = new(StringComparer.Ordinal);

    /// <summary>Logs what changed since the last report.</summary>
    public void Note(HealthReport report)
    {
        foreach (var (name, entry) in report.Entries)
        {
            var now = (entry.Status, Description: entry.Description ?? (entry.Exception is { } e ? ErrorPlace.Of(e) : null));
            var before = (Status: HealthStatus.Healthy, Description: (string?)null);
            _last.AddOrUpdate(
                name,
                now,
                (_, last) =>
                {
                    before = last;
                    return now;
                }
            );
            var level = (now.Status, before.Status) switch
            {
                _ when now == before => LogLevel.Debug,
                (HealthStatus.Unhealthy, _) => LogLevel.Error,
                (HealthStatus.Degraded, _) => LogLevel.Warning,
                (_, HealthStatus.Healthy) => LogLevel.Debug,
                _ => LogLevel.Information,
            };
            logger.Log(level, "Health of {Name} is {Status}. {Description}", name, now.Status, now.Description);
        }
    }
}
