using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.ZaloBot;
using ChatBot.Bot.Clock;
using ChatBot.Bot.Settings;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Storage;
using ChatBot.Fakes;
using ChatBot.Fakes.ZaloBot;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatBot.Bot.Tests.Channels.ZaloBot;

/// <summary>The channel as it is registered, on a host of its own, against the fake Bot API; the gateway is a stub.</summary>
internal sealed class ZaloBotChannel : IAsyncDisposable
{
    public const string Secret = "a-long-secret";
    private readonly WebApplication _app;

    private ZaloBotChannel(WebApplication app, FakeZaloBot fake, StubGateway gateway, RecordingLogs logs)
    {
        _app = app;
        Fake = fake;
        Gateway = gateway;
        Logs = logs;
    }

    public FakeZaloBot Fake { get; }

    public StubGateway Gateway { get; }

    public RecordingLogs Logs { get; }

    public string Address => _app.Urls.First();

    public IChannelAdapter Adapter => _app.Services.GetRequiredService<IChannelAdapter>();

    public IServiceProvider Services => _app.Services;

    public static async Task<ZaloBotChannel> StartAsync(
        string updates,
        FakeZaloBot? fake = null,
        StubGateway? gateway = null,
        string? token = null,
        bool withWebhook = true,
        bool isPublic = true,
        BackOff? backOff = null
    )
    {
        fake ??= await FakeZaloBot.StartAsync(options: new FakeZaloBotOptions { RetryBase = TimeSpan.FromMilliseconds(20) });
        gateway ??= new StubGateway();
        var logs = new RecordingLogs();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        builder.WebHost.UseUrls(address);
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["ZaloBot:Token"] = token ?? fake.Options.Token,
                ["ZaloBot:Updates"] = updates,
                ["ZaloBot:WebhookSecret"] = Secret,
                ["ZaloBot:ApiBaseUrl"] = fake.Address,
            }
        );
        builder.Services.AddSingleton(
            backOff
                ?? new BackOff(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(200)) { Refused = TimeSpan.FromMilliseconds(300) }
        );
        builder.Services.AddSingleton<ITurnGateway>(gateway);
        builder.Services.AddSingleton<ILeases>(new Leases(new MemoryStore(TimeProvider.System), TimeProvider.System));
        builder.Services.Configure<ServiceOptions>(service => service.PublicUrl = isPublic ? address : null);
        new ZaloBotModule().AddServices(builder.Services, builder.Configuration);
        var app = builder.Build();
        new ZaloBotModule().Map(app);
        if (updates == "Webhook" && withWebhook)
        {
            fake.RegisterWebhook($"{address}{ZaloBotWebhook.Path}", Secret);
        }

        await app.StartAsync();
        return new ZaloBotChannel(app, fake, gateway, logs);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Fake.DisposeAsync();
    }
}
