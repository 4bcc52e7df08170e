using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Settings;
using ChatBot.Bot.Telemetry;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>The web, by Direct Line 3.0.</summary>
internal sealed class DirectLineModule : IChannelModule
{
    /// <summary><see cref="IChannelModule.Name"/>.</summary>
    public const string ChannelName = "web";

    public string Name => ChannelName;

    public ChannelCapabilities Capabilities => DirectLineAdapter.Can;

    public IReadOnlyList<PlatformAddress> Addresses { get; } = [];

    public IReadOnlyList<DocumentKind> Documents { get; } = [WebConversation.Kind, WebLogEntry.Kind];

    public IReadOnlyList<IErasable> Erasables { get; } = [new WebLogErasable()];

    /// <summary>Where Direct Line clients look.</summary>
    public const string Path = "/v3/directline";

    private const string CorsPolicy = "DirectLine";
    private static readonly TimeSpan PreflightAge = TimeSpan.FromDays(1);

    /// <summary>
    /// Registers the channel. It needs <see cref="IStore"/>, <see cref="Turns.ITurnGateway"/>, <see cref="TimeProvider"/> and Data
    /// Protection with its keys kept in the data folder.
    /// </summary>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<DirectLineOptions>()
            .Configure(options => Read(options, configuration))
            .ValidateDataAnnotations()
            .Validate(
                options => options.AllowedOrigins.All(IsOrigin),
                "Web:AllowedOrigins: each entry is a site such as https://nghean.edu.vn without a path, or *."
            )
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddDataProtection();
        services.AddSingleton(provider => new DirectLineTokens(Key(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new AddressNames(Key(provider)));
        services.AddSingleton<DirectLineLimits>();
        services.AddSingleton<UsedTickets>();
        services.AddSingleton<StreamAddress>();
        services.AddSingleton(provider => new DiskReserve(
            provider.GetRequiredService<IOptions<DirectLineOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DiskReserve>>()
        ));
        services.AddSingleton<ConversationHub>();
        services.AddSingleton<DirectLineAdapter>();
        services.AddSingleton<IChannelAdapter>(provider => provider.GetRequiredService<DirectLineAdapter>());
        services.AddSingleton<DirectLineEndpoints>();
        services.AddHealthChecks().AddCheck<DiskHealth>("disk", tags: [HealthTags.Ready]);
        services
            .AddOptions<KestrelServerOptions>()
            .Configure<IOptions<DirectLineOptions>>(
                (kestrel, options) =>
                {
                    // An answer that nobody reads is held in memory: without an end to connections, strangers decide how many.
                    kestrel.Limits.MaxConcurrentConnections = options.Value.MaxConnections;
                    kestrel.Limits.MaxConcurrentUpgradedConnections = options.Value.MaxConnections;
                }
            );
        services.AddCors();
        services
            .AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>()
            .Configure<IOptions<DirectLineOptions>>(
                (cors, options) =>
                    cors.AddPolicy(
                        CorsPolicy,
                        policy =>
                        {
                            var origins = options.Value.AllowedOrigins;
                            if (origins.Contains("*"))
                            {
                                policy.SetIsOriginAllowed(_ => true);
                            }
                            else
                            {
                                policy.WithOrigins([.. origins.Select(origin => origin.TrimEnd('/'))]);
                            }

                            // Clients send getsessionid with credentials. The service sets no cookie, so they carry nothing.
                            policy
                                .WithMethods("GET", "POST", "OPTIONS")
                                .WithHeaders("authorization", "content-type", "x-ms-bot-agent", "x-requested-with")
                                .WithExposedHeaders("Retry-After")
                                .AllowCredentials()
                                .SetPreflightMaxAge(PreflightAge);
                        }
                    )
            );
    }

    /// <summary>Maps the calls, with CORS and error shapes around them, also for what is not there; and the chat page.</summary>
    public void Map(WebApplication app)
    {
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Path),
            branch =>
                branch
                    .UseCors(CorsPolicy)
                    .UseMiddleware<DirectLineErrors>()
                    .UseWebSockets(
                        new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30), KeepAliveTimeout = TimeSpan.FromSeconds(20) }
                    )
        );

        // Resolved now, so that a key that cannot be opened stops the start and not the first citizen.
        var calls = app.Services.GetRequiredService<DirectLineEndpoints>();
        var group = app.MapGroup(Path);
        group.MapPost("tokens/generate", (Delegate)calls.GenerateAsync);
        group.MapPost("tokens/refresh", (Delegate)calls.RefreshAsync);
        group.MapPost("tokens/resume", (Delegate)calls.ResumeAsync);
        group.MapPost("tokens/forget", (Delegate)calls.ForgetAsync);
        group.MapPost("conversations", (Delegate)calls.StartAsync);
        group.MapGet("conversations/{id}", calls.ReconnectAsync);
        group.MapGet("conversations/{id}/activities", calls.ReadAsync);
        group.MapPost("conversations/{id}/activities", calls.PostAsync);
        group.MapPost("conversations/{id}/upload", calls.UploadAsync);
        group.MapGet("conversations/{id}/stream", calls.StreamAsync);
        group.MapGet("session/getsessionid", DirectLineEndpoints.Session);
        group.Map("{**rest}", IResult () => throw DirectLineError.NotFound("address"));
        ChatPage.Map(app, app.Services.GetService<ChannelSet>()?.Modules ?? [this]);
    }

    private static byte[] Key(IServiceProvider provider) =>
        SigningKey.LoadOrCreate(
            provider.GetRequiredService<IOptions<DirectLineOptions>>().Value.KeyFolder,
            provider.GetRequiredService<IDataProtectionProvider>()
        );

    private static void Read(DirectLineOptions options, IConfiguration configuration)
    {
        var web = configuration.GetSection(DirectLineOptions.Section);
        web.Bind(options);
        foreach (var origin in (web["AllowedOrigins"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            options.AllowedOrigins.Add(origin);
        }

        options.KeyFolder = System.IO.Path.Combine(DataFolder.Of(configuration), "keys");
        options.Hosts = (configuration["AllowedHosts"] ?? "").Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        options.PublicUrl = Uri.TryCreate(configuration["Service:PublicUrl"], UriKind.Absolute, out var url) ? url : null;
    }

    private static bool IsOrigin(string text) =>
        text == "*"
        || (
            Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url.GetLeftPart(UriPartial.Authority) == text.TrimEnd('/')
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        );
}
