using Telegram.Bot;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>Telegram.Bot's client twice, on one connection pool: for calls answered at once, and for long polling.</summary>
internal sealed class TelegramClients : IDisposable
{
    private readonly TelegramHttp _http = new();

    public TelegramClients(TelegramOptions options)
    {
        var api = options.ApiBaseUrl.TrimEnd('/');
        var settings = new TelegramBotClientOptions(options.BotToken, api == TelegramOptions.OfficialApi ? null : api)
        {
            // The library would sleep inside the call for up to a minute on a 429; the outbox knows better what else to send meanwhile.
            RetryThreshold = 0,
        };
        BotId = settings.BotId;
        Sending = new TelegramBotClient(settings, _http.Sending);
        Polling = new TelegramBotClient(settings, _http.Polling);
    }

    public long BotId { get; }

    public ITelegramBotClient Sending { get; }

    public ITelegramBotClient Polling { get; }

    public void Dispose() => _http.Dispose();
}
