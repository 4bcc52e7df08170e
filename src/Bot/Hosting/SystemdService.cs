using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Hosting.Systemd;

namespace ChatBot.Bot.Hosting;

/// <summary>Says "ready", "stopping" and "alive" to systemd (<c>Type=notify</c>, <c>WatchdogSec=</c>).</summary>
internal static class SystemdService
{
    /// <summary>systemd wants to be told.</summary>
    public static bool IsAsked => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NOTIFY_SOCKET"));

    /// <remarks>
    /// Not by <c>AddSystemd</c>: it looks at the name of the parent process, which a unit with <c>ProtectProc=invisible</c> may not see,
    /// and the start would then never be reported. That we are asked to notify says it all.
    /// </remarks>
    public static void AddTo(IServiceCollection services)
    {
        if (!IsAsked)
        {
            return;
        }

        services.AddSingleton<ISystemdNotifier, SystemdNotifier>();
        services.AddSingleton<IHostLifetime, SystemdLifetime>();
        if (
            Watchdog.Limit(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), Environment.GetEnvironmentVariable("WATCHDOG_PID")) is
            { } limit
        )
        {
            services.AddHostedService(provider => new Watchdog(
                provider.GetRequiredService<ISystemdNotifier>(),
                () => provider.GetRequiredService<IStoreHealth>().IsAlive,
                limit,
                TimeProvider.System
            ));
        }
    }
}
