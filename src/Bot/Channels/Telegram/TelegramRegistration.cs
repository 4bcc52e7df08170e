using ChatBot.Bot.Channels.Shared;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>The one place where the channel is put into the service.</summary>
internal static class TelegramRegistration
{
    /// <summary>Adds the channel; without a token nothing but the check of its settings.</summary>
    public static IServiceCollection AddTelegram(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(TelegramOptions.Section);
        var options = section.Get<TelegramOptions>() ?? new TelegramOptions();
        services.AddOptions<TelegramOptions>().Bind(section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TelegramOptions>, TelegramOptionsValidator>());
        services.AddSingleton<IChannelDoctor, TelegramDoctor>();

        // What is registered depends on the settings; a wrong one is reported by the validation above when the service starts.
        if (!options.IsConfigured)
        {
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(CallClock.System);
        services.TryAddSingleton(TelegramCommandList.Default);
        services.TryAddSingleton(TelegramProfile.Default);
        services.TryAddSingleton(BackOff.Default);
        services.AddSingleton(provider => new TelegramClients(
            provider.GetRequiredService<IOptions<TelegramOptions>>().Value,
            provider.GetRequiredService<CallClock>()
        ));
        services.AddSingleton(provider => new TelegramIdentity(provider.GetRequiredService<TelegramClients>().BotId));
        services.AddSingleton<TelegramHealth>();
        services.AddSingleton<TelegramCallbacks>();
        services.AddSingleton<TelegramUsedKeyboards>();
        services.AddHostedService(provider => provider.GetRequiredService<TelegramUsedKeyboards>());
        services.AddSingleton<TelegramWebhook>();
        services.AddSingleton<TelegramAdapter>();
        services.AddSingleton<IChannelAdapter>(provider => provider.GetRequiredService<TelegramAdapter>());
        services.AddHostedService<TelegramIntroduction>();
        if (options.Mode == TelegramUpdates.Webhook)
        {
            services.AddHostedService<TelegramWatch>();
        }

        if (options.Mode == TelegramUpdates.Polling)
        {
            services.AddHostedService<TelegramPoller>();
        }

        return services;
    }

    /// <summary>Maps the webhook when updates come that way.</summary>
    public static void MapTelegram(this IEndpointRouteBuilder endpoints)
    {
        var webhook = endpoints.ServiceProvider.GetService<TelegramWebhook>();
        if (
            webhook is null
            || endpoints.ServiceProvider.GetRequiredService<IOptions<TelegramOptions>>().Value.Mode != TelegramUpdates.Webhook
        )
        {
            return;
        }

        endpoints.MapPost(TelegramWebhook.Path, webhook.HandleAsync);
    }
}
