using System.Collections.Concurrent;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.ZaloOa;
using ChatBot.Bot.Channels.ZaloOa.Events;
using ChatBot.Bot.Channels.ZaloOa.Tokens;
using ChatBot.Bot.Settings;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using ChatBot.Fakes.ZaloOa;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatBot.Bot.Tests.Channels.ZaloOa;

/// <summary>The channel as it is registered, on a host of its own, against the fake platform; the gateway keeps what it gets.</summary>
internal sealed class ZaloOaChannel : IAsyncDisposable
{
    public const string Hoa = "246845883529197922";
    private readonly WebApplication _app;
    private long _entry;

    private ZaloOaChannel(WebApplication app, FakeZaloOa fake, HeldGateway gateway, IStore store, Logged logs)
    {
        _app = app;
        Fake = fake;
        Gateway = gateway;
        Store = store;
        Logs = logs;
    }

    public FakeZaloOa Fake { get; }

    public HeldGateway Gateway { get; }

    public IStore Store { get; }

    public Logged Logs { get; }

    public string Address => _app.Urls.First();

    public IChannelAdapter Adapter => _app.Services.GetRequiredService<IChannelAdapter>();

    public IServiceProvider Services => _app.Services;

    public static async Task<ZaloOaChannel> StartAsync(
        FakeZaloOaOptions? platform = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        FakeZaloOa? fake = null,
        IStore? store = null,
        TimeProvider? callTime = null
    )
    {
        // The platform's own two seconds are for a test of their own: elsewhere a busy machine must not fail.
        platform ??= new FakeZaloOaOptions();
        fake ??= await FakeZaloOa.StartAsync(options: platform with { WebhookTimeout = TimeSpan.FromSeconds(60) });
        var time = fake.Options.Time;
        store ??= new MemoryStore(time);
        var gateway = new HeldGateway();
        var logs = new Logged();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["ZaloOa:AppId"] = fake.Options.AppId,
                ["ZaloOa:AppSecret"] = fake.Options.AppSecret,
                ["ZaloOa:OaSecretKey"] = fake.Options.OaSecretKey,
                ["ZaloOa:RefreshToken"] = fake.Options.RefreshToken,
                ["ZaloOa:ApiBaseUrl"] = fake.Address,
                ["ZaloOa:OAuthBaseUrl"] = fake.Address,
                ["Service:PublicUrl"] = "https://bot.example.vn",
            }
        );
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Services.AddSingleton(time);
        builder.Services.AddOptions<ServiceOptions>().BindConfiguration(ServiceOptions.Section);
        builder.Services.AddSingleton(ServiceCalendar.Default);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(new ZaloOaWallClock(time));
        if (callTime is not null)
        {
            builder.Services.AddSingleton(new CallClock(callTime));
        }

        builder.Services.AddSingleton<ITurnGateway>(gateway);
        new ZaloOaModule().AddServices(builder.Services, builder.Configuration);
        var app = builder.Build();
        new ZaloOaModule().Map(app);
        await app.StartAsync();
        fake.WebhookUrl = new Uri(app.Urls.First() + ZaloOaWebhook.Path);
        return new ZaloOaChannel(app, fake, gateway, store, logs);
    }

    /// <summary>Waits until the tokens are there and the account is known.</summary>
    public async Task<ZaloOaChannel> ConnectedAsync()
    {
        var tokens = Services.GetRequiredService<ZaloOaTokens>();
        await Eventually.TrueAsync(() => tokens.IsVerified, "the account is known");
        return this;
    }

    public OutgoingActivity To(string userId, string text, Purpose purpose = Purpose.Reply) =>
        new()
        {
            To = new ConversationReference("zalo-oa", Fake.Options.OaId, userId, userId),
            Text = text,
            Purpose = purpose,
            PersonId = "p" + userId,
        };

    public Task<SendResult> SendAsync(OutgoingActivity activity, long? entry = null) =>
        Adapter.SendAsync(activity, entry ?? Interlocked.Increment(ref _entry), CancellationToken.None);

    public async Task StopAsync() => await _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Fake.DisposeAsync();
    }

    /// <summary>Everything that was logged, at every level.</summary>
    internal sealed class Logged : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public string All => string.Join('\n', _lines);

        public ILogger CreateLogger(string categoryName) => new Writer(_lines);

        public void Dispose() { }

        private sealed class Writer(ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel,
                EventId eventId,
                TState state,
                Exception? exception,
                Func<TState, Exception?, string> formatter
            ) => lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
        }
    }
}
