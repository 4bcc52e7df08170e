using ChatBot.Bot.Tests.TestKit;
using ChatBot.Bot.Web;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChatBot.Bot.Tests.Web;

public sealed class HealthChangesTests
{
    [Fact]
    public void Note_TroubleThatLasts_IsLoggedOnceAndItsEndToo()
    {
        using var logs = new RecordingLogs();
        using var factory = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Information).AddProvider(logs));
        var changes = new HealthChanges(factory.CreateLogger<HealthChanges>());

        changes.Note(Report(HealthStatus.Healthy, null));
        Assert.Equal("", logs.All);
        for (var poll = 0; poll < 5; poll++)
        {
            changes.Note(Report(HealthStatus.Degraded, "the edit of facts.yaml waits"));
        }

        Assert.Single(logs.All.Split('\n'), line => line.Contains("facts.yaml", StringComparison.Ordinal));

        changes.Note(Report(HealthStatus.Degraded, "the edit of classes.yaml waits"));
        changes.Note(Report(HealthStatus.Healthy, null));
        changes.Note(Report(HealthStatus.Healthy, null));

        var lines = logs.All.Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Contains("Healthy", lines[2], StringComparison.Ordinal);
    }

    private static HealthReport Report(HealthStatus status, string? description) =>
        new(new Dictionary<string, HealthReportEntry> { ["content"] = new(status, description, TimeSpan.Zero, null, null) }, TimeSpan.Zero);
}
