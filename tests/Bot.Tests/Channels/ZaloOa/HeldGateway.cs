using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Tests.Channels.ZaloOa;

/// <summary>Keeps what was handed in, an id once; says what it is told to say.</summary>
internal sealed class HeldGateway : ITurnGateway
{
    private readonly Lock _lock = new();
    private readonly List<Activity> _received = [];
    private readonly HashSet<string> _claimed = [];

    /// <summary>What becomes of an activity; throws to refuse it.</summary>
    public Func<Activity, Task<TurnReceipt>> Answer { get; set; } = _ => Task.FromResult(TurnReceipt.Done);

    public IReadOnlyList<Activity> Received
    {
        get
        {
            lock (_lock)
            {
                return [.. _received];
            }
        }
    }

    public async Task<TurnReceipt> ReceiveAsync(
        Activity activity,
        Func<IStoreSession, ValueTask>? alongside = null,
        CancellationToken cancellationToken = default
    )
    {
        lock (_lock)
        {
            if (_claimed.Contains(activity.Id))
            {
                return TurnReceipt.Repeated;
            }
        }

        var receipt = await Answer(activity).WaitAsync(cancellationToken);
        lock (_lock)
        {
            _claimed.Add(activity.Id);
            _received.Add(activity);
        }

        return receipt;
    }
}
