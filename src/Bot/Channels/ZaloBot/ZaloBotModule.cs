using System.CommandLine;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Clock;
using ChatBot.Bot.Office;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Settings;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>Zalo Bot.</summary>
internal sealed class ZaloBotModule : IChannelModule
{
    /// <summary><see cref="IChannelModule.Name"/>.</summary>
    public const string ChannelName = "zalo-bot";

    /// <summary>Where the platform calls.</summary>
    internal static readonly WebhookChannel Webhook = new(
        ChannelName,
        "Zalo Bot",
        "Zalo",
        ZaloBotWebhook.Path,
        "ZaloBot:WebhookSecret",
        KeepsUpdates: false
    )
    {
        AfterChange = "A running service sees the change within ten minutes; a changed ZaloBot:Updates needs a restart.",
    };

    public string Name => ChannelName;

    public ChannelCapabilities Capabilities => ZaloBotAdapter.Can;

    public IReadOnlyList<PlatformAddress> Addresses { get; } = [new("ZaloBot:Token", "ZaloBot:ApiBaseUrl", ZaloBotOptions.OfficialApi)];

    public IReadOnlyList<DocumentKind> Documents { get; } = [];

    public IReadOnlyList<IErasable> Erasables { get; } = [];

    /// <summary>Adds the channel; without a token nothing but the check of its settings.</summary>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(ZaloBotOptions.Section);
        var options = section.Get<ZaloBotOptions>() ?? new ZaloBotOptions();
        services.AddOptions<ZaloBotOptions>().Bind(section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ZaloBotOptions>, ZaloBotOptionsValidator>());

        // What is registered depends on the settings; a wrong one is reported by the validation above when the service starts.
        if (!options.IsConfigured)
        {
            return;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(CallClock.System);
        services.TryAddSingleton(BackOff.Default);
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
    }

    public void AddOffice(IServiceCollection services)
    {
        services.AddSingleton<OfficeOperation>(provider => new WebhookOperation(
            Webhook,
            () => ZaloBotWebhookAdmin.Open(provider.GetRequiredService<IConfiguration>()),
            provider.GetRequiredService<IOptions<ServiceOptions>>(),
            provider.GetRequiredService<Audit>()
        ));
        services.AddSingleton<IChannelDoctor, ZaloBotDoctor>();
    }

    public Command Verbs(IVerbContext context) => WebhookVerbs.Build(Webhook, context);

    /// <summary>Maps the pictures that Zalo fetches, and the webhook when events come that way.</summary>
    public void Map(WebApplication app)
    {
        if (app.Services.GetService<ZaloBotWebhook>() is not { } webhook)
        {
            return;
        }

        var pictures = app.Services.GetRequiredService<ZaloBotPictures>();
        app.MapMethods(ZaloBotPictures.Path, [HttpMethods.Get, HttpMethods.Head], (string name) => pictures.Serve(name));
        if (app.Services.GetRequiredService<IOptions<ZaloBotOptions>>().Value.Mode == ZaloBotUpdates.Webhook)
        {
            app.MapPost(ZaloBotWebhook.Path, webhook.HandleAsync);
        }
    }

    private static Uri? PublicUrl(string? setting) => Uri.TryCreate(setting, UriKind.Absolute, out var uri) ? uri : null;
}
