using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Turns;

/// <summary>Where channels, the scheduler and the office hand in an activity.</summary>
public interface ITurnGateway
{
    /// <summary>
    /// Runs the activity's turn. Completes when its effect is on disk (or was already, for a repeated update): only then may the channel be
    /// told that the update is accepted. Activities of one person take effect in the order of these calls.
    /// </summary>
    /// <param name="activity">What came in.</param>
    /// <param name="alongside">
    /// What the channel keeps of the activity itself (the web keeps its conversation log), written in the same transaction, before the
    /// dialogs run; not run for a repeated update. It may run more than once for one effect. Null for a channel that keeps nothing.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting; the turn may still take effect.</param>
    /// <exception cref="StoreUnavailableException">Nothing happened; the channel should deliver again later (503).</exception>
    Task<TurnReceipt> ReceiveAsync(
        Activity activity,
        Func<IStoreSession, ValueTask>? alongside = null,
        CancellationToken cancellationToken = default
    );
}

/// <summary>What became of a turn.</summary>
public enum TurnReceipt
{
    /// <summary>The turn had its effect.</summary>
    Done,

    /// <summary>The update had been handled before; nothing happened now.</summary>
    Repeated,

    /// <summary>The turn threw; it changed nothing, the failure and the update are recorded, the citizen was told.</summary>
    Failed,
}
