using System.Globalization;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>Who the bot is: its id is the first part of the token, its name comes from getMe some time after the start.</summary>
internal sealed class TelegramIdentity(long botId)
{
    private volatile string? _username;

    public long BotId { get; } = botId;

    /// <summary>The id as <see cref="Dialogs.Activities.ConversationReference.Account"/>.</summary>
    public string Account { get; } = botId.ToString(CultureInfo.InvariantCulture);

    /// <summary>Name without @, or null while it is not known.</summary>
    public string? Username
    {
        get => _username;
        set => _username = value;
    }
}
