using System.Collections.Concurrent;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Tests.TestKit;

internal sealed class ScriptedGate : IProactiveGate
{
    public Func<OutgoingActivity, DateTimeOffset, ProactiveDecision> Decide { get; set; } = (_, _) => new ProactiveDecision.Send();

    public ConcurrentQueue<string> Asked { get; } = [];

    public ValueTask<ProactiveDecision> DecideAsync(IStoreSession session, OutgoingActivity activity, DateTimeOffset now)
    {
        Asked.Enqueue(activity.Text);
        return new(Decide(activity, now));
    }
}
