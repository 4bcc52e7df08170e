using ChatBot.Bot.Channels.Shared;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Tests.TestKit;

/// <summary>A channel that answers what the test says and notes what it was given.</summary>
internal sealed class ScriptedAdapter(string channel = "scripted", ChannelPace? pace = null) : IChannelAdapter
{
    private readonly Lock _gate = new();
    private readonly List<OutgoingActivity> _tried = [];
    private readonly List<OutgoingActivity> _sent = [];
    private readonly HashSet<string> _underWay = [];

    public string Channel => channel;

    public ChannelCapabilities Capabilities { get; init; } = new();

    public ChannelStatus Status { get; } = new(true, null, null, null, null, null);

    public ChannelPace Pace { get; } = pace ?? new();

    /// <summary>The answer; by default everything is sent.</summary>
    public Func<OutgoingActivity, CancellationToken, Task<SendResult>> Answer { get; set; } =
        (_, _) => Task.FromResult<SendResult>(new SendResult.Sent());

    /// <summary>Texts handed in, in order.</summary>
    public IReadOnlyList<string> Tried
    {
        get
        {
            lock (_gate)
            {
                return [.. _tried.Select(a => a.Text)];
            }
        }
    }

    /// <summary>Messages that the channel took, in the order in which it took them.</summary>
    public IReadOnlyList<OutgoingActivity> SentActivities
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent];
            }
        }
    }

    public IReadOnlyList<string> Sent => [.. SentActivities.Select(a => a.Text)];

    /// <summary>Conversations to which two sends were under way at once.</summary>
    public List<string> Overlapping { get; } = [];

    public int UnderWay
    {
        get
        {
            lock (_gate)
            {
                return _underWay.Count;
            }
        }
    }

    public int MostUnderWay { get; private set; }

    public void AnswerWith(Func<OutgoingActivity, SendResult> answer) => Answer = (activity, _) => Task.FromResult(answer(activity));

    public async Task<SendResult> SendAsync(OutgoingActivity activity, long entryId, CancellationToken cancellationToken)
    {
        var conversation = activity.To.DeliveryKey;
        lock (_gate)
        {
            _tried.Add(activity);
            if (!_underWay.Add(conversation))
            {
                Overlapping.Add(conversation);
            }

            MostUnderWay = Math.Max(MostUnderWay, _underWay.Count);
        }

        try
        {
            var result = await Answer(activity, cancellationToken);
            if (result is SendResult.Sent)
            {
                lock (_gate)
                {
                    _sent.Add(activity);
                }
            }

            return result;
        }
        finally
        {
            lock (_gate)
            {
                _underWay.Remove(conversation);
            }
        }
    }
}
