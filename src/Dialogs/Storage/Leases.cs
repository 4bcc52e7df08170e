using System.Collections.Concurrent;

namespace ChatBot.Dialogs.Storage;

/// <summary>Runs what only one of the processes of a store may run at a time.</summary>
public interface ILeases
{
    /// <summary>
    /// Waits until this process holds the lease, then runs the work, and again whenever the lease was lost and regained. Returns when the
    /// work has ended by itself or <paramref name="stopping"/> was cancelled.
    /// </summary>
    /// <param name="name">What is leased: <c>scheduler</c>, <c>telegram-poller</c>.</param>
    /// <param name="work">
    /// The work. Its token is cancelled when the service stops or the lease is lost; it must then end without doing anything more.
    /// </param>
    /// <param name="stopping">The service stops.</param>
    Task RunAsync(string name, Func<CancellationToken, Task> work, CancellationToken stopping);
}

/// <summary>Leases as documents of a store.</summary>
/// <remarks>
/// No clock of another machine is trusted. A process that wants a lease watches it, and takes it over when its beat has stood still for
/// the whole duration by the watcher's own stopwatch. A holder that cannot renew stops working after two thirds of it.
/// </remarks>
/// <param name="store">The store.</param>
/// <param name="clock">Measures durations.</param>
/// <param name="node">Who takes leases; by default the store's name of this process.</param>
public sealed class Leases(IStore store, TimeProvider clock, string? node = null) : ILeases
{
    /// <summary>How long a holder may be silent before another process takes the lease over.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);

    private readonly string _node = node ?? store.Node;
    private readonly ConcurrentDictionary<string, (Lease Lease, long At)> _seen = new(StringComparer.Ordinal);

    /// <summary>Takes a lease that is free or given up, or renews one's own.</summary>
    /// <returns>The lease as it is held now; null while another process holds it.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be asked; nothing changed.</exception>
    public async Task<Lease?> TryHoldAsync(string name, CancellationToken cancellationToken = default)
    {
        Lease? silent = _seen.TryGetValue(name, out var seen) && clock.GetElapsedTime(seen.At) >= Duration ? seen.Lease : null;
        var lease = await store.ExecuteAsync(
            async session =>
            {
                var stored = await session.GetAsync(Lease.Kind, name);
                if (stored is not null && stored.Owner != _node && stored.Owner.Length > 0 && stored != silent)
                {
                    return stored;
                }

                var held = new Lease
                {
                    Name = name,
                    Owner = _node,
                    Epoch = stored is null ? 1 : stored.Epoch + (stored.Owner == _node ? 0 : 1),
                    Beat = (stored?.Beat ?? 0) + 1,
                };
                session.Put(Lease.Kind, held);
                return held;
            },
            WorkPriority.Job,
            cancellationToken
        );
        if (lease.Owner == _node)
        {
            _seen.TryRemove(name, out _);
            return lease;
        }

        if (seen.Lease != lease)
        {
            _seen[name] = (lease, clock.GetTimestamp());
        }

        return null;
    }

    /// <summary>Gives up a lease, so that another process need not wait for the end of its duration.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be asked; the lease runs out by itself.</exception>
    public Task ReleaseAsync(string name, CancellationToken cancellationToken = default) =>
        store.ExecuteAsync(
            async session =>
            {
                if (await session.GetAsync(Lease.Kind, name) is { } stored && stored.Owner == _node)
                {
                    session.Put(Lease.Kind, stored with { Owner = "" });
                }

                return true;
            },
            WorkPriority.Job,
            cancellationToken
        );

    /// <inheritdoc/>
    public async Task RunAsync(string name, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        // Nobody else can have the store open, so nobody else can do the work.
        if (!store.IsShared)
        {
            await work(stopping);
            return;
        }

        while (await WaitAsync(name, stopping) && await RunHeldAsync(name, work, stopping)) { }
    }

    /// <summary>Waits for the lease.</summary>
    /// <returns>False when the service stops.</returns>
    private async Task<bool> WaitAsync(string name, CancellationToken stopping)
    {
        try
        {
            while (!await TryRenewAsync(name, stopping))
            {
                await Task.Delay(Duration / 3, clock, stopping);
            }

            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Runs the work while the lease is held.</summary>
    /// <returns>True when the lease was lost, so that the work goes on when it is regained.</returns>
    private async Task<bool> RunHeldAsync(string name, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewing = RenewAsync(name, ended);
        var isLost = false;
        try
        {
            await work(ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // Stopped, or lost: the renewal knows which.
        }
        finally
        {
            await ended.CancelAsync();
            isLost = await renewing;
            if (!isLost)
            {
                await GiveBackAsync(name);
            }
        }

        return isLost;
    }

    private async Task GiveBackAsync(string name)
    {
        try
        {
            await ReleaseAsync(name, CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // The next process waits for the end of the duration.
        }
    }

    /// <summary>Renews until the work has ended.</summary>
    /// <returns>True when the lease was lost and the work was cancelled for it.</returns>
    private async Task<bool> RenewAsync(string name, CancellationTokenSource work)
    {
        var renewedAt = clock.GetTimestamp();
        try
        {
            while (true)
            {
                await Task.Delay(Duration / 3, clock, work.Token);
                var asked = clock.GetTimestamp();
                if (await TryRenewAsync(name, work.Token))
                {
                    renewedAt = asked;
                }
                else if (_seen.ContainsKey(name) || clock.GetElapsedTime(renewedAt) >= Duration * 2 / 3)
                {
                    await work.CancelAsync();
                    return true;
                }
            }
        }
        catch (OperationCanceledException) when (work.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<bool> TryRenewAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await TryHoldAsync(name, cancellationToken) is not null;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }
}
