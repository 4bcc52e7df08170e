using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>What Zalo said last about one person's windows and free replies.</summary>
internal sealed record ZaloOaPerson
{
    /// <summary>The conversation's key.</summary>
    public required string Conversation { get; init; }

    /// <summary>When it was said.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Their last interaction as Zalo counts it (also calls and menu items, of which we hear nothing), or null.</summary>
    public DateTimeOffset? LastInteraction { get; init; }

    /// <summary>Free replies left, or null when Zalo has not said.</summary>
    public int? FreeReplies { get; init; }

    public static DocumentKind<ZaloOaPerson> Kind { get; } =
        new(
            "zalooaperson",
            ZaloOaQuotaJson.Default.ZaloOaPerson,
            p => p.Conversation,
            new Retention(
                ZaloOaLimits.SendWindowDays + 1,
                "After seven days nothing may be sent in any case, so nothing needs to be known."
            )
        )
        {
            KeyIsPersonal = true,
            OwnerlessBecause = "The channel knows a conversation, not a person. An erase removes it through ZaloOaErasable.",
            PersonalFields = ["conversation"],
            From = p => p.At,
        };
}

/// <summary>It goes when the person is erased.</summary>
internal sealed class ZaloOaErasable : IErasable
{
    public ValueTask EraseAsync(IStoreSession session, ConversationReference conversation)
    {
        if (conversation.Channel == ZaloOaModule.ChannelName)
        {
            session.Delete(ZaloOaPerson.Kind, conversation.Key);
        }

        return ValueTask.CompletedTask;
    }
}
