using ChatBot.Bot.Channels;
using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Transcripts;

/// <summary>The channels a transcript may be played on.</summary>
internal static class TranscriptChannels
{
    /// <summary>By name.</summary>
    public static IReadOnlyDictionary<string, IChannelModule> All { get; } =
        AllChannels.Set.Modules.ToDictionary(module => module.Name, StringComparer.Ordinal);
}
