namespace ChatBot.Dialogs.Storage;

/// <summary>
/// Wakes whoever waits for something that a transaction changes, in every process that shares the store: an open web chat, the operator's
/// switch, the content in use. Raised by <see cref="IStoreSession.Signal"/> and heard after the commit.
/// </summary>
/// <remarks>
/// A signal says only that there is something to read. Several may melt into one, their order is not kept, and a process that was cut off
/// hears nothing, so a listener also reads the store when it starts.
/// </remarks>
public interface IStoreSignals
{
    /// <summary>Calls a listener for each signal of a topic that is committed from now on.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="heard">
    /// Gets the subject of the signal. It must return soon and not throw; it may be called from several threads at once.
    /// </param>
    /// <returns>Ends the listening when disposed.</returns>
    IDisposable Listen(string topic, Action<string?> heard);
}

/// <summary>A signal of a committed transaction.</summary>
/// <param name="Topic">What kind of thing changed.</param>
/// <param name="Subject">Which one, never personal; null when the topic has only one.</param>
public readonly record struct StoreSignal(string Topic, string? Subject);
