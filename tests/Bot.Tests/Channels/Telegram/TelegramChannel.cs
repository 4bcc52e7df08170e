using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.Telegram;
using ChatBot.Bot.Clock;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Storage;
using ChatBot.Fakes.Telegram;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatBot.Bot.Tests.Channels.Telegram;

/// <summary>The channel as it is registered, on a host of its own, against the fake Bot API; the gateway is a stub.</summary>
internal sealed class TelegramChannel : IAsyncDisposable
{
    public const string Secret = "a-long_secret";
    private readonly WebApplication _app;

    private TelegramChannel(WebApplication app, FakeTelegram fake, StubGateway gateway, RecordingLogs logs)
    {
        _app = app;
        Fake = fake;
        Gateway = gateway;
        Logs = logs;
    }

    public FakeTelegram Fake { get; }

    public StubGateway Gateway { get; }

    public RecordingLogs Logs { get; }

    public string Address => _app.Urls.First();

    public IChannelAdapter Adapter => _app.Services.GetRequiredService<IChannelAdapter>();

    public TelegramIdentity Identity => _app.Services.GetRequiredService<TelegramIdentity>();

    public static async Task<TelegramChannel> StartAsync(
        string updates,
        FakeTelegram? fake = null,
        StubGateway? gateway = null,
        string? token = null,
        bool withWebhook = true,
        TimeProvider? time = null,
        Dictionary<string, string?>? settings = null
    )
    {
        fake ??= await FakeTelegram.StartAsync(options: new FakeTelegramOptions { RetryBase = TimeSpan.FromMilliseconds(20) });
        gateway ??= new StubGateway();
        var logs = new RecordingLogs();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Telegram:BotToken"] = token ?? fake.Options.Token,
                ["Telegram:Updates"] = updates,
                ["Telegram:WebhookSecret"] = Secret,
                ["Telegram:ApiBaseUrl"] = fake.Address,
            }
        );
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddSingleton(new BackOff(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(200)));
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        builder.Services.AddSingleton<ITurnGateway>(gateway);
        builder.Services.AddSingleton<ILeases>(new Leases(new MemoryStore(TimeProvider.System), TimeProvider.System));
        new TelegramModule().AddServices(builder.Services, builder.Configuration);
        var app = builder.Build();
        new TelegramModule().Map(app);
        await app.StartAsync();
        var channel = new TelegramChannel(app, fake, gateway, logs);
        if (updates == "Webhook" && withWebhook)
        {
            await channel.SetWebhookAsync();
        }

        return channel;
    }

    public async Task RemoveWebhookAsync()
    {
        using var http = new HttpClient();
        using var response = await http.PostAsync(new Uri($"{Fake.Address}/bot{Fake.Options.Token}/deleteWebhook"), null);
        response.EnsureSuccessStatusCode();
    }

    public async Task SetWebhookAsync(string secret = Secret)
    {
        using var http = new HttpClient();
        var url = Uri.EscapeDataString($"{Address}{TelegramWebhook.Path}");
        using var response = await http.PostAsync(
            new Uri($"{Fake.Address}/bot{Fake.Options.Token}/setWebhook?url={url}&secret_token={secret}"),
            null
        );
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Fake.DisposeAsync();
    }
}
