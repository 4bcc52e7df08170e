using ChatBot.Bot.Channels.DirectLine;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.Telegram;
using ChatBot.Bot.Channels.Terminal;
using ChatBot.Bot.Channels.ZaloBot;
using ChatBot.Bot.Channels.ZaloOa;

namespace ChatBot.Bot.Channels;

/// <summary>The one place where channels are registered.</summary>
internal static class AllChannels
{
    /// <summary>The channels of the service.</summary>
    public static ChannelSet Set { get; } =
        new([new DirectLineModule(), new TelegramModule(), new ZaloBotModule(), new ZaloOaModule(), new TerminalModule()]);
}
