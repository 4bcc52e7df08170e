using ChatBot.Bot.Channels.DirectLine;
using ChatBot.Bot.Channels.Telegram;
using ChatBot.Bot.Channels.Terminal;
using ChatBot.Bot.Channels.ZaloBot;
using ChatBot.Bot.Channels.ZaloOa;
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
    public static WebApplicationBuilder Prepare(string? urls = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
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
        builder.Services.AddServiceCore(builder.Configuration);
        builder.Services.AddConversation();
        builder.Services.AddDirectLine(builder.Configuration);
        builder.Services.AddTelegram(builder.Configuration);
        builder.Services.AddZaloBot(builder.Configuration);
        builder.Services.AddZaloOa(builder.Configuration);
        builder.Services.AddTerminal();
        builder.Services.AddScheduling(DeclaredDocuments.All);
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

            // An answer that nobody reads is held in memory: without an end to connections, strangers decide how many.
            var connections = kestrel.ApplicationServices.GetRequiredService<IOptions<DirectLineOptions>>().Value.MaxConnections;
            kestrel.Limits.MaxConcurrentConnections = connections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = connections;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<HealthChanges>();
        builder
            .Services.AddHealthChecks()
            .AddCheck<WriterHealth>("writer", tags: [HealthEndpoints.Live])
            .AddCheck<StoreHealth>("store", tags: [HealthEndpoints.Ready])
            .AddCheck<DiskHealth>("disk", tags: [HealthEndpoints.Ready])
            .AddCheck<ContentHealth>("content", tags: [HealthEndpoints.Ready])
            .AddCheck<ChannelHealth>("channels", tags: [HealthEndpoints.Ready])
            .AddCheck<ClockHealth>("clock", tags: [HealthEndpoints.Ready]);

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
        app.MapDirectLine();
        app.MapTelegram();
        app.MapZaloBot();
        app.MapZaloOa();
        app.MapChatPage();
        app.MapCalendar();
        return app;
    }
}
