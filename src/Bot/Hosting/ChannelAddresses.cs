namespace ChatBot.Bot.Hosting;

/// <summary>The API addresses of the channels that are switched on.</summary>
internal static class ChannelAddresses
{
    // Setting that switches the channel on, setting of the address, the platform's own address.
    private static readonly (string Switch, string Address, string Default)[] Channels =
    [
        ("Telegram:BotToken", "Telegram:ApiBaseUrl", "https://api.telegram.org"),
        ("ZaloOa:AppId", "ZaloOa:ApiBaseUrl", "https://openapi.zalo.me"),
        ("ZaloOa:AppId", "ZaloOa:OAuthBaseUrl", "https://oauth.zaloapp.com"),
        ("ZaloBot:Token", "ZaloBot:ApiBaseUrl", "https://bot-api.zaloplatforms.com"),
    ];

    public static IEnumerable<(string Key, string Address)> Of(IConfiguration configuration) =>
        from channel in Channels
        where !string.IsNullOrWhiteSpace(configuration[channel.Switch])
        let set = configuration[channel.Address]
        select (channel.Address, string.IsNullOrWhiteSpace(set) ? channel.Default : set);
}
