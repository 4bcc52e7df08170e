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

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>Telegram.</summary>
internal sealed class TelegramModule : IChannelModule
{
    /// <summary><see cref="IChannelModule.Name"/>.</summary>
    public const string ChannelName = "telegram";

    /// <summary>Where the platform calls.</summary>
    internal static readonly WebhookChannel Webhook = new(
        ChannelName,
        "Telegram",
        "Telegram",
        TelegramWebhook.Path,
        "Telegram:WebhookSecret",
        KeepsUpdates: true
    );

    public string Name => ChannelName;

    public ChannelCapabilities Capabilities => TelegramAdapter.Can;

    public IReadOnlyList<PlatformAddress> Addresses { get; } =
    [new("Telegram:BotToken", "Telegram:ApiBaseUrl", TelegramOptions.OfficialApi)];

    public IReadOnlyList<DocumentKind> Documents { get; } = [];

    public IReadOnlyList<IErasable> Erasables { get; } = [];

    /// <summary>Adds the channel; without a token nothing but the check of its settings.</summary>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(TelegramOptions.Section);
        var options = section.Get<TelegramOptions>() ?? new TelegramOptions();
        services.AddOptions<TelegramOptions>().Bind(section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TelegramOptions>, TelegramOptionsValidator>());

        // What is registered depends on the settings; a wrong one is reported by the validation above when the service starts.
        if (!options.IsConfigured)
        {
            return;
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
    }

    public void AddOffice(IServiceCollection services)
    {
        services.AddSingleton<OfficeOperation>(provider => new WebhookOperation(
            Webhook,
            () => TelegramWebhookAdmin.Open(provider.GetRequiredService<IConfiguration>()),
            provider.GetRequiredService<IOptions<ServiceOptions>>(),
            provider.GetRequiredService<Audit>()
        ));
        services.AddSingleton<IChannelDoctor, TelegramDoctor>();
    }

    public Command Verbs(IVerbContext context) => WebhookVerbs.Build(Webhook, context);

    /// <summary>Maps the webhook when updates come that way.</summary>
    public void Map(WebApplication app)
    {
        var webhook = app.Services.GetService<TelegramWebhook>();
        if (webhook is null || app.Services.GetRequiredService<IOptions<TelegramOptions>>().Value.Mode != TelegramUpdates.Webhook)
        {
            return;
        }

        app.MapPost(TelegramWebhook.Path, webhook.HandleAsync);
    }
}
