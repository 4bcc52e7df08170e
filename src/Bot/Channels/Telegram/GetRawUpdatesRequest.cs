using System.Text.Json;
using Telegram.Bot.Requests;
using Telegram.Bot.Types.Enums;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>
/// getUpdates whose updates are still JSON. The library's own request deserialises all of them at once, so one that it cannot read would
/// stop the bot for everybody, for as long as Telegram keeps it.
/// </summary>
internal sealed class GetRawUpdatesRequest() : RequestBase<JsonElement[]>("getUpdates")
{
    /// <summary>First update wanted; all before it are confirmed.</summary>
    public int? Offset { get; set; }

    /// <summary>At most so many.</summary>
    public int Limit { get; set; } = TelegramLimits.UpdatesPerPoll;

    /// <summary>Seconds to wait for the first.</summary>
    public int Timeout { get; set; } = TelegramLimits.PollSeconds;

    /// <summary>Kinds wanted.</summary>
    public IEnumerable<UpdateType> AllowedUpdates { get; set; } = TelegramPoller.AllowedUpdates;
}
