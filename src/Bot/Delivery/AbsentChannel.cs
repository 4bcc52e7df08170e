using ChatBot.Bot.Channels.Shared;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Delivery;

/// <summary>Stands for a channel that messages name and that is not configured.</summary>
internal sealed class AbsentChannel(string channel) : IChannelAdapter
{
    private const string Reason = "messages wait for this channel, and it is not configured";

    /// <inheritdoc/>
    public string Channel => channel;

    /// <inheritdoc/>
    public ChannelCapabilities Capabilities { get; } = new();

    /// <inheritdoc/>
    public ChannelStatus Status { get; } = new(false, null, null, null, null, Reason);

    /// <inheritdoc/>
    public ChannelPace Pace { get; } = new();

    /// <inheritdoc/>
    public Task<SendResult> SendAsync(OutgoingActivity activity, long entryId, CancellationToken cancellationToken) =>
        Task.FromResult<SendResult>(new SendResult.Misconfigured(Reason));
}
