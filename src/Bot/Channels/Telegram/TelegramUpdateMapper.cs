using System.Globalization;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Dialogs.Activities;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using TelegramMessageType = Telegram.Bot.Types.Enums.MessageType;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>
/// Update -> Activity, or null when it is not for us: channel posts, other bots, service messages, group talk that is not addressed to the
/// bot. Pure.
/// </summary>
internal static class TelegramUpdateMapper
{
    public static Activity? Map(Update update, TelegramIdentity bot) =>
        update switch
        {
            { Message: { } message } => FromMessage(update.Id, message, isEdit: false, bot),
            { EditedMessage: { } message } => FromMessage(update.Id, message, isEdit: true, bot),
            { CallbackQuery: { } query } => FromPress(update.Id, query, bot),
            { MyChatMember: { } change } => FromMembership(update.Id, change, bot),
            _ => null,
        };

    private static Activity? FromMessage(int updateId, Message message, bool isEdit, TelegramIdentity bot)
    {
        if (
            message is not { Chat: { } chat, From: { } from }
            || !IsPerson(from)
            || Reference(chat, from, bot, message) is not { } conversation
        )
        {
            return null;
        }

        var id = UpdateKey(updateId, bot);
        var language = from.LanguageCode;

        // Words under a picture are answered; the answer shows that nobody looked at the picture. The other pictures of an album come as
        // updates of their own and are answered once.
        if ((message.Text ?? (string.IsNullOrWhiteSpace(message.Caption) ? null : message.Caption)) is { } raw)
        {
            return FromText(id, message, raw, conversation, language, isEdit, bot);
        }

        // A changed picture or a live location that moves is nothing new to answer.
        if (isEdit || (conversation.IsGroup && !IsReplyToBot(message, bot)))
        {
            return null;
        }

        if (message.Contact is { PhoneNumber.Length: > 0 and <= PlatformId.MaxLength } contact)
        {
            return new ContactActivity
            {
                Id = id,
                Conversation = conversation,
                LanguageHint = language,
                PhoneNumber = PlainText.Clean(contact.PhoneNumber),
                IsOwn = contact.UserId == from.Id,
            };
        }

        if ((message.Venue?.Location ?? message.Location) is { } place)
        {
            return new LocationActivity
            {
                Id = id,
                Conversation = conversation,
                LanguageHint = language,
                Latitude = place.Latitude,
                Longitude = place.Longitude,
            };
        }

        if (Unsupported(message.Type) is not { } content)
        {
            return null;
        }

        // An album comes as one update a picture. They share one key, so that the inbox lets only the first through.
        return new UnsupportedActivity
        {
            Id = message.MediaGroupId is { Length: > 0 and <= PlatformId.MaxLength } album
                ? $"{TelegramModule.ChannelName}/{bot.Account}/album/{conversation.ConversationId}/{album}"
                : id,
            Conversation = conversation,
            LanguageHint = language,
            Content = content,
        };
    }

    private static Activity? FromText(
        string id,
        Message message,
        string raw,
        ConversationReference conversation,
        string? language,
        bool isEdit,
        TelegramIdentity bot
    )
    {
        var text = PlainText.Clean(raw);
        var command = TelegramCommandText.Parse(text);
        if (command is { At: { } at } && bot.Username is { } username && !at.Equals(username, StringComparison.OrdinalIgnoreCase))
        {
            return conversation.IsGroup ? null : Message(text);
        }

        if (conversation.IsGroup && command is null)
        {
            var withoutMention = WithoutMention(message, text, bot);
            if (withoutMention is null && !IsReplyToBot(message, bot))
            {
                return null;
            }

            text = withoutMention ?? text;
        }

        if (command is { } known)
        {
            if (known.Name.Equals("start", StringComparison.OrdinalIgnoreCase))
            {
                return isEdit
                    ? null
                    : new JoinedActivity
                    {
                        Id = id,
                        Conversation = conversation,
                        LanguageHint = language,
                        StartPayload = StartPayload(known.Arguments),
                    };
            }

            text = known.Arguments.Length == 0 ? $"/{known.Name}" : $"/{known.Name} {known.Arguments}";
        }

        return Message(text);

        Activity Message(string what) =>
            what.Length > TurnLimits.MaxTextLength || string.IsNullOrWhiteSpace(what)
                ? new UnsupportedActivity
                {
                    Id = id,
                    Conversation = conversation,
                    LanguageHint = language,
                    Content = what.Length > TurnLimits.MaxTextLength ? UnsupportedContent.TooLong : UnsupportedContent.Other,
                }
                : new MessageActivity
                {
                    Id = id,
                    Conversation = conversation,
                    LanguageHint = language,
                    Text = what,
                    MessageId = message.Id.ToString(CultureInfo.InvariantCulture),
                    IsEdit = isEdit,
                };
    }

    // An admin who stays anonymous and a member who writes as their channel come under an account of Telegram's own that is called a bot:
    // https://core.telegram.org/bots/api#message, "from".
    private static bool IsPerson(User from) => !from.IsBot || from.Id is TelegramLimits.AnonymousAdmin or TelegramLimits.ChannelMember;

    private static ButtonActivity? FromPress(int updateId, CallbackQuery query, TelegramIdentity bot)
    {
        if (
            query is not { From: { IsBot: false } from, Message.Chat: { } chat, Data: { Length: > 0 and <= TurnLimits.MaxTextLength } data }
            || Reference(chat, from, bot, query.Message) is not { } conversation
        )
        {
            return null;
        }

        return new ButtonActivity
        {
            Id = UpdateKey(updateId, bot),
            Conversation = conversation,
            LanguageHint = from.LanguageCode,
            Payload = PlainText.Clean(data),
            ShownIn = query.Message.Id.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>
    /// Blocked and unblocked, in private chats only: who removes the bot from a group has not said that the bot may not write to them, and
    /// nobody who adds it asked for a greeting.
    /// </summary>
    private static Activity? FromMembership(int updateId, ChatMemberUpdated change, TelegramIdentity bot)
    {
        if (
            change is not { Chat: { Type: ChatType.Private } chat, From: { IsBot: false } from, NewChatMember: { } now }
            || Reference(chat, from, bot) is not { } conversation
        )
        {
            return null;
        }

        return now.Status switch
        {
            ChatMemberStatus.Kicked or ChatMemberStatus.Left => new LeftActivity
            {
                Id = UpdateKey(updateId, bot),
                Conversation = conversation,
                LanguageHint = from.LanguageCode,
            },
            ChatMemberStatus.Member => new JoinedActivity
            {
                Id = UpdateKey(updateId, bot),
                Conversation = conversation,
                LanguageHint = from.LanguageCode,
                IsSilent = true,
            },
            _ => null,
        };
    }

    private static ConversationReference? Reference(Chat chat, User from, TelegramIdentity bot, Message? message = null)
    {
        // An account of Telegram's own stands for many people; the chat in whose name they write tells them apart. A press is a person's.
        var writer = from.IsBot && message?.SenderChat is { } sender ? sender.Id : from.Id;
        return chat.Type switch
        {
            ChatType.Private => Reference(new TelegramAddress(chat.Id), writer, bot, isGroup: false),
            ChatType.Group => Reference(new TelegramAddress(chat.Id), writer, bot, isGroup: true),
            // What is asked in a topic of a forum is answered there. A thread that is no topic is only a chain of replies.
            ChatType.Supergroup => Reference(
                new TelegramAddress(chat.Id, message is { IsTopicMessage: true } ? message.MessageThreadId : null),
                writer,
                bot,
                isGroup: true
            ),
            _ => null,
        };
    }

    private static ConversationReference Reference(TelegramAddress address, long writer, TelegramIdentity bot, bool isGroup)
    {
        var conversation = address.ToString();
        return new(
            TelegramModule.ChannelName,
            bot.Account,
            conversation,
            address.Chat == writer ? conversation : writer.ToString(CultureInfo.InvariantCulture),
            isGroup
        );
    }

    private static string UpdateKey(int updateId, TelegramIdentity bot) =>
        string.Create(CultureInfo.InvariantCulture, $"{TelegramModule.ChannelName}/{bot.Account}/update/{updateId}");

    private static bool IsReplyToBot(Message message, TelegramIdentity bot) => message.ReplyToMessage?.From?.Id == bot.BotId;

    /// <summary>The text without "@bot", or null when the bot is not mentioned.</summary>
    private static string? WithoutMention(Message message, string text, TelegramIdentity bot)
    {
        if (bot.Username is { } username)
        {
            var at = text.IndexOf($"@{username}", StringComparison.OrdinalIgnoreCase);
            var end = at + username.Length + 1;
            if (at >= 0 && (end == text.Length || !(char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')))
            {
                return $"{text[..at].TrimEnd()} {text[end..].TrimStart(' ', ',', ':')}".Trim();
            }
        }

        return
            (message.Entities ?? message.CaptionEntities)?.Any(e =>
                e is { Type: MessageEntityType.TextMention, User: { } user } && user.Id == bot.BotId
            ) == true
            ? text
            : null;
    }

    private static string? StartPayload(string arguments) =>
        arguments.Length is > 0 and <= TelegramLimits.StartPayloadLength
        && arguments.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? arguments
            : null;

    /// <summary>What a citizen sent that cannot be read, or null for service messages.</summary>
    private static UnsupportedContent? Unsupported(TelegramMessageType type) =>
        type switch
        {
            TelegramMessageType.Photo or TelegramMessageType.LivePhoto => UnsupportedContent.Picture,
            TelegramMessageType.Voice or TelegramMessageType.Audio => UnsupportedContent.Voice,
            TelegramMessageType.Video or TelegramMessageType.VideoNote => UnsupportedContent.Video,
            TelegramMessageType.Sticker or TelegramMessageType.Animation or TelegramMessageType.Dice => UnsupportedContent.Sticker,
            TelegramMessageType.Document => UnsupportedContent.File,
            TelegramMessageType.Poll
            or TelegramMessageType.Game
            or TelegramMessageType.Story
            or TelegramMessageType.PaidMedia
            or TelegramMessageType.Checklist
            or TelegramMessageType.RichMessage
            or TelegramMessageType.Contact => UnsupportedContent.Other,
            _ => null,
        };
}
