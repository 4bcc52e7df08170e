using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Channels.Shared;

/// <summary>
/// A channel: turns wire payloads into <see cref="Activity"/>s and outgoing activities into API calls, and classifies every failure. It
/// knows no dialog and nothing of another channel.
/// </summary>
public interface IChannelAdapter
{
    /// <summary>Name in <see cref="ConversationReference.Channel"/>.</summary>
    string Channel { get; }

    /// <summary>What the channel can do.</summary>
    ChannelCapabilities Capabilities { get; }

    /// <summary>
    /// Sends one message. Called by the dispatcher, one at a time for a conversation. Never throws for what the channel or the network
    /// does: every outcome is a <see cref="SendResult"/>; an exception is a defect and ends as <see cref="SendResult.Rejected"/>.
    /// </summary>
    /// <param name="activity">What to send.</param>
    /// <param name="entryId">The outbox entry's id: the same when the message is sent again.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    Task<SendResult> SendAsync(OutgoingActivity activity, long entryId, CancellationToken cancellationToken);

    /// <summary>Health, last update, last error, for <c>channels status</c> and the health body.</summary>
    ChannelStatus Status { get; }

    /// <summary>How fast messages may leave.</summary>
    ChannelPace Pace { get; }
}

/// <summary>The closed set of outcomes of a send.</summary>
public abstract record SendResult
{
    private SendResult() { }

    /// <summary>The channel has it.</summary>
    /// <param name="MessageId">The channel's id, or null.</param>
    public sealed record Sent(string? MessageId = null) : SendResult;

    /// <summary>The channel refused for now: throttled, unavailable, connection refused. It certainly was not delivered.</summary>
    /// <param name="After">How long the channel asks to wait; null leaves it to the dispatcher's back-off.</param>
    /// <param name="Reason">For logs: no personal data, no secret.</param>
    /// <param name="WholeChannel">The wait concerns every conversation of the channel (a global limit), not only this one.</param>
    public sealed record Retry(TimeSpan? After, string Reason, bool WholeChannel = false) : SendResult;

    /// <summary>The person cannot be reached: blocked the bot, deleted the account, left. Stop sending to them.</summary>
    /// <param name="Reason">For logs.</param>
    public sealed record Unreachable(string Reason) : SendResult;

    /// <summary>
    /// A proactive message that the channel's rules or the operator's budget do not allow now; nothing was sent. It is dropped and counted,
    /// not reported as undelivered: nobody waits for it.
    /// </summary>
    /// <param name="Reason">For logs and metrics.</param>
    public sealed record Withheld(string Reason) : SendResult;

    /// <summary>This payload will never be accepted.</summary>
    /// <param name="Reason">For logs.</param>
    public sealed record Rejected(string Reason) : SendResult;

    /// <summary>The channel gave the conversation a new id (Telegram: group became supergroup). Send again there.</summary>
    /// <param name="ConversationId">The new id.</param>
    public sealed record Moved(string ConversationId) : SendResult;

    /// <summary>The operator must act: token refused, account disabled, quota empty. Retried slowly; an alarm is raised.</summary>
    /// <param name="Reason">For logs: what to do.</param>
    public sealed record Misconfigured(string Reason) : SendResult;

    /// <summary>The answer never reached us (time-out, cut connection): it may or may not have been delivered.</summary>
    /// <param name="Reason">For logs.</param>
    public sealed record Unknown(string Reason) : SendResult;
}

/// <summary>State of a channel for people.</summary>
/// <param name="Enabled">Configured and running.</param>
/// <param name="LastUpdateAt">When the last update came in, or null.</param>
/// <param name="LastSentAt">When the last message went out, or null.</param>
/// <param name="LastError">Last error in words, without secrets or personal data, or null.</param>
/// <param name="LastErrorAt">When it was.</param>
/// <param name="Degraded">Why the channel does not work as it should, and what to do; null when it does.</param>
/// <param name="Quota">What the channel says is left to send, in words, or null when it has no such limit or has not said yet.</param>
public sealed record ChannelStatus(
    bool Enabled,
    DateTimeOffset? LastUpdateAt,
    DateTimeOffset? LastSentAt,
    string? LastError,
    DateTimeOffset? LastErrorAt,
    string? Degraded,
    string? Quota = null
);

/// <summary>Pace of sending that a channel's rules ask for. Zero sets no limit.</summary>
/// <param name="ReplyBurst">Replies that may leave to one conversation at once.</param>
/// <param name="ReplyRefillPerSecond">Replies a second by which that burst is refilled.</param>
/// <param name="ProactivePerConversationPerSecond">Proactive messages a second to one conversation.</param>
/// <param name="ProactivePerSecond">Proactive messages a second over all conversations, from what replies leave free.</param>
public sealed record ChannelPace(
    int ReplyBurst = 0,
    double ReplyRefillPerSecond = 0,
    double ProactivePerConversationPerSecond = 0,
    double ProactivePerSecond = 0
);
