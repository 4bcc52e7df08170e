using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Tests.TestKit;

/// <summary>Keeps what was handed in; says what it is told to say.</summary>
internal sealed class StubGateway : ITurnGateway
{
    private readonly Lock _lock = new();
    private readonly List<Activity> _received = [];

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

    public IReadOnlyList<string> Texts => [.. Received.OfType<MessageActivity>().Select(m => m.Text)];

    public Task<TurnReceipt> ReceiveAsync(
        Activity activity,
        Func<IStoreSession, ValueTask>? alongside = null,
        CancellationToken cancellationToken = default
    )
    {
        lock (_lock)
        {
            _received.Add(activity);
        }

        return Answer(activity);
    }
}
