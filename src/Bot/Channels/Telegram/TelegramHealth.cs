using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>State of the channel.</summary>
internal sealed class TelegramHealth(TimeProvider time)
    : ChannelHealth(
        time,
        "Updates come with another secret: compare Telegram:WebhookSecret with what is registered, and run 'channels telegram register'."
    );
