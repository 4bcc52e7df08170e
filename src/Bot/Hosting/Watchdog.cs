using System.Globalization;
using Microsoft.Extensions.Hosting.Systemd;

namespace ChatBot.Bot.Hosting;

/// <summary>
/// Tells systemd that the service is alive, as long as the store's writer is: the one thing a restart cures. A store that cannot write (a
/// full disk) is not such a thing, and a channel in trouble even less.
/// </summary>
/// <remarks>
/// systemd asks for it with <c>WatchdogSec=</c>, which arrives as <c>WATCHDOG_USEC</c> and <c>WATCHDOG_PID</c> (sd_watchdog_enabled(3)).
/// </remarks>
internal sealed class Watchdog(ISystemdNotifier notifier, Func<bool> isAlive, TimeSpan limit, TimeProvider time)
    : IHostedService,
        IDisposable
{
    private static readonly ServiceState Alive = new("WATCHDOG=1");
    private ITimer? _timer;

    /// <summary>The time after which systemd gives up on this process, or null when it does not watch it.</summary>
    public static TimeSpan? Limit(string? microseconds, string? processId) =>
        long.TryParse(microseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
        && limit > 0
        && (string.IsNullOrEmpty(processId) || processId == Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
            ? TimeSpan.FromMicroseconds(limit)
            : null;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // A third of the limit, so that one late beat is not the end.
        _timer = time.CreateTimer(_ => Beat(), null, TimeSpan.Zero, limit / 3);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        // The last to stop (see ServiceHost): a stop that hangs is cut by TimeoutStopSec, not by the watchdog.
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _timer?.Dispose();

    private void Beat()
    {
        if (isAlive())
        {
            notifier.Notify(Alive);
        }
    }
}
