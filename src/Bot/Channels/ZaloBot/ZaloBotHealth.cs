using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>State of the channel.</summary>
internal sealed class ZaloBotHealth(TimeProvider time)
    : ChannelHealth(
        time,
        "Events come with another secret: compare ZaloBot:WebhookSecret with what is registered, and run 'channels zalo-bot register'."
    );
