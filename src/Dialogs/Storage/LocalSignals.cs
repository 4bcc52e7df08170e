namespace ChatBot.Dialogs.Storage;

/// <summary>Signals of a store that only this process has open.</summary>
/// <param name="failed">Gets what a listener throws although it must not.</param>
public sealed class LocalSignals(Action<Exception> failed) : IStoreSignals
{
    private readonly Lock _lock = new();
    private Listener[] _listeners = [];

    /// <inheritdoc/>
    public IDisposable Listen(string topic, Action<string?> heard)
    {
        var listener = new Listener(this, topic, heard);
        lock (_lock)
        {
            _listeners = [.. _listeners, listener];
        }

        return listener;
    }

    /// <summary>Wakes the listeners, on other threads than the caller's: a store's writer waits for nobody.</summary>
    public void Raise(IReadOnlyCollection<StoreSignal> signals)
    {
        Listener[] listeners;
        lock (_lock)
        {
            listeners = _listeners;
        }

        foreach (var signal in signals)
        {
            foreach (var listener in listeners.Where(listener => listener.Topic == signal.Topic))
            {
                ThreadPool.UnsafeQueueUserWorkItem(_ => Call(listener, signal.Subject), null);
            }
        }
    }

    private void Call(Listener listener, string? subject)
    {
        try
        {
            listener.Heard(subject);
        }
        catch (Exception error)
        {
            failed(error);
        }
    }

    private void Remove(Listener listener)
    {
        lock (_lock)
        {
            _listeners = [.. _listeners.Where(other => other != listener)];
        }
    }

    private sealed class Listener(LocalSignals signals, string topic, Action<string?> heard) : IDisposable
    {
        public string Topic => topic;

        public Action<string?> Heard => heard;

        public void Dispose() => signals.Remove(this);
    }
}
