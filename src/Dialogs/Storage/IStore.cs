namespace ChatBot.Dialogs.Storage;

/// <summary>
/// The store: serialisable transactions over declared documents, an inbox and an outbox. One contract suite runs against every
/// implementation.
/// </summary>
/// <remarks>
/// One process or several may have the store open (<see cref="IsShared"/>). What several need is part of the contract even where a store
/// makes it trivial: lanes, owners of the outbox, leases and signals.
/// </remarks>
public interface IStore
{
    /// <summary>
    /// Runs <paramref name="work"/> in one transaction and completes when its writes are on disk. The work may be run more than once for
    /// one effect, so it must touch the world only through its session and its result.
    /// </summary>
    /// <param name="work">What to do.</param>
    /// <param name="options">Who waits for it, and the lane it keeps its order in. By default a job without a lane.</param>
    /// <param name="cancellationToken">Gives up waiting. Work that has begun may still take effect.</param>
    /// <exception cref="StoreUnavailableException">Nothing was written; the caller may try again later.</exception>
    Task<TResult> ExecuteAsync<TResult>(
        Func<IStoreSession, ValueTask<TResult>> work,
        WorkOptions options = default,
        CancellationToken cancellationToken = default
    );

    /// <summary>The durable queue of what must go out.</summary>
    IOutbox Outbox { get; }

    /// <summary>Tells every process of the store that something was committed.</summary>
    IStoreSignals Signals { get; }

    /// <summary>
    /// Name of this process among those that share the store: the owner of its leases and of the accounts it sends for. A store that only
    /// one process can open has the same name after a restart, so what that process owned when it was killed is its own again at once.
    /// </summary>
    string Node { get; }

    /// <summary>True when several processes can have the store open at once.</summary>
    bool IsShared { get; }
}

/// <summary>The store cannot take writes now (disk full, read-only, closing, queue full). Nothing of the work has happened.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
