using ChatBot.Bot.Channels.Shared;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>
/// Event -> Activity, or null when it is not for us: other bots, kinds we do not know, pictures in a group, ids that are none of the
/// platform's. Pure.
/// </summary>
internal static class ZaloBotMapper
{
    private const string TextReceived = "message.text.received";

    public static Activity? Map(ZaloBotEvent happened, string account)
    {
        if (
            happened is not { UserId: { } user, ChatId: { } chat, IsFromBot: false }
            || !PlatformId.IsUsable(user)
            || !PlatformId.IsUsable(chat)
            || !PlatformId.IsUsable(happened.Name)
            || (happened.MessageId is { } message && !PlatformId.IsUsable(message))
        )
        {
            return null;
        }

        var conversation = new ConversationReference(ZaloBotModule.ChannelName, account, chat, user, happened.IsGroup);
        if (happened.Name == TextReceived || (Unsupported(happened.Name) is not null && !string.IsNullOrWhiteSpace(happened.Text)))
        {
            return FromText(happened, conversation);
        }

        // A group hears nothing about what cannot be read: there it was said to the others, or hidden from bots on purpose.
        return Unsupported(happened.Name) is { } content && !happened.IsGroup
            ? new UnsupportedActivity
            {
                Id = Key(happened, conversation),
                Conversation = conversation,
                Content = content,
            }
            : null;
    }

    // A group's texts reach a bot only when it is quoted or mentioned, so each is meant for it, also words under a picture. The answer
    // shows that nobody looked at the picture.
    private static Activity FromText(ZaloBotEvent happened, ConversationReference conversation)
    {
        var text = happened.Text ?? "";
        return text.Length > TurnLimits.MaxTextLength || string.IsNullOrWhiteSpace(text)
            ? new UnsupportedActivity
            {
                Id = Key(happened, conversation),
                Conversation = conversation,
                Content = text.Length > TurnLimits.MaxTextLength ? UnsupportedContent.TooLong : UnsupportedContent.Other,
            }
            : new MessageActivity
            {
                Id = Key(happened, conversation),
                Conversation = conversation,
                Text = text,
                MessageId = happened.MessageId,
            };
    }

    private static UnsupportedContent? Unsupported(string name) =>
        name switch
        {
            "message.image.received" => UnsupportedContent.Picture,
            "message.sticker.received" => UnsupportedContent.Sticker,
            "message.voice.received" => UnsupportedContent.Voice,
            // Links, files, and everything that protected users (minors among them) write: it comes without content.
            "message.unsupported.received" => UnsupportedContent.Other,
            _ => null,
        };

    private static string Key(ZaloBotEvent happened, ConversationReference conversation) =>
        $"{ZaloBotModule.ChannelName}/{conversation.Account}/{happened.Name}/{happened.MessageId ?? happened.Hash}";
}
