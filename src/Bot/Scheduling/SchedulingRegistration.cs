using ChatBot.Bot.Clock;
using ChatBot.Bot.Storage.Contract;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Scheduling;

/// <summary>Registers scheduling and retention.</summary>
internal static class SchedulingRegistration
{
    /// <summary>Registers the scheduler over the skills' schedules and the nightly retention. After turns and delivery.</summary>
    /// <param name="services">Needs: <see cref="SkillSet"/>, <see cref="IStore"/>, <see cref="ITurnGateway"/>,
    /// <see cref="ServiceCalendar"/>, <see cref="TimeProvider"/>.</param>
    /// <param name="kinds">Every kind of document of the program.</param>
    public static IServiceCollection AddScheduling(this IServiceCollection services, IReadOnlyList<DocumentKind> kinds)
    {
        services.AddHostedService(provider => provider.GetRequiredService<ClockGuard>());
        services.AddHostedService(provider => new Scheduler(
            provider.GetRequiredService<SkillSet>().Schedules,
            provider.GetRequiredService<IStore>(),
            provider.GetRequiredService<ITurnGateway>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Scheduler>>(),
            provider.GetRequiredService<ILeases>(),
            provider.GetRequiredService<ClockGuard>()
        ));
        services.AddHostedService(provider => new RetentionJob(
            kinds,
            provider.GetRequiredService<IStore>(),
            provider.GetRequiredService<ServiceCalendar>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<RetentionJob>>(),
            provider.GetRequiredService<ClockGuard>(),
            provider.GetRequiredService<ILeases>(),
            provider.GetRequiredService<IStoreBackup>()
        ));
        return services;
    }
}
