using ChatBot.Bot.Channels.DirectLine;
using ChatBot.Bot.Channels.Telegram;
using ChatBot.Bot.Channels.ZaloBot;
using ChatBot.Bot.Channels.ZaloOa;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Transcripts;

/// <summary>The channels a transcript may be played on, with what each can do.</summary>
internal static class TranscriptChannels
{
    public static IReadOnlyDictionary<string, ChannelCapabilities> All { get; } =
        new Dictionary<string, ChannelCapabilities>(StringComparer.Ordinal)
        {
            [TelegramUpdateMapper.Channel] = TelegramAdapter.Can,
            [ZaloOaEventMapper.Channel] = ZaloOaAdapter.Can,
            [DirectLineChannel.Name] = DirectLineChannel.Can,
            [ZaloBotMapper.Channel] = ZaloBotAdapter.Can,
        };
}
