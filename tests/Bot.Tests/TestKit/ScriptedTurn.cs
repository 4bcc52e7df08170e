using System.Collections.Concurrent;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Tests.TestKit;

/// <summary>A turn that does what the test says, and notes what it was asked.</summary>
internal sealed class ScriptedTurn : ITurn
{
    public Func<IStoreSession, Activity, TurnInputs, ValueTask> Run { get; set; } = (_, _, _) => ValueTask.CompletedTask;

    public Func<IStoreSession, Activity, string, ValueTask> RecordFailure { get; set; } = (_, _, _) => ValueTask.CompletedTask;

    public ConcurrentQueue<(Activity Activity, TurnInputs Inputs)> Ran { get; } = [];

    public ConcurrentQueue<(Activity Activity, TurnInputs Inputs, string Error)> Failures { get; } = [];

    public async ValueTask RunAsync(IStoreSession session, Activity activity, TurnInputs inputs)
    {
        Ran.Enqueue((activity, inputs));
        await Run(session, activity, inputs);
    }

    public async ValueTask RecordFailureAsync(IStoreSession session, Activity activity, TurnInputs inputs, string error)
    {
        Failures.Enqueue((activity, inputs, error));
        await RecordFailure(session, activity, error);
    }
}
