using System.Globalization;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>Where a message goes, as a conversation id: <c>5001</c>, or <c>-1001234/17</c> for a topic of a forum.</summary>
/// <param name="Chat">Chat id.</param>
/// <param name="Thread">message_thread_id of a topic, or null.</param>
internal readonly record struct TelegramAddress(long Chat, int? Thread = null)
{
    public static TelegramAddress? Parse(string conversationId)
    {
        var slash = conversationId.IndexOf('/', StringComparison.Ordinal);
        if (
            !long.TryParse(
                slash < 0 ? conversationId : conversationId.AsSpan(0, slash),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var chat
            )
        )
        {
            return null;
        }

        if (slash < 0)
        {
            return new(chat);
        }

        return int.TryParse(conversationId.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var thread)
            ? new(chat, thread)
            : null;
    }

    public override string ToString() =>
        Thread is { } thread
            ? string.Create(CultureInfo.InvariantCulture, $"{Chat}/{thread}")
            : Chat.ToString(CultureInfo.InvariantCulture);
}
