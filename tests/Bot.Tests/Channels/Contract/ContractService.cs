using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.ZaloBot;
using ChatBot.Bot.Channels.ZaloOa;
using ChatBot.Bot.Delivery;
using ChatBot.Bot.Hosting;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Routing;
using ChatBot.Dialogs.Storage;
using ChatBot.Fakes;
using ChatBot.Fakes.Telegram;
using ChatBot.Fakes.ZaloBot;
using ChatBot.Fakes.ZaloOa;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Contract;

/// <summary>
/// The whole service as it is put together for production (store on a disk, content, dialogs, gateway, dispatcher, scheduler) with all four
/// channels on, each against its fake; only its clock is the test's. Made once for all tests of the contract: each brings its own citizens.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Disposed by DisposeAsync, as xunit asks.")]
public sealed class ContractService : IAsyncLifetime
{
    // On a machine that does nothing else a wait is over in milliseconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Little = TimeSpan.FromMilliseconds(20);

    // Longer than any call may take.
    private static readonly TimeSpan AnyCall = TimeSpan.FromMinutes(2);

    // An update that itself waits for the clock (the platform delivers it again) must not stop it for ever.
    private const int Busy = 50;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-contract-");
    private readonly HttpClient _http = new(new SocketsHttpHandler { ActivityHeadersPropagator = null });
    private readonly Dictionary<string, ChannelDriver> _drivers = [];
    private WebApplication _app = null!;
    private FakeTelegram _telegram = null!;
    private FakeZaloOa _zaloOa = null!;
    private FakeZaloBot _zaloBot = null!;

    /// <summary>Monday morning of the week for which the content was checked.</summary>
    internal FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 10, 5, 8, 0, 0, TimeSpan.FromHours(7)));

    /// <summary>What limits the calls to the platforms: it runs only while one of them is left without an answer.</summary>
    private readonly FakeTimeProvider _calls = new();

    internal RecordingLogs Logs { get; } = new();

    internal ContractTurn Turn { get; private set; } = null!;

    internal IStore Store => _app.Services.GetRequiredService<IStore>();

    internal ITurnGateway Gateway => _app.Services.GetRequiredService<ITurnGateway>();

    /// <summary>What must never be written down anywhere.</summary>
    internal IReadOnlyList<string> Secrets =>
        [
            _telegram.Options.Token.Split(':')[1],
            TelegramDriver.Secret,
            _zaloOa.Options.AppSecret,
            _zaloOa.Options.OaSecretKey,
            _zaloOa.Options.RefreshToken,
            _zaloOa.AccessToken!,
            _zaloBot.Options.Token.Split(':')[1],
            ZaloBotDriver.Secret,
        ];

    internal ChannelDriver this[string channel] => _drivers[channel];

    public async Task InitializeAsync()
    {
        _telegram = await FakeTelegram.StartAsync(
            options: new FakeTelegramOptions { Token = "123456:TELEGRAM-token-of-the-contract", Time = Clock }
        );

        // The platform's two seconds for a webhook are a test of its own: elsewhere a busy machine must not fail.
        _zaloOa = await FakeZaloOa.StartAsync(options: new FakeZaloOaOptions { Time = Clock, WebhookTimeout = Patience });
        _zaloBot = await FakeZaloBot.StartAsync(
            options: new FakeZaloBotOptions { Token = "987654321:ZALO-BOT-token-of-the-contract", Time = Clock }
        );
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");

        var prepared = ServiceHost.Prepare(
            address.GetLeftPart(UriPartial.Authority),
            new Dictionary<string, string?>
            {
                ["Storage:LiteDb:Path"] = Path.Combine(_folder.FullName, "chatbot.db"),
                ["Service:PublicUrl"] = address.AbsoluteUri,
                ["Web:MessagesPerMinutePerConversation"] = "6000",
                ["Web:RequestsPerMinutePerAddress"] = "60000",
                ["Web:ReadsPerMinutePerAddress"] = "600000",
                ["Telegram:BotToken"] = _telegram.Options.Token,
                ["Telegram:Updates"] = "Webhook",
                ["Telegram:WebhookSecret"] = TelegramDriver.Secret,
                ["Telegram:ApiBaseUrl"] = _telegram.Address,
                ["ZaloOa:AppId"] = _zaloOa.Options.AppId,
                ["ZaloOa:AppSecret"] = _zaloOa.Options.AppSecret,
                ["ZaloOa:OaSecretKey"] = _zaloOa.Options.OaSecretKey,
                ["ZaloOa:RefreshToken"] = _zaloOa.Options.RefreshToken,
                ["ZaloOa:ApiBaseUrl"] = _zaloOa.Address,
                ["ZaloOa:OAuthBaseUrl"] = _zaloOa.Address,
                ["ZaloBot:Token"] = _zaloBot.Options.Token,
                ["ZaloBot:Updates"] = "Webhook",
                ["ZaloBot:WebhookSecret"] = ZaloBotDriver.Secret,
                ["ZaloBot:ApiBaseUrl"] = _zaloBot.Address,
            }
        );
        prepared.Logging.ClearProviders().AddProvider(Logs);

        // Everything the service would write at any level an operator may set. ASP.NET stays as shipped: below Warning it writes addresses,
        // and Direct Line's protocol has the conversation in them.
        prepared.Services.PostConfigure<LoggerFilterOptions>(filter =>
        {
            foreach (
                var rule in filter.Rules.Where(r => r.CategoryName?.StartsWith("Microsoft", StringComparison.Ordinal) != true).ToList()
            )
            {
                filter.Rules.Remove(rule);
            }

            filter.MinLevel = LogLevel.Trace;
        });
        prepared.Services.AddSingleton<TimeProvider>(Clock);
        prepared.Services.AddSingleton(new CallClock(_calls));
        prepared.Services.AddSingleton(new ZaloOaWallClock(Clock));
        prepared.Services.AddSingleton(provider => new ContractTurn(provider.GetRequiredService<TurnRunner>()));
        prepared.Services.AddSingleton<ITurn>(provider => provider.GetRequiredService<ContractTurn>());
        _app = ServiceHost.Build(prepared);
        _zaloBot.RegisterWebhook(new Uri(address, ZaloBotWebhook.Path).AbsoluteUri, ZaloBotDriver.Secret);
        await _app.StartAsync();
        Turn = _app.Services.GetRequiredService<ContractTurn>();
        _zaloOa.WebhookUrl = new Uri(address, ZaloOaWebhook.Path);
        using var registered = await _http.PostAsync(
            new Uri(
                $"{_telegram.Address}/bot{_telegram.Options.Token}/setWebhook"
                    + $"?url={Uri.EscapeDataString($"{address}channels/telegram")}&secret_token={TelegramDriver.Secret}"
            ),
            null
        );
        registered.EnsureSuccessStatusCode();

        _drivers["telegram"] = new TelegramDriver(_telegram, () => address, _http);
        _drivers["zalo-oa"] = new ZaloOaDriver(_zaloOa);
        _drivers["zalo-bot"] = new ZaloBotDriver(_zaloBot, () => address, _http);
        _drivers["web"] = new DirectLineDriver(() => address, _http);
        var tokens = _app.Services.GetRequiredService<ZaloOaTokens>();
        await UntilAsync(() => tokens.IsVerified, "Zalo's account is known");
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _telegram.DisposeAsync();
        await _zaloOa.DisposeAsync();
        await _zaloBot.DisposeAsync();
        _http.Dispose();
        Logs.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Somebody new on a channel.</summary>
    internal async Task<Citizen> CitizenAsync(string channel)
    {
        var driver = this[channel];
        var id = await driver.NewcomerAsync();
        if (driver.GreetsNewcomers)
        {
            await UntilAsync(async () => (await driver.SeenAsync(id)).Count == 1, () => "the greeting");
        }

        return new Citizen(this, driver, id);
    }

    internal Task UntilAsync(Func<bool> condition, string what, TimeSpan? step = null) =>
        UntilAsync(() => Task.FromResult(condition()), () => what, step);

    /// <summary>
    /// Lets the service's time pass, by <paramref name="step"/> whenever it has nothing to send, until the condition holds.
    /// </summary>
    internal async Task UntilAsync(Func<Task<bool>> condition, Func<string> what, TimeSpan? step = null)
    {
        var waited = Stopwatch.StartNew();
        var busy = 0;
        while (!await condition())
        {
            if (waited.Elapsed > Patience)
            {
                throw new TimeoutException($"Not within {Patience.TotalSeconds} seconds: {what()}. {Describe()}");
            }

            if (_telegram.Faults.Unanswered.Count + _zaloOa.Faults.Unanswered.Count + _zaloBot.Faults.Unanswered.Count > 0)
            {
                _calls.Advance(AnyCall);
            }

            if (IsIdle || ++busy % Busy == 0)
            {
                Clock.Advance(step ?? Little);
            }

            await Task.Delay(1);
        }
    }

    /// <summary>Lets time pass to the end, in steps short enough that everything due in it happens at its time.</summary>
    internal async Task PassAsync(TimeSpan time, TimeSpan step)
    {
        var end = Clock.GetUtcNow() + time;
        await UntilAsync(() => Clock.GetUtcNow() >= end && IsQuiet, "time passes", step);
    }

    /// <summary>Everything committed was sent, given up, or waits for a time.</summary>
    internal bool IsQuiet => _app.Services.GetRequiredService<Dispatcher>().IsQuiet;

    // While an update is under way the clock stands still: it would run for hours while the machine is busy for a second.
    private bool IsIdle =>
        IsQuiet
        && _app.Services.GetRequiredService<TurnGateway>().LaneCount == 0
        && _telegram.Pending + _zaloOa.Pending + _zaloBot.Pending == 0;

    private string Describe() =>
        $"The clock shows {Clock.GetUtcNow():u}. "
        + string.Join(
            ' ',
            _app.Services.GetServices<IChannelAdapter>()
                .Select(a => $"{a.Channel}: {a.Status.Degraded} {a.Status.LastError} at {a.Status.LastErrorAt:u}.")
        );
}

[CollectionDefinition(Name)]
public sealed class ContractCollection : ICollectionFixture<ContractService>
{
    public const string Name = "channel contract";

    /// <summary>All channels.</summary>
    internal static readonly string[] All = ["telegram", "zalo-oa", "zalo-bot", "web"];

    /// <summary>Channels with a platform between us and the citizen.</summary>
    internal static readonly string[] Platforms = ["telegram", "zalo-oa", "zalo-bot"];
}
