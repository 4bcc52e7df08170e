namespace ChatBot.Bot.Channels.Telegram;

/// <summary>Settings <c>Telegram:*</c>. The channel is off while <see cref="BotToken"/> is empty.</summary>
internal sealed class TelegramOptions
{
    public const string Section = "Telegram";

    public const string OfficialApi = "https://api.telegram.org";

    /// <summary>Token from @BotFather, <c>123456:ABC...</c>; secret.</summary>
    public string BotToken { get; set; } = "";

    /// <summary>How updates come in, a name of <see cref="TelegramUpdates"/>; sending works in every mode.</summary>
    public string Updates { get; set; } = nameof(TelegramUpdates.Polling);

    /// <summary>What Telegram sends in <c>X-Telegram-Bot-Api-Secret-Token</c>; required in webhook mode.</summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>Address of the Bot API: scheme, host and port only.</summary>
    public string ApiBaseUrl { get; set; } = OfficialApi;

    /// <summary>Name of the bot for those whose app is not in English; empty: the name it has.</summary>
    public string Name { get; set; } = "";

    /// <summary>Name of the bot for those whose app is in English; empty: the name it has.</summary>
    public string NameEn { get; set; } = "";

    /// <summary><see cref="Updates"/>, or null when it is no such name.</summary>
    public TelegramUpdates? Mode =>
        Enum.TryParse<TelegramUpdates>(Updates, ignoreCase: true, out var mode) && Enum.IsDefined(mode) ? mode : null;

    public bool IsConfigured => !string.IsNullOrWhiteSpace(BotToken);
}

/// <summary>Values of <c>Telegram:Updates</c>.</summary>
internal enum TelegramUpdates
{
    /// <summary>The service asks Telegram; needs no public address.</summary>
    Polling,

    /// <summary>Telegram calls <c>POST /channels/telegram</c>.</summary>
    Webhook,

    /// <summary>Nothing is received.</summary>
    Off,
}
