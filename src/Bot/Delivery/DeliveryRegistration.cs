using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatBot.Bot.Delivery;

/// <summary>Registers delivery.</summary>
internal static class DeliveryRegistration
{
    /// <summary>Registers the dispatcher, the operator's switch and the alarms. After the turns, before channels and scheduling.</summary>
    /// <remarks>
    /// Needs: <see cref="IStore"/>, <see cref="ITurnGateway"/>, <see cref="IProactiveGate"/>, <see cref="TimeProvider"/>, the
    /// <see cref="IChannelAdapter"/>s; the store must know <see cref="SendingState.Kind"/>.
    /// </remarks>
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.TryAddSingleton<SendingSwitch>();
        services.AddSingleton<DeliveryAlarms>();
        services.AddSingleton(provider => new DeliveryServices(
            provider.GetRequiredService<IStore>(),
            provider.GetRequiredService<ITurnGateway>(),
            provider.GetRequiredService<IProactiveGate>(),
            provider.GetRequiredService<SendingSwitch>(),
            provider.GetRequiredService<DeliveryAlarms>(),
            provider.GetRequiredService<TimeProvider>(),
            Random.Shared.NextDouble,
            new DeliveryLimits(),
            provider.GetRequiredService<ILogger<Dispatcher>>()
        )
        {
            Files = [.. provider.GetServices<IFileMaker>()],
        });
        services.AddSingleton<Dispatcher>();
        services.AddHostedService(provider => provider.GetRequiredService<Dispatcher>());
        return services;
    }
}
