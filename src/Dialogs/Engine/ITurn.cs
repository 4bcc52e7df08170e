using ChatBot.Content.Model;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding;

namespace ChatBot.Dialogs.Engine;

/// <summary>
/// Handles one inbound activity to its end inside a store transaction. A turn may run more than once for one effect, so everything that
/// could differ between two runs comes in with <see cref="TurnInputs"/>.
/// </summary>
public interface ITurn
{
    /// <summary>
    /// Works out what depends on the activity alone, before the transaction and off the thread that runs transactions: that thread serves
    /// everybody, and no text a stranger sends may cost it more than another.
    /// </summary>
    /// <returns>The inputs with what was read; hand them to the two methods below.</returns>
    TurnInputs Read(Activity activity, TurnInputs inputs) => inputs;

    /// <summary>Runs the dialogs: state, documents and outgoing activities go into the session. Throws only for a defect.</summary>
    ValueTask RunAsync(IStoreSession session, Activity activity, TurnInputs inputs);

    /// <summary>
    /// After <see cref="RunAsync"/> threw and its transaction was dropped: records the failure with its update (sealed, seven days) and
    /// tells the citizen.
    /// </summary>
    /// <param name="session">A new transaction; the inbox key is already claimed in it.</param>
    /// <param name="activity">The update.</param>
    /// <param name="inputs">The inputs of the turn that threw.</param>
    /// <param name="error">Type and place of the error, without personal data.</param>
    ValueTask RecordFailureAsync(IStoreSession session, Activity activity, TurnInputs inputs, string error);
}

/// <summary>What a turn needs from outside besides its activity; the same on a second run.</summary>
/// <param name="Now">The one instant of the turn.</param>
/// <param name="Seed">Seed, from a cryptographic source, of the turn's random numbers, ids and codes.</param>
/// <param name="Content">The one content snapshot of the turn.</param>
/// <param name="Capabilities">What the activity's channel can do.</param>
public sealed record TurnInputs(DateTimeOffset Now, UInt128 Seed, ContentSnapshot Content, ChannelCapabilities Capabilities)
{
    /// <summary>What a text says, from <see cref="ITurn.Read"/>; null for what is no text, and then the turn reads it itself.</summary>
    public RecognizerResult? Recognized { get; init; }
}

/// <summary>Names of the events that the service's edges post for every channel.</summary>
public static class DeliveryEvents
{
    /// <summary>The channel said that the person cannot be reached. Id: <c>unreachable:&lt;entry&gt;</c>.</summary>
    public const string Unreachable = "delivery.unreachable";

    /// <summary>The conversation has a new id, in <see cref="EventActivity.Subject"/>. Id: <c>moved:&lt;entry&gt;</c>.</summary>
    public const string Moved = "delivery.moved";

    /// <summary>
    /// A proactive message's outcome is unknown, or a message was given up; subject: outbox entry id, a blank, and the reason. Kept for the
    /// office. Id: <c>undelivered:&lt;entry&gt;</c>.
    /// </summary>
    public const string Undelivered = "delivery.undelivered";
}

/// <summary>Looks at a proactive message again just before it is sent: stop, withdrawal, erase, quiet hours, staleness.</summary>
public interface IProactiveGate
{
    /// <summary>Decides inside a read-only transaction.</summary>
    ValueTask<ProactiveDecision> DecideAsync(IStoreSession session, OutgoingActivity activity, DateTimeOffset now);
}

/// <summary>What happens to a proactive message that is about to be sent.</summary>
public abstract record ProactiveDecision
{
    private ProactiveDecision()
    {
    }

    /// <summary>It may go.</summary>
    public sealed record Send : ProactiveDecision;

    /// <summary>It is dropped.</summary>
    /// <param name="Reason">For logs and metrics: stopped, erased, stale, unreachable.</param>
    public sealed record Drop(string Reason) : ProactiveDecision;

    /// <summary>It is looked at again then (quiet hours).</summary>
    /// <param name="Until">When.</param>
    public sealed record Defer(DateTimeOffset Until) : ProactiveDecision;
}

/// <summary>
/// Something with due times in its documents. The scheduler asks for what is due in small batches and posts each event through the same turn
/// as everything else; the turn moves the due time on, so an event that was posted twice finds nothing to do.
/// </summary>
public interface ISchedule
{
    /// <summary>Name for logs and metrics.</summary>
    string Name { get; }

    /// <summary>Events due at <paramref name="now"/>, the longest overdue first, at most <paramref name="max"/>.</summary>
    ValueTask<IReadOnlyList<DueEvent>> DueAsync(IStoreSession session, DateTimeOffset now, int max);

    /// <summary>When the next event falls due after <paramref name="now"/>, or null: none is planned.</summary>
    ValueTask<DateTimeOffset?> NextAsync(IStoreSession session, DateTimeOffset now);
}

/// <summary>An event that is due.</summary>
/// <param name="Event">What to post.</param>
/// <param name="DueAt">When it was due; the difference to now is the scheduler's lag.</param>
public sealed record DueEvent(EventActivity Event, DateTimeOffset DueAt);
