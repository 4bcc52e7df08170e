using System.CommandLine;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Office.Transport;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>Zalo Official Account.</summary>
internal sealed class ZaloOaModule : IChannelModule
{
    /// <summary><see cref="IChannelModule.Name"/>.</summary>
    public const string ChannelName = "zalo-oa";

    public string Name => ChannelName;

    public ChannelCapabilities Capabilities => ZaloOaAdapter.Can;

    public IReadOnlyList<PlatformAddress> Addresses { get; } =
    [
        new("ZaloOa:AppId", "ZaloOa:ApiBaseUrl", ZaloOaOptions.OfficialApi),
        new("ZaloOa:AppId", "ZaloOa:OAuthBaseUrl", ZaloOaOptions.OfficialOAuth),
    ];

    public IReadOnlyList<DocumentKind> Documents { get; } = [ZaloOaTokenChain.Kind, ZaloOaPerson.Kind, ZaloOaPurse.Kind];

    public IReadOnlyList<IErasable> Erasables { get; } = [new ZaloOaErasable()];

    /// <summary>A follow: Zalo reports it when somebody has only tapped on the account.</summary>
    public bool JoinIsUnasked => true;

    /// <summary>Adds the channel; without an app nothing but the check of its settings.</summary>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(ZaloOaOptions.Section);
        var options = section.Get<ZaloOaOptions>() ?? new ZaloOaOptions();
        services.AddOptions<ZaloOaOptions>().Bind(section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ZaloOaOptions>, ZaloOaOptionsValidator>());
        if (!options.IsConfigured)
        {
            return;
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
    }

    public void AddOffice(IServiceCollection services)
    {
        services.AddSingleton<OfficeOperation, ZaloOaConnectOperation>();
        services.AddSingleton<IChannelDoctor, ZaloOaDoctor>();
    }

    public Command Verbs(IVerbContext context) => ZaloOaVerbs.Build(context);

    /// <summary>The tag by which the console checks that the domain is ours.</summary>
    public string PageHead(IConfiguration configuration) =>
        ZaloOaSiteVerification.Tag(configuration[$"{ZaloOaOptions.Section}:{nameof(ZaloOaOptions.SiteVerification)}"] ?? "");

    /// <summary>Maps the webhook, the consent, the picture of the phone card and the domain check.</summary>
    public void Map(WebApplication app)
    {
        // The console checks the domain before it shows what the other settings need, so this works while the channel is off.
        var options = app.Services.GetRequiredService<IOptions<ZaloOaOptions>>().Value;
        ZaloOaSiteVerification.Map(app, options.SiteVerification);
        if (app.Services.GetService<ZaloOaWebhook>() is not { } webhook)
        {
            return;
        }

        app.MapPost(ZaloOaWebhook.Path, webhook.HandleAsync);
        ZaloOaConnectPages.Map(app, app.Services.GetRequiredService<ZaloOaConnect>(), options);
        ZaloOaInfoImage.Map(app);
    }
}
