using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ChatBot.Bot.Channels.ZaloOa.Tokens;
using ChatBot.Bot.Hosting;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
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

namespace ChatBot.Bot.Tests.Strangers;

/// <summary>
/// The whole service with all channels on, each against its fake, on real time and a real disk; what its turns came to and how much it
/// logged is counted.
/// </summary>
internal sealed class FuzzService : IAsyncDisposable
{
    public const string TelegramSecret = "fuzz-telegram";
    public const string ZaloBotSecret = "fuzz-zalo-bot";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-fuzz-");
    private readonly FakeTelegram _telegram;
    private readonly FakeZaloOa _zaloOa;
    private readonly FakeZaloBot _zaloBot;
    private WebApplication _app = null!;

    private FuzzService(FakeTelegram telegram, FakeZaloOa zaloOa, FakeZaloBot zaloBot)
    {
        _telegram = telegram;
        _zaloOa = zaloOa;
        _zaloBot = zaloBot;
        Address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
    }

    public Uri Address { get; }

    public CountedTurns Turns { get; private set; } = null!;

    public CountedLogs Logs { get; } = new();

    /// <summary>People whose turn runs or waits.</summary>
    public int Lanes => _app.Services.GetRequiredService<TurnGateway>().LaneCount;

    public string OaId => _zaloOa.Options.OaId;

    public string AppId => _zaloOa.Options.AppId;

    public static async Task<FuzzService> StartAsync()
    {
        var service = new FuzzService(await FakeTelegram.StartAsync(), await FakeZaloOa.StartAsync(), await FakeZaloBot.StartAsync());
        await service.RunAsync();
        return service;
    }

    /// <summary>The signature of Zalo over a body.</summary>
    public string Mac(ReadOnlySpan<byte> body, string timestamp)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(AppId), .. body, .. Encoding.UTF8.GetBytes(timestamp + _zaloOa.Options.OaSecretKey)];
        return "mac=" + Convert.ToHexStringLower(SHA256.HashData(signed));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _telegram.DisposeAsync();
        await _zaloOa.DisposeAsync();
        await _zaloBot.DisposeAsync();
        Logs.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task RunAsync()
    {
        var prepared = ServiceHost.Prepare(
            Address.GetLeftPart(UriPartial.Authority),
            new Dictionary<string, string?>
            {
                ["Storage:LiteDb:Path"] = Path.Combine(_folder.FullName, "chatbot.db"),
                ["Service:PublicUrl"] = Address.AbsoluteUri,
                ["Web:MessagesPerMinutePerConversation"] = "10000",
                ["Web:RequestsPerMinutePerAddress"] = "1000000",
                ["Web:ReadsPerMinutePerAddress"] = "1000000",
                ["Web:MegabytesPerDayPerAddress"] = "100000",
                ["Web:DiskReserveMegabytes"] = "0",
                ["Telegram:BotToken"] = _telegram.Options.Token,
                ["Telegram:Updates"] = "Webhook",
                ["Telegram:WebhookSecret"] = TelegramSecret,
                ["Telegram:ApiBaseUrl"] = _telegram.Address,
                ["ZaloOa:AppId"] = AppId,
                ["ZaloOa:AppSecret"] = _zaloOa.Options.AppSecret,
                ["ZaloOa:OaSecretKey"] = _zaloOa.Options.OaSecretKey,
                ["ZaloOa:RefreshToken"] = _zaloOa.Options.RefreshToken,
                ["ZaloOa:ApiBaseUrl"] = _zaloOa.Address,
                ["ZaloOa:OAuthBaseUrl"] = _zaloOa.Address,
                ["ZaloBot:Token"] = _zaloBot.Options.Token,
                ["ZaloBot:Updates"] = "Webhook",
                ["ZaloBot:WebhookSecret"] = ZaloBotSecret,
                ["ZaloBot:ApiBaseUrl"] = _zaloBot.Address,
            }
        );
        prepared.Logging.ClearProviders().AddProvider(Logs);
        prepared.Services.AddSingleton(provider => new CountedTurns(provider.GetRequiredService<TurnRunner>()));
        prepared.Services.AddSingleton<ITurn>(provider => provider.GetRequiredService<CountedTurns>());
        _app = ServiceHost.Build(prepared);
        await _app.StartAsync();
        Turns = _app.Services.GetRequiredService<CountedTurns>();
        var tokens = _app.Services.GetRequiredService<ZaloOaTokens>();
        await TestKit.Eventually.TrueAsync(() => tokens.IsVerified, "Zalo's account is known");
    }

    /// <summary>The dialogs, and how often they ran to their end or not, by conversation.</summary>
    internal sealed class CountedTurns(ITurn dialogs) : ITurn
    {
        private readonly ConcurrentDictionary<string, int> _done = new(StringComparer.Ordinal);

        public ConcurrentQueue<string> Failures { get; } = [];

        public long Count => _done.Values.Sum(count => (long)count);

        public int DoneOf(string conversation) => _done.GetValueOrDefault(conversation);

        public TurnInputs Read(Activity activity, TurnInputs inputs) => dialogs.Read(activity, inputs);

        public async ValueTask RunAsync(IStoreSession session, Activity activity, TurnInputs inputs)
        {
            await dialogs.RunAsync(session, activity, inputs);
            _done.AddOrUpdate(activity.Conversation.Channel + "/" + activity.Conversation.ConversationId, 1, (_, count) => count + 1);
        }

        public ValueTask RecordFailureAsync(IStoreSession session, Activity activity, TurnInputs inputs, string error)
        {
            Failures.Enqueue(error);
            return dialogs.RecordFailureAsync(session, activity, inputs, error);
        }
    }

    /// <summary>Counts what is logged from Information on, as shipped.</summary>
    internal sealed class CountedLogs : ILoggerProvider
    {
        private long _lines;
        private long _letters;

        public long Lines => Interlocked.Read(ref _lines);

        public long Letters => Interlocked.Read(ref _letters);

        /// <summary>Of each kind of line the first, with its number.</summary>
        public ConcurrentDictionary<string, (string First, int Count)> Kinds { get; } = new(StringComparer.Ordinal);

        public ILogger CreateLogger(string categoryName) => new Counter(categoryName, this);

        public void Dispose() { }

        private sealed class Counter(string category, CountedLogs logs) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

            public void Log<TState>(
                LogLevel logLevel,
                EventId eventId,
                TState state,
                Exception? exception,
                Func<TState, Exception?, string> formatter
            )
            {
                var line = $"{logLevel} {category}: {formatter(state, exception)} {exception}";
                Interlocked.Increment(ref logs._lines);
                Interlocked.Add(ref logs._letters, line.Length);
                logs.Kinds.AddOrUpdate(
                    $"{category} {line[..Math.Min(line.Length, 60)]}",
                    (line, 1),
                    (_, known) => (known.First, known.Count + 1)
                );
            }
        }
    }
}
