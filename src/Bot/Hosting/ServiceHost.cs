using ChatBot.Bot.Channels;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.LiveContent;
using ChatBot.Bot.Office;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Scheduling;
using ChatBot.Bot.Settings;
using ChatBot.Bot.Telemetry;
using ChatBot.Bot.Web;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Hosting;

/// <summary>
/// Puts the service together. Hosted services start in the order they are added here and stop in the reverse order, the web server starting
/// last and stopping first: no request meets a store that is not open, and the store closes after the last mark of the dispatcher.
/// </summary>
internal static class ServiceHost
{
    /// <summary>Everything registered and nothing made: what <c>doctor</c> looks at without opening the store.</summary>
    /// <param name="urls">Where to listen, or null for what the settings say.</param>
    /// <param name="settings">Settings that win over all others, or null.</param>
    /// <param name="with">The channels of the program, or null for those it is shipped with.</param>
    public static WebApplicationBuilder Prepare(
        string? urls = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        ChannelSet? with = null
    )
    {
        var channels = with ?? AllChannels.Set;
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions
            {
                ApplicationName = "ChatBot.Bot",
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = ServiceConfiguration.EnvironmentName,
            }
        );
        ServiceConfiguration.AddTo(builder.Configuration, builder.Environment.EnvironmentName);
        if (settings is not null)
        {
            builder.Configuration.AddInMemoryCollection(settings);
        }

        ServiceLogging.AddTo(builder.Logging, builder.Configuration);
        SystemdService.AddTo(builder.Services);
        ServiceTelemetry.AddTo(builder.Services, builder.Configuration);
        builder.Services.AddSingleton<ContentKeeping>();
        builder.Services.AddServiceCore(builder.Configuration, channels);
        builder.Services.AddConversation();
        foreach (var module in channels.Modules)
        {
            module.AddServices(builder.Services, builder.Configuration);
        }

        builder.Services.AddScheduling(DeclaredDocuments.Of(channels));
        builder.Services.AddHostedService<SeatWatch>();
        builder.Services.AddHostedService<OfficeServer>();

        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(ServiceAddress.Choose(urls, builder.Configuration));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<HealthChanges>();
        builder
            .Services.AddHealthChecks()
            .AddCheck<WriterHealth>("writer", tags: [HealthTags.Live])
            .AddCheck<StoreHealth>("store", tags: [HealthTags.Ready])
            .AddCheck<ContentHealth>("content", tags: [HealthTags.Ready])
            .AddCheck<ChannelsHealth>("channels", tags: [HealthTags.Ready])
            .AddCheck<ClockHealth>("clock", tags: [HealthTags.Ready]);

        return builder;
    }

    public static WebApplication Build(string? urls = null, IReadOnlyDictionary<string, string?>? settings = null) =>
        Build(Prepare(urls, settings));

    public static WebApplication Build(WebApplicationBuilder prepared)
    {
        var app = prepared.Build();

        // The first of all: it makes the data folder for its user alone, and whatever else keeps keys there would make it for everybody.
        _ = app.Services.GetRequiredService<IStore>();
        app.Lifetime.ApplicationStarted.Register(ServiceLogging.NoteStarted);
        app.UseForwardedHeaders(TrustedProxyList.Of(app.Services.GetRequiredService<IOptions<ServiceOptions>>().Value.TrustedProxies));
        app.UseSecurityHeaders();
        app.MapHealth();
        foreach (var module in app.Services.GetRequiredService<ChannelSet>().Modules)
        {
            module.Map(app);
        }

        app.MapCalendar();
        return app;
    }
}
