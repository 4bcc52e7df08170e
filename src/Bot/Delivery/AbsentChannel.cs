using ChatBot.Bot.Channels.Shared;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Delivery;

/// <summary>Stands for a channel that messages name and that is not configured.</summary>
internal sealed class AbsentChannel(string channel) : IChannelAdapter
{
    private const string Reason = "messages wait for this channel, and it is not configured";

    public string Channel => channel;

    public ChannelCapabilities Capabilities { get; } = new();

    public ChannelStatus Status { get; } = new(false, null, null, null, null, Reason);

    public ChannelPace Pace { get; } = new();

    public Task<SendResult> SendAsync(OutgoingActivity activity, long entryId, CancellationToken cancellationToken) =>
        Task.FromResult<SendResult>(new SendResult.Misconfigured(Reason));
}
