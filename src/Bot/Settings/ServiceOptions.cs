namespace ChatBot.Bot.Settings;

/// <summary>Settings under <c>Service</c>.</summary>
internal sealed class ServiceOptions
{
    /// <summary>Section of the settings.</summary>
    public const string Section = "Service";

    /// <summary>IANA id of the zone of every date and hour said to citizens.</summary>
    public string TimeZone { get; set; } = "Asia/Ho_Chi_Minh";

    /// <summary>
    /// Address under which citizens and messengers reach the service, e.g. <c>https://bot.example.vn</c>. Without it messages hold no
    /// link to the service's own files (calendars).
    /// </summary>
    public string? PublicUrl { get; set; }

    /// <summary>
    /// Local hours in which no proactive message leaves, <c>21:30-06:00</c>; empty for none. An hour the learner chose wins.
    /// </summary>
    public string QuietHours { get; set; } = "21:30-06:00";

    /// <summary>
    /// Addresses or networks (<c>10.0.0.0/8</c>), separated by commas, of reverse proxies whose <c>X-Forwarded-For</c> is believed. The
    /// machine itself is always believed.
    /// </summary>
    public string? TrustedProxies { get; set; }

    /// <summary>
    /// Local time at which the service's clock starts, such as <c>2026-10-05T19:30</c>, for rehearsals and tests; null is the real time.
    /// </summary>
    public string? StartAt { get; set; }

    /// <summary>
    /// Days by which the clock may be past the newest stored instant. Beyond them nothing is removed and nothing that falls due is carried
    /// out until the clock is mended or an operator says that it is right (<c>retention confirm</c>).
    /// </summary>
    public int ClockGapDays { get; set; } = 45;

    /// <summary>Seconds a stop waits for turns and sends under way before it cuts them.</summary>
    public int StopSeconds { get; set; } = 8;
}
