using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
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
