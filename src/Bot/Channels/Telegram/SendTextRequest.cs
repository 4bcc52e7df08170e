using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>
/// sendMessage of which only the new message's id is read. The library's own request builds the whole message again from the answer, with
/// its chat and keyboard: a tenth of the processor time of a send, for nothing.
/// </summary>
internal sealed class SendTextRequest() : RequestBase<SentText>("sendMessage")
{
    /// <summary>Chat.</summary>
    public required long ChatId { get; set; }

    /// <summary>Topic of a forum, or null.</summary>
    public int? MessageThreadId { get; set; }

    /// <summary>Text, 1 to 4,096 characters.</summary>
    public required string Text { get; set; }

    /// <summary>How the text is marked up.</summary>
    public ParseMode ParseMode { get; set; }

    /// <summary>Keyboard, or null.</summary>
    public ReplyMarkup? ReplyMarkup { get; set; }

    /// <summary>Preview of links.</summary>
    public LinkPreviewOptions? LinkPreviewOptions { get; set; }
}

/// <summary>What is read of a message that was sent.</summary>
internal sealed class SentText
{
    /// <summary>The message's id in its chat.</summary>
    public int MessageId { get; set; }
}
