using System.Diagnostics.CodeAnalysis;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Storage.LiteDb;

/// <summary>A piece of work that waits for the writer.</summary>
internal abstract class WorkItem(long enqueued, CancellationToken cancellationToken)
{
    private protected Exception? Error { get; set; }

    /// <summary>What the work has thrown, or null.</summary>
    public Exception? Failure => Error;

    /// <summary>Timestamp of its arrival.</summary>
    public long Enqueued { get; } = enqueued;

    /// <summary>Its caller has given up before it was begun.</summary>
    public bool IsCancelled => CancellationToken.IsCancellationRequested;

    private protected CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Runs the work against a session and keeps its result, or its exception.</summary>
    public abstract void Run(Session session);

    /// <summary>True when the work has returned without an exception, so that its writes count.</summary>
    public bool Succeeded => Error is null;

    /// <summary>The work's writes could not be taken.</summary>
    public void Reject(Exception error) => Error = error;

    /// <summary>
    /// Hands result or exception to the caller; only after the commit, because even an exception may rest on a neighbour's writes.
    /// </summary>
    public abstract void Complete();

    /// <summary>Nothing of the work has happened.</summary>
    public abstract void Fail(StoreUnavailableException error);

    /// <summary>Tells the caller that the work was not begun.</summary>
    public abstract void Cancel();
}

/// <inheritdoc cref="WorkItem"/>
internal sealed class WorkItem<TResult>(Func<IStoreSession, ValueTask<TResult>> work, long enqueued, CancellationToken cancellationToken)
    : WorkItem(enqueued, cancellationToken)
{
    // Callers go on elsewhere: the writer thread has others to serve.
    private readonly TaskCompletionSource<TResult> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TResult? _result;

    /// <summary>What the caller waits for.</summary>
    public Task<TResult> Task => _source.Task;

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "It goes to the caller.")]
    public override void Run(Session session)
    {
        try
        {
            var running = work(session);
            if (!running.IsCompleted)
            {
                // Its end is nobody's any more, but an exception in it must not surface as an unobserved one.
                _ = running.AsTask().ContinueWith(t => _ = t.Exception, TaskScheduler.Default);
                throw new InvalidOperationException(
                    $"The work '{work.Method.DeclaringType?.FullName}.{work.Method.Name}' awaits something other than its session."
                );
            }

            _result = running.GetAwaiter().GetResult();
            session.Close();
            session.Changes.Serialize();
        }
        catch (Exception e)
        {
            session.Close();
            Error = e;
        }
    }

    public override void Complete()
    {
        if (Error is null)
        {
            _source.TrySetResult(_result!);
        }
        else
        {
            _source.TrySetException(Error);
        }
    }

    public override void Fail(StoreUnavailableException error) => _source.TrySetException(error);

    public override void Cancel() => _source.TrySetCanceled(CancellationToken);
}
