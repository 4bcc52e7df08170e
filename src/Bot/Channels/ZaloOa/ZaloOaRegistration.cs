using ChatBot.Bot.Channels.Shared;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>The one place where the channel is put into the service.</summary>
internal static class ZaloOaRegistration
{
    /// <summary>What the channel keeps.</summary>
    public static IReadOnlyList<DocumentKind> Documents { get; } = [ZaloOaTokenChain.Kind, ZaloOaPerson.Kind, ZaloOaPurse.Kind];

    /// <summary>Adds the channel; without an app nothing but the check of its settings.</summary>
    public static IServiceCollection AddZaloOa(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(ZaloOaOptions.Section);
        var options = section.Get<ZaloOaOptions>() ?? new ZaloOaOptions();
        services.AddOptions<ZaloOaOptions>().Bind(section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ZaloOaOptions>, ZaloOaOptionsValidator>());
        services.AddSingleton<IChannelDoctor, ZaloOaDoctor>();

        // What the channel keeps of a person goes with an erase, also when it has been switched off since.
        services.AddSingleton<IErasable, ZaloOaErasable>();
        if (!options.IsConfigured)
        {
            return services;
        }

        services.TryAddSingleton(CallClock.System);
        services.TryAddSingleton(new ZaloOaWallClock(TimeProvider.System));
        services.AddSingleton<ZaloOaHttp>();
        services.AddSingleton<ZaloOaHealth>();
        services.AddSingleton<ZaloOaRateLimit>();
        services.AddSingleton<ZaloOaTokenEndpoint>();
        services.AddSingleton<ZaloOaTokens>();
        services.AddSingleton<ZaloOaApi>();
        services.AddSingleton<ZaloOaUploads>();
        services.AddSingleton<ZaloOaMorning>();
        services.AddSingleton<ZaloOaJudge>();
        services.AddSingleton<ZaloOaInfoImage>();
        services.AddSingleton<ZaloOaLedger>();
        services.AddSingleton<ZaloOaPolicy>();
        services.AddSingleton<ZaloOaSender>();
        services.AddSingleton<ZaloOaConnect>();
        services.AddSingleton<ZaloOaWebhook>();
        services.AddSingleton<ZaloOaAdapter>();
        services.AddSingleton<IChannelAdapter>(provider => provider.GetRequiredService<ZaloOaAdapter>());
        services.AddHostedService<ZaloOaTokenKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<ZaloOaLedger>());
        return services;
    }

    /// <summary>Maps the webhook, the consent, the picture of the phone card and the domain check.</summary>
    public static void MapZaloOa(this IEndpointRouteBuilder endpoints)
    {
        // Before the channel is on: the console wants the domain checked first, and only then has the rest of what the settings need.
        var options = endpoints.ServiceProvider.GetRequiredService<IOptions<ZaloOaOptions>>().Value;
        ZaloOaSiteVerification.Map(endpoints, options.SiteVerification);
        if (endpoints.ServiceProvider.GetService<ZaloOaWebhook>() is not { } webhook)
        {
            return;
        }

        endpoints.MapPost(ZaloOaWebhook.Path, webhook.HandleAsync);
        ZaloOaConnectPages.Map(endpoints, endpoints.ServiceProvider.GetRequiredService<ZaloOaConnect>(), options);
        ZaloOaInfoImage.Map(endpoints);
    }
}
