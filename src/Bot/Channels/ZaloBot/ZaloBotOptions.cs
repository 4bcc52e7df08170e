namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>Settings <c>ZaloBot:*</c>. The channel is off while <see cref="Token"/> is empty.</summary>
internal sealed class ZaloBotOptions
{
    public const string Section = "ZaloBot";

    public const string OfficialApi = "https://bot-api.zaloplatforms.com";

    /// <summary>Token from Zalo Bot Manager, <c>digits:secret</c>; secret.</summary>
    public string Token { get; set; } = "";

    /// <summary>How events come in, a name of <see cref="ZaloBotUpdates"/>; sending works in every mode.</summary>
    public string Updates { get; set; } = nameof(ZaloBotUpdates.Polling);

    /// <summary>What Zalo sends in <c>X-Bot-Api-Secret-Token</c>; required in webhook mode.</summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>Address of the Bot API: scheme, host and port only.</summary>
    public string ApiBaseUrl { get; set; } = OfficialApi;

    /// <summary><see cref="Updates"/>, or null when it is no such name.</summary>
    public ZaloBotUpdates? Mode =>
        Enum.TryParse<ZaloBotUpdates>(Updates, ignoreCase: true, out var mode) && Enum.IsDefined(mode) ? mode : null;

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Token);

    /// <summary>Digits before the colon: the bot's account, known without asking Zalo.</summary>
    public string Account => Token.Split(':')[0];
}

/// <summary>Values of <c>ZaloBot:Updates</c>.</summary>
internal enum ZaloBotUpdates
{
    /// <summary>The service asks Zalo; needs no public address.</summary>
    Polling,

    /// <summary>Zalo calls <c>POST /channels/zalo-bot</c>.</summary>
    Webhook,

    /// <summary>Nothing is received.</summary>
    Off,
}
