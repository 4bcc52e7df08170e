using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Engine;

/// <summary>Looks at a proactive message again just before it is sent: stop, withdrawal, erase, quiet hours, staleness.</summary>
public interface IProactiveGate
{
    /// <summary>Decides inside a read-only transaction.</summary>
    ValueTask<ProactiveDecision> DecideAsync(IStoreSession session, OutgoingActivity activity, DateTimeOffset now);
}

/// <summary>What happens to a proactive message that is about to be sent.</summary>
public abstract record ProactiveDecision
{
    private ProactiveDecision() { }

    /// <summary>It may go.</summary>
    public sealed record Send : ProactiveDecision;

    /// <summary>It is dropped.</summary>
    /// <param name="Reason">For logs and metrics: stopped, erased, stale, unreachable.</param>
    public sealed record Drop(string Reason) : ProactiveDecision;

    /// <summary>It is looked at again then (quiet hours).</summary>
    /// <param name="Until">When.</param>
    public sealed record Defer(DateTimeOffset Until) : ProactiveDecision;
}
