using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>The one place where the channel is put into the service.</summary>
internal static class ZaloOaRegistration
{
    /// <summary>What the channel keeps.</summary>
    public static IReadOnlyList<DocumentKind> Documents { get; } = [ZaloOaTokenChain.Kind];

    /// <summary>Adds the channel; without an app nothing but the check of its settings.</summary>
    public static IServiceCollection AddZaloOa(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(ZaloOaOptions.Section);
        var options = section.Get<ZaloOaOptions>() ?? new ZaloOaOptions();
        services.AddOptions<ZaloOaOptions>().Bind(section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ZaloOaOptions>, ZaloOaOptionsValidator>());
        services.AddSingleton<IChannelDoctor, ZaloOaDoctor>();
        if (!options.IsConfigured)
            return services;

        services.TryAddSingleton(ZaloOaTimeouts.Default);
        services.TryAddSingleton(new ZaloOaWallClock(TimeProvider.System));
        services.AddSingleton<ZaloOaHttp>();
        services.AddSingleton<ZaloOaHealth>();
        services.AddSingleton<ZaloOaRateLimit>();
        services.AddSingleton<ZaloOaTokenEndpoint>();
        services.AddSingleton<ZaloOaTokens>();
        services.AddSingleton<ZaloOaApi>();
        services.AddSingleton<ZaloOaUploads>();
        services.AddSingleton<ZaloOaMorning>();
        services.AddSingleton<ZaloOaInfoImage>();
        services.AddSingleton<ZaloOaSender>();
        services.AddSingleton<ZaloOaWebhook>();
        services.AddSingleton<ZaloOaAdapter>();
        services.AddSingleton<IChannelAdapter>(provider => provider.GetRequiredService<ZaloOaAdapter>());
        services.AddHostedService<ZaloOaTokenKeeper>();
        return services;
    }

    /// <summary>Maps the webhook and the domain check.</summary>
    public static void MapZaloOa(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetService<ZaloOaWebhook>() is not { } webhook)
            return;
        endpoints.MapPost(ZaloOaWebhook.Path, webhook.HandleAsync);
        ZaloOaSiteVerification.Map(endpoints, endpoints.ServiceProvider.GetRequiredService<IOptions<ZaloOaOptions>>().Value.SiteVerification);
    }
}
