using System.Globalization;
using System.Text.Json;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>Event -> what it means to us. Pure.</summary>
internal static class ZaloOaEventMapper
{
    /// <summary>What a tap of our buttons sends begins so; nobody types it by chance.</summary>
    public const string TapPrefix = "#act:";

    private const string Sent = "user_send_";
    private const string Echo = "oa_send_";

    /// <param name="read">The event.</param>
    /// <param name="oaId">The account this service speaks for, or null until it is known.</param>
    /// <param name="takeover">How long the bot is silent after a person of the office wrote.</param>
    public static ZaloOaMapping Map(ZaloOaEvent read, string? oaId, TimeSpan takeover)
    {
        var name = read.EventName ?? "";
        var isEcho = name.StartsWith(Echo, StringComparison.Ordinal);
        var oa = Id(read.OaId) ?? Id(isEcho ? read.Sender?.Id : read.Recipient?.Id);
        var user = Id(read.UserId) ?? Id(read.Follower?.Id) ?? Id(isEcho ? read.Recipient?.Id : read.Sender?.Id);

        // Delivery reports have the account as their sender, and are never input: answering them would be a loop.
        if (name is "user_received_message" or "user_seen_message" or "user_reacted_message" or "oa_reacted_message")
        {
            return ZaloOaMapping.Ignored;
        }

        if (!IsOurs(name))
        {
            return ZaloOaMapping.Ignored;
        }

        // Parts of the key by which an event has its effect once.
        if (
            !PlatformId.IsUsable(name)
            || read.Timestamp?.Length > PlatformId.MaxLength
            || read.Message?.MsgId?.Length > PlatformId.MaxLength
        )
        {
            return name == "user_withdraw" ? ZaloOaMapping.WithdrawalOfNobody : ZaloOaMapping.Unreadable;
        }

        // The ids of a withdrawal may be empty. One without an account is for the account we are connected with.
        if (name == "user_withdraw")
        {
            oa ??= oaId;
        }

        if (oa is null || user is null || oa == user)
        {
            return name == "user_withdraw" ? ZaloOaMapping.WithdrawalOfNobody : ZaloOaMapping.Unreadable;
        }

        if (oaId is not null && oa != oaId)
        {
            return ZaloOaMapping.OtherAccount;
        }

        var from = new From(read, name, new ConversationReference(ZaloOaModule.ChannelName, oa, user, user));
        return name switch
        {
            _ when isEcho => string.IsNullOrEmpty(read.Sender?.AdminId)
                ? ZaloOaMapping.Ignored
                : new ZaloOaMapping.Ours(Takeover(from, takeover)),
            _ when name.StartsWith(Sent, StringComparison.Ordinal) => new ZaloOaMapping.Ours(Message(from, name[Sent.Length..])),
            "user_withdraw" => new ZaloOaMapping.Ours(Withdrawal(from)),
            "follow" or "user_click_chatnow" => new ZaloOaMapping.Ours(
                new JoinedActivity
                {
                    Id = from.Key,
                    Conversation = from.Conversation,
                    IsUnasked = true,
                }
            ),
            "unfollow" => new ZaloOaMapping.Ours(new LeftActivity { Id = from.Key, Conversation = from.Conversation }),
            _ => new ZaloOaMapping.Ours(SharedInfo(from)),
        };
    }

    private static string? Id(string? id) => PlatformId.IsUsable(id) ? id : null;

    private static bool IsOurs(string name) =>
        name.StartsWith(Sent, StringComparison.Ordinal)
        || name.StartsWith(Echo, StringComparison.Ordinal)
        || name is "follow" or "unfollow" or "user_submit_info" or "user_click_chatnow" or "user_withdraw";

    private static Activity Message(From from, string kind)
    {
        var text = PlainText.Clean(from.Event.Message?.Text ?? "");
        if (text.Length > TurnLimits.MaxTextLength)
        {
            return Unreadable(from, UnsupportedContent.TooLong);
        }

        switch (kind)
        {
            case "text" when text.StartsWith(TapPrefix, StringComparison.Ordinal) && text.Length > TapPrefix.Length:
                return new ButtonActivity
                {
                    Id = from.Key,
                    Conversation = from.Conversation,
                    Payload = text[TapPrefix.Length..],
                };
            case "location" when Place(from) is { } place:
                return place;
            case not null when !string.IsNullOrWhiteSpace(text):
                // Words under a picture are answered too; the answer shows that nobody looked at the picture.
                return new MessageActivity
                {
                    Id = from.Key,
                    Conversation = from.Conversation,
                    Text = text,
                    MessageId = from.Event.Message?.MsgId,
                };
            default:
                return Unreadable(
                    from,
                    kind switch
                    {
                        "image" => UnsupportedContent.Picture,
                        "audio" => UnsupportedContent.Voice,
                        "video" => UnsupportedContent.Video,
                        "sticker" or "gif" => UnsupportedContent.Sticker,
                        "file" => UnsupportedContent.File,
                        _ => UnsupportedContent.Other,
                    }
                );
        }
    }

    // Five pictures sent together are five events; the dialogs answer the first and are quiet about the rest.
    private static UnsupportedActivity Unreadable(From from, UnsupportedContent content) =>
        new()
        {
            Id = from.Key,
            Conversation = from.Conversation,
            Content = content,
        };

    private static LocationActivity? Place(From from)
    {
        if (from.Event.Message?.Attachments is not { ValueKind: JsonValueKind.Array } attachments)
        {
            return null;
        }

        var at = attachments
            .EnumerateArray()
            .Select(a => Member(Member(a, "payload"), "coordinates"))
            .FirstOrDefault(c => c.ValueKind == JsonValueKind.Object);
        return
            Degrees(Member(at, "latitude")) is { } latitude
            && Degrees(Member(at, "longitude")) is { } longitude
            && Math.Abs(latitude) <= 90
            && Math.Abs(longitude) <= 180
            ? new LocationActivity
            {
                Id = from.Key,
                Conversation = from.Conversation,
                Latitude = latitude,
                Longitude = longitude,
            }
            : null;
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>Strings by the documents; numbers are seen as well.</summary>
    private static double? Degrees(JsonElement element) =>
        element.ValueKind is JsonValueKind.String or JsonValueKind.Number
        && double.TryParse(element.GetRawText().Trim('"'), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
            ? degrees
            : null;

    private static Activity SharedInfo(From from) =>
        from.Event.Info?.Phone is { Length: <= PlatformId.MaxLength } phone && phone.Any(char.IsAsciiDigit)
            ? new ContactActivity
            {
                Id = from.Key,
                Conversation = from.Conversation,
                PhoneNumber = PlainText.Clean(phone),
                IsOwn = true,
            }
            : new UnsupportedActivity
            {
                Id = from.Key,
                Conversation = from.Conversation,
                Content = UnsupportedContent.Other,
            };

    private static EventActivity Takeover(From from, TimeSpan silence) =>
        new()
        {
            Id = from.Key,
            Conversation = from.Conversation,
            Name = ConversationEvents.TakenOver,
            Subject = ((int)silence.TotalMinutes).ToString(CultureInfo.InvariantCulture),
        };

    private static EventActivity Withdrawal(From from) =>
        new()
        {
            Id = from.Key,
            Conversation = from.Conversation,
            Name = ConversationEvents.Withdrawn,
        };

    private sealed record From(ZaloOaEvent Event, string Name, ConversationReference Conversation)
    {
        /// <summary>The message's id; for what has none: event, person and time. A retry has the same body, so the same key.</summary>
        public string Key =>
            Event.Message?.MsgId is { Length: > 0 } id
                ? $"{Account}/{(Name.StartsWith(Echo, StringComparison.Ordinal) ? "echo" : "message")}/{id}"
                : $"{Account}/{Name}/{Conversation.UserId}/{Event.Timestamp}";

        private string Account => $"{ZaloOaModule.ChannelName}/{Conversation.Account}";
    }
}

/// <summary>What an event is to us.</summary>
internal abstract record ZaloOaMapping
{
    private ZaloOaMapping() { }

    /// <summary>Known and of no use, or not known: acknowledged.</summary>
    public static ZaloOaMapping Ignored { get; } = new Nothing("ignored");

    /// <summary>Signed by Zalo, but for an account that this service was not connected with.</summary>
    public static ZaloOaMapping OtherAccount { get; } = new Nothing("other_account");

    /// <summary>An event of ours without what it needs.</summary>
    public static ZaloOaMapping Unreadable { get; } = new Nothing("unreadable");

    /// <summary>Somebody wants their data deleted, and Zalo does not say who, or in which account.</summary>
    public static ZaloOaMapping WithdrawalOfNobody { get; } = new Nothing("withdrawal_of_nobody");

    /// <summary>Goes through a turn.</summary>
    public sealed record Ours(Activity Activity) : ZaloOaMapping;

    /// <param name="Why">Name of the outcome in the metric.</param>
    public sealed record Nothing(string Why) : ZaloOaMapping;
}
