using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Turns;

/// <summary>Registers turns.</summary>
internal static class TurnRegistration
{
    /// <summary>
    /// Registers the gateway. Hosted services stop in the reverse order of registration: call this before delivery, scheduling and
    /// channels, which hand in until they stop, and after the store.
    /// </summary>
    /// <remarks>Needs: <see cref="IStore"/>, <see cref="ITurn"/>, <c>Func&lt;ContentSnapshot&gt;</c>,
    /// <c>Func&lt;string, ChannelCapabilities&gt;</c> by name of the channel, <see cref="TimeProvider"/>.</remarks>
    public static IServiceCollection AddTurns(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            return new TurnGateway(
                provider.GetRequiredService<IStore>(),
                provider.GetRequiredService<ITurn>(),
                provider.GetRequiredService<Func<ContentSnapshot>>(),
                provider.GetRequiredService<Func<string, ChannelCapabilities>>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<TurnGateway>>()
            );
        });
        services.AddSingleton<ITurnGateway>(provider => provider.GetRequiredService<TurnGateway>());
        services.AddHostedService<TurnDrain>();
        return services;
    }
}
