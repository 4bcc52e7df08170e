using System.Collections.Concurrent;
using System.Threading.Channels;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Channels.Terminal;

/// <summary>
/// The conversation in a terminal of this machine (<c>chat</c>). A message waits, as on any channel, until the terminal is there to take
/// it.
/// </summary>
internal sealed class TerminalAdapter(TimeProvider time) : IChannelAdapter
{
    internal static readonly ChannelCapabilities Can = new() { CanReachLater = false, HasButtons = false };

    private readonly ConcurrentDictionary<string, Channel<TerminalLine>> _open = new(StringComparer.Ordinal);
    private readonly ChannelHealth _health = new(time);

    public string Channel => TerminalModule.ChannelName;

    public ChannelCapabilities Capabilities => Can;

    public ChannelStatus Status => _health.Status;

    public ChannelPace Pace { get; } = new();

    public static ConversationReference Reference(string conversation) =>
        new(TerminalModule.ChannelName, "local", conversation, conversation);

    /// <summary>Opens a conversation's terminal; a second one takes over from the first.</summary>
    public TerminalSession Open(string conversation)
    {
        var lines = System.Threading.Channels.Channel.CreateUnbounded<TerminalLine>(new UnboundedChannelOptions { SingleReader = true });
        _open.AddOrUpdate(
            conversation,
            lines,
            (_, before) =>
            {
                before.Writer.TryComplete();
                return lines;
            }
        );
        return new TerminalSession(lines.Reader, () => _open.TryRemove(KeyValuePair.Create(conversation, lines)));
    }

    public Task<SendResult> SendAsync(OutgoingActivity activity, long entryId, CancellationToken cancellationToken)
    {
        var line =
            activity.Key == TerminalConversation.EndKey
                ? new TerminalLine(EndOf: activity.InReplyTo)
                : new TerminalLine(TerminalText.Of(activity));
        if (!_open.TryGetValue(activity.To.ConversationId, out var lines) || !lines.Writer.TryWrite(line))
        {
            return Task.FromResult<SendResult>(new SendResult.Retry(TimeSpan.FromSeconds(1), "the terminal is closed"));
        }

        _health.Sent();
        return Task.FromResult<SendResult>(new SendResult.Sent());
    }

    public void Received() => _health.Received();
}
