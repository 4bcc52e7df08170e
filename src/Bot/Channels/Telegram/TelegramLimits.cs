using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>Every limit of Telegram that this channel respects, each with the page that states it.</summary>
internal static class TelegramLimits
{
    /// <summary>Characters of a text after entity parsing. https://core.telegram.org/bots/api#sendmessage</summary>
    public const int TextLength = 4096;

    /// <summary>Characters of a caption after entity parsing. https://core.telegram.org/bots/api#senddocument</summary>
    public const int CaptionLength = 1024;

    /// <summary>Bytes of UTF-8 of a button's data. https://core.telegram.org/bots/api#inlinekeyboardbutton</summary>
    public const int CallbackDataBytes = 64;

    /// <summary>Buttons in a row; more are refused or cut by clients. https://core.telegram.org/bots/features#inline-keyboards</summary>
    public const int ButtonsInRow = 8;

    /// <summary>Characters of the payload of a deep link. https://core.telegram.org/bots/features#deep-linking</summary>
    public const int StartPayloadLength = 64;

    /// <summary>Characters of the webhook's secret. https://core.telegram.org/bots/api#setwebhook</summary>
    public const int WebhookSecretLength = 256;

    /// <summary>Updates of one getUpdates. https://core.telegram.org/bots/api#getupdates</summary>
    public const int UpdatesPerPoll = 100;

    /// <summary>Seconds that one getUpdates waits; the server caps at 50. https://core.telegram.org/bots/api#getupdates</summary>
    public const int PollSeconds = 30;

    /// <summary>
    /// Longest update read, in bytes: a text of 4,096 characters, a replied-to message and their entities stay far below.
    /// https://core.telegram.org/bots/api#update names no limit; this one is ours.
    /// </summary>
    public const int UpdateBytes = 1024 * 1024;

    /// <summary>Bytes of a photo; a bigger one goes as a document. https://core.telegram.org/bots/api#sendphoto</summary>
    public const int PhotoBytes = 10 * 1024 * 1024;

    /// <summary>Bytes of any file that a bot sends. https://core.telegram.org/bots/api#sending-files</summary>
    public const int UploadBytes = 50 * 1024 * 1024;

    /// <summary>Characters of the bot's name. https://core.telegram.org/bots/api#setmyname</summary>
    public const int NameLength = 64;

    /// <summary>Characters of the description that an empty chat shows. https://core.telegram.org/bots/api#setmydescription</summary>
    public const int DescriptionLength = 512;

    /// <summary>
    /// Characters of the short description on the bot's profile. https://core.telegram.org/bots/api#setmyshortdescription
    /// </summary>
    public const int ShortDescriptionLength = 120;

    /// <summary>Webhook calls at a time that Telegram makes unless told otherwise. https://core.telegram.org/bots/api#setwebhook</summary>
    public const int DefaultConnections = 40;

    /// <summary>Webhook calls at a time that can be asked for. https://core.telegram.org/bots/api#setwebhook</summary>
    public const int MostConnections = 100;

    /// <summary>Ports that Telegram calls, over HTTPS only. https://core.telegram.org/bots/api#setwebhook</summary>
    public static readonly int[] WebhookPorts = [443, 80, 88, 8443];

    /// <summary>Commands in one list. https://core.telegram.org/bots/api#setmycommands</summary>
    public const int Commands = 100;

    /// <summary>User id of an anonymous administrator of a group. https://core.telegram.org/bots/api#message, "from".</summary>
    public const long AnonymousAdmin = 1087968824;

    /// <summary>User id of a member of a group who writes in the name of a channel. The same page.</summary>
    public const long ChannelMember = 136817688;

    /// <summary>
    /// A group takes 20 messages a minute by the same page and "exact limits are unspecified": there, and wherever else it is too much, the
    /// retry_after of a 429 is obeyed, which holds that chat alone.
    /// Replies go at once, in short bursts (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: about one a
    /// second in a chat, short bursts allowed); proactive messages one a second in a chat, and below the 30 a second over all chats of the
    /// same page.
    /// </summary>
    public static readonly ChannelPace Pace = new(
        ReplyBurst: 20,
        ReplyRefillPerSecond: 1,
        ProactivePerConversationPerSecond: 1,
        ProactivePerSecond: 25
    );
}
