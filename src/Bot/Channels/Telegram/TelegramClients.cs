using ChatBot.Bot.Channels.Shared;
using Telegram.Bot;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>Telegram.Bot's client twice, on one connection pool: for calls answered at once, and for long polling.</summary>
internal sealed class TelegramClients : IDisposable
{
    private const int MostConnections = 256;

    // Above the time Telegram itself takes; getUpdates is answered when there is something or its own time is up.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollPatience = TimeSpan.FromSeconds(TelegramLimits.PollSeconds + 15);

    private readonly PlatformHttp _http;

    public TelegramClients(TelegramOptions options, CallClock clock)
    {
        _http = new PlatformHttp(MostConnections, clock);
        var api = options.ApiBaseUrl.TrimEnd('/');
        var settings = new TelegramBotClientOptions(options.BotToken, api == TelegramOptions.OfficialApi ? null : api)
        {
            // The library would sleep inside the call for up to a minute on a 429; the outbox knows better what else to send meanwhile.
            RetryThreshold = 0,
        };
        BotId = settings.BotId;
        Sending = new TelegramBotClient(settings, _http.Client(Patience));
        Polling = new TelegramBotClient(settings, _http.Client(PollPatience));
    }

    public long BotId { get; }

    public ITelegramBotClient Sending { get; }

    public ITelegramBotClient Polling { get; }

    public void Dispose() => _http.Dispose();
}
