using System.Text.Json.Serialization;

namespace ChatBot.Dialogs.Activities;

/// <summary>Where something comes from and is sent to: channel, bot account, conversation, and who writes there.</summary>
/// <param name="Channel">Channel name, e.g. <c>telegram</c>, <c>web</c>, <c>zalo-oa</c>, <c>zalo-bot</c>, <c>terminal</c>.</param>
/// <param name="Account">The bot account on that channel, so that two bots never share state.</param>
/// <param name="ConversationId">The channel's id of the conversation.</param>
/// <param name="UserId">The channel's id of who writes.</param>
/// <param name="IsGroup">A conversation of several people: nothing personal is asked or shown there.</param>
public sealed record ConversationReference(string Channel, string Account, string ConversationId, string UserId, bool IsGroup = false)
{
    /// <summary>Key of the conversation's state. A group's state is kept per member: one member's form is not another's.</summary>
    [JsonIgnore]
    public string Key => IsGroup ? $"{Channel}/{Account}/{ConversationId}/{UserId}" : $"{Channel}/{Account}/{ConversationId}";

    /// <summary>Key of the queue in which messages leave in order: the conversation as the channel sees it.</summary>
    [JsonIgnore]
    public string DeliveryKey => $"{Channel}/{Account}/{ConversationId}";
}
