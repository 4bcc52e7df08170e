using ChatBot.Bot.Channels.Shared;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>
/// The web: sending means appending to the conversation's log, from where open streams and later polls read. It never fails for the
/// client's reasons, because a closed page finds the message when it comes back.
/// </summary>
internal sealed class DirectLineAdapter(IStore store, ConversationHub hub, TimeProvider time) : IChannelAdapter
{
    /// <summary>There is one chat on the web.</summary>
    public const string Account = "site";

    /// <summary>What the chat page can do.</summary>
    internal static readonly ChannelCapabilities Can = new()
    {
        CanReachLater = false,
        HasButtons = true,
        CanSendFiles = false,
    };

    private readonly ChannelHealth _health = new(time);

    public string Channel => DirectLineModule.ChannelName;

    public ChannelCapabilities Capabilities => Can;

    public ChannelPace Pace { get; } = new();

    public ChannelStatus Status => _health.Status;

    public async Task<SendResult> SendAsync(OutgoingActivity activity, long entryId, CancellationToken cancellationToken)
    {
        var conversation = activity.To.ConversationId;
        var now = time.GetUtcNow();
        try
        {
            var last = await store.ExecuteAsync(
                session =>
                    ConversationLog.AppendAsync(
                        session,
                        conversation,
                        $"b{entryId}",
                        now,
                        (sequence, at) => OutboundMessage.Write(activity, sequence, at)
                    ),
                activity.Purpose == Purpose.Reply ? WorkPriority.Citizen : WorkPriority.Job,
                cancellationToken
            );
            if (last is not { } sequence)
            {
                return Fail(new SendResult.Unreachable("the web conversation is gone"), "a message for a web conversation that is gone");
            }

            hub.Publish(conversation, sequence);
            _health.Sent();
            return new SendResult.Sent();
        }
        catch (StoreUnavailableException)
        {
            return Fail(new SendResult.Retry(null, "store unavailable"), "the store did not take a message");
        }
        catch (OperationCanceledException)
        {
            // Appending again is harmless, so a cut wait is not "unknown".
            return new SendResult.Retry(null, "the service is stopping");
        }
    }

    /// <summary>Remembers that something came in.</summary>
    public void Received() => _health.Received();

    private SendResult Fail(SendResult result, string reason)
    {
        _health.Error(reason);
        return result;
    }
}
