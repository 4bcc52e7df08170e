using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>
/// Every limit of the Zalo Bot Platform that this channel respects, each with the page that states it. What no page states is marked as
/// ours.
/// </summary>
internal static class ZaloBotLimits
{
    /// <summary>
    /// Characters of a text, at least one. https://bot.zapps.me/docs/apis/sendMessage. The unit is not stated; we count UTF-16 code units,
    /// the larger count, and the unit of the platform's own style offsets.
    /// </summary>
    public const int TextLength = 2000;

    /// <summary>Characters of a picture's caption. https://bot.zapps.me/docs/apis/sendPhoto</summary>
    public const int CaptionLength = 2000;

    /// <summary>Characters of the webhook's secret, at least. https://bot.zapps.me/docs/apis/setWebhook</summary>
    public const int SecretShortest = 8;

    /// <summary>Characters of the webhook's secret, at most. https://bot.zapps.me/docs/apis/setWebhook</summary>
    public const int SecretLongest = 256;

    /// <summary>Seconds that one getUpdates waits, the platform's default. https://bot.zapps.me/docs/apis/getUpdates</summary>
    public const int PollSeconds = 30;

    /// <summary>
    /// Seconds within which sendPhoto may answer: Zalo fetches the picture first. No page states it; other clients wait as long.
    /// </summary>
    public const int PhotoSeconds = 150;

    /// <summary>Longest event read, in bytes: a text of 2,000 characters stays far below. Ours.</summary>
    public const int EventBytes = 256 * 1024;

    /// <summary>How long a picture can be fetched from us after it was sent. Ours.</summary>
    public static readonly TimeSpan PictureLife = TimeSpan.FromMinutes(15);

    /// <summary>Pictures that can be fetched at a time. Ours: they are held in memory.</summary>
    public const int Pictures = 200;

    /// <summary>
    /// Proactive messages one a second in a chat and a few a second over all. Ours: the platform publishes no rate, only that too much is a
    /// 429 (https://bot.zapps.me/docs/error-code/), and a 429 comes without a time to wait.
    /// </summary>
    public static readonly ChannelPace Pace = new(
        ReplyBurst: 20,
        ReplyRefillPerSecond: 1,
        ProactivePerConversationPerSecond: 1,
        ProactivePerSecond: 5
    );
}
