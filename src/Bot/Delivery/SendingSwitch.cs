using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Delivery;

/// <summary>
/// <c>sending pause|resume</c>. Durable before it is in force: an operator who was told "paused" finds it paused after a crash. An incident
/// is frozen with everything proactive held while citizens still get their answers; <c>--all</c> holds replies too.
/// </summary>
internal sealed class SendingSwitch(IStore store, TimeProvider clock)
{
    private volatile SendingState? _state;

    /// <summary>What may go out. Until the stored state is known, nothing.</summary>
    public SendingMode Mode => _state?.Mode ?? SendingMode.AllPaused;

    /// <summary>When and by whom it was changed, or null when it never was or is not loaded yet.</summary>
    public SendingState? State => _state is { ChangedBy.Length: > 0 } state ? state : null;

    /// <summary>Raised after a change is in force.</summary>
    public event Action? Changed;

    /// <summary>Reads the switch: at the start, and when another process has changed it.</summary>
    /// <exception cref="StoreUnavailableException">It could not be read; what was in force stays.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var stored = await store.ExecuteAsync(
            session => session.GetAsync(SendingState.Kind, SendingState.Key),
            WorkPriority.Job,
            cancellationToken
        );
        _state =
            stored
            ?? new SendingState
            {
                Mode = SendingMode.Running,
                ChangedAt = clock.GetUtcNow(),
                ChangedBy = "",
            };
        Changed?.Invoke();
    }

    /// <summary>Changes the switch, first on disk and then in force.</summary>
    /// <exception cref="StoreUnavailableException">The switch was not changed.</exception>
    public async Task SetAsync(SendingMode mode, string changedBy, CancellationToken cancellationToken)
    {
        var state = new SendingState
        {
            Mode = mode,
            ChangedAt = clock.GetUtcNow(),
            ChangedBy = changedBy,
        };
        await store.ExecuteAsync(
            session =>
            {
                session.Put(SendingState.Kind, state);
                session.Signal(SendingState.Topic);
                return ValueTask.FromResult(true);
            },
            WorkPriority.Job,
            cancellationToken
        );
        _state = state;
        Changed?.Invoke();
    }
}
