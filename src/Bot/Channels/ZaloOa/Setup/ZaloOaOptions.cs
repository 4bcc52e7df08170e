namespace ChatBot.Bot.Channels.ZaloOa.Setup;

/// <summary>Settings <c>ZaloOa:*</c>. The channel is off while <see cref="AppId"/> is empty.</summary>
internal sealed class ZaloOaOptions
{
    public const string Section = "ZaloOa";

    public const string OfficialApi = "https://openapi.zalo.me";

    public const string OfficialOAuth = "https://oauth.zaloapp.com";

    /// <summary>Id of the app on developers.zalo.me: digits.</summary>
    public string AppId { get; set; } = "";

    /// <summary>"Khóa bí mật của ứng dụng": goes to the token endpoint only; secret.</summary>
    public string AppSecret { get; set; } = "";

    /// <summary>"OA Secret Key" of the app's Webhook page: signs events, and is not the app's secret; secret.</summary>
    public string OaSecretKey { get; set; } = "";

    /// <summary>
    /// Refresh token with which a chain of tokens begins; good once. Later ones live in the store; a setting that differs from the one the
    /// stored chain began with starts a new chain. Empty: connect with <c>channels zalo-oa connect</c>.
    /// </summary>
    public string RefreshToken { get; set; } = "";

    /// <summary>The code of the console's domain check: content of <c>zalo-platform-site-verification</c>; empty: none.</summary>
    public string SiteVerification { get; set; } = "";

    /// <summary>Address of the OpenAPI: scheme, host and port only.</summary>
    public string ApiBaseUrl { get; set; } = OfficialApi;

    /// <summary>Address of consent and tokens: scheme, host and port only.</summary>
    public string OAuthBaseUrl { get; set; } = OfficialOAuth;

    /// <summary>
    /// PKCE verifier whose challenge is saved in the console ("Code Challenge"); empty: a new one for every consent. See
    /// <c>channels zalo-oa verifier</c>.
    /// </summary>
    public string CodeVerifier { get; set; } = "";

    /// <summary>Minutes for which the bot is silent after a person of the office wrote in OA Manager. 1 to 10080.</summary>
    public int TakeoverMinutes { get; set; } = 120;

    /// <summary>
    /// Address of the picture on the card that asks for the phone number; empty: the service's own under <c>Service:PublicUrl</c>.
    /// </summary>
    public string InfoImageUrl { get; set; } = "";

    /// <summary>Dong a month that lessons, reminders and broadcasts may cost; 0: only what is free or in the package is sent.</summary>
    public long ProactiveBudgetVnd { get; set; }

    /// <summary>Dong that a charged message costs, VAT included.</summary>
    public long MessagePriceVnd { get; set; } = 55;

    /// <summary>Lessons, reminders and broadcasts a minute. 1 to 4000; the smallest package allows 100 calls a minute in all.</summary>
    public int ProactivePerMinute { get; set; } = 60;

    /// <summary>
    /// Approved ZBS templates by purpose (<c>Lesson</c>, <c>Reminder</c>, <c>Broadcast</c>), for people whose seven days are over; none:
    /// off.
    /// </summary>
    public Dictionary<string, string> Templates { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Dong that a template message costs.</summary>
    public long TemplatePriceVnd { get; set; } = 300;

    public bool IsConfigured => !string.IsNullOrWhiteSpace(AppId);
}
