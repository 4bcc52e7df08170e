using ChatBot.Bot.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatBot.Bot.Tests.Hosting;

public sealed class WatchdogTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Notifier _notifier = new();

    [Theory]
    [InlineData("30000000", null, 30)]
    [InlineData("30000000", "own", 30)]
    [InlineData("30000000", "1", null)]
    [InlineData(null, null, null)]
    [InlineData("0", null, null)]
    [InlineData("soon", null, null)]
    public void Limit_OfWhatSystemdSays_IsKnownOnlyWhenItMeansUs(string? microseconds, string? processId, int? seconds) =>
        Assert.Equal(
            seconds is { } limit ? TimeSpan.FromSeconds(limit) : null,
            Watchdog.Limit(microseconds, processId == "own" ? $"{Environment.ProcessId}" : processId)
        );

    [Fact]
    public async Task Beat_WhileAlive_ComesThreeTimesWithinTheLimit()
    {
        using var watchdog = new Watchdog(_notifier, () => true, TimeSpan.FromSeconds(30), _time);
        await watchdog.StartAsync(CancellationToken.None);
        _notifier.Said.Clear();

        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(["WATCHDOG=1", "WATCHDOG=1", "WATCHDOG=1"], _notifier.Said);
    }

    [Fact]
    public async Task Beat_WhenTheWriterHangs_StaysAway()
    {
        var alive = true;
        using var watchdog = new Watchdog(_notifier, () => alive, TimeSpan.FromSeconds(30), _time);
        await watchdog.StartAsync(CancellationToken.None);
        alive = false;
        _notifier.Said.Clear();

        _time.Advance(TimeSpan.FromSeconds(60));

        Assert.Empty(_notifier.Said);
    }

    private sealed class Notifier : ISystemdNotifier
    {
        public List<string> Said { get; } = [];

        public bool IsEnabled => true;

        public void Notify(ServiceState state) => Said.Add(state.ToString());
    }
}
