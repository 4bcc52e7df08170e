using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>The one place where the channel is put into the service.</summary>
internal static class ZaloBotRegistration
{
    /// <summary>Adds the channel; without a token nothing but the check of its settings.</summary>
    public static IServiceCollection AddZaloBot(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(ZaloBotOptions.Section);
        var options = section.Get<ZaloBotOptions>() ?? new ZaloBotOptions();
        services.AddOptions<ZaloBotOptions>().Bind(section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ZaloBotOptions>, ZaloBotOptionsValidator>());
        services.AddSingleton<IChannelDoctor, ZaloBotDoctor>();

        // What is registered depends on the settings; a wrong one is reported by the validation above when the service starts.
        if (!options.IsConfigured)
        {
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(CallClock.System);
        services.TryAddSingleton(ZaloBotBackOff.Default);
        services.AddSingleton(provider => new ZaloBotClient(
            provider.GetRequiredService<IOptions<ZaloBotOptions>>().Value,
            provider.GetRequiredService<CallClock>()
        ));
        services.AddSingleton(provider => new ZaloBotPictures(
            PublicUrl(provider.GetRequiredService<IOptions<ServiceOptions>>().Value.PublicUrl),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<ZaloBotHealth>();
        services.AddSingleton<ZaloBotWebhook>();
        services.AddSingleton<ZaloBotAdapter>();
        services.AddSingleton<IChannelAdapter>(provider => provider.GetRequiredService<ZaloBotAdapter>());
        services.AddHostedService<ZaloBotWatch>();
        if (options.Mode == ZaloBotUpdates.Polling)
        {
            services.AddHostedService<ZaloBotPoller>();
        }

        return services;
    }

    /// <summary>Maps the pictures that Zalo fetches, and the webhook when events come that way.</summary>
    public static void MapZaloBot(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetService<ZaloBotWebhook>() is not { } webhook)
        {
            return;
        }

        var pictures = endpoints.ServiceProvider.GetRequiredService<ZaloBotPictures>();
        endpoints.MapMethods(ZaloBotPictures.Path, [HttpMethods.Get, HttpMethods.Head], (string name) => pictures.Serve(name));
        if (endpoints.ServiceProvider.GetRequiredService<IOptions<ZaloBotOptions>>().Value.Mode == ZaloBotUpdates.Webhook)
        {
            endpoints.MapPost(ZaloBotWebhook.Path, webhook.HandleAsync);
        }
    }

    /// <summary>The address at which Zalo calls us, or null while the service has no public one.</summary>
    public static Uri? WebhookAddress(string? publicUrl) => PublicUrl(publicUrl) is { } ours ? new Uri(ours, ZaloBotWebhook.Path) : null;

    private static Uri? PublicUrl(string? setting) => Uri.TryCreate(setting, UriKind.Absolute, out var uri) ? uri : null;
}
