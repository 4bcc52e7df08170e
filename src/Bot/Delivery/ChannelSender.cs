using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Telemetry;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Delivery;

/// <summary>
/// Sends on one channel. Pumps take message after message for as long as one may go, so a busy channel costs neither a task nor a timer a
/// message; one timer stands for everything that waits for a time. Channels share nothing: one that hangs holds no other.
/// </summary>
internal sealed class ChannelSender : IDisposable
{
    // A channel that answers "moved" for ever must not keep a message for ever.
    private const int MaxMoves = 3;

    private static readonly TimeSpan StoreRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GateRetry = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly IChannelAdapter _adapter;
    private readonly DeliveryServices _services;
    private readonly ChannelQueues _queues;
    private readonly Dictionary<long, PendingSend> _held = [];
    private readonly CancellationTokenSource _cut = new();
    private readonly ITimer _timer;
    private DateTimeOffset _timerAt = DateTimeOffset.MaxValue;
    private TaskCompletionSource? _ended;
    private int _pumps;
    private bool _stopping;

    /// <summary>Makes a sender that waits for messages.</summary>
    public ChannelSender(IChannelAdapter adapter, DeliveryServices services)
    {
        _adapter = adapter;
        _services = services;
        _queues = new ChannelQueues(adapter.Pace, services.Limits);
        _timer = services.Clock.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Conversations remembered, for tests.</summary>
    public int ConversationCount
    {
        get
        {
            lock (_gate)
            {
                return _queues.ConversationCount;
            }
        }
    }

    /// <summary>No send is under way or about to be, for tests.</summary>
    public bool IsQuiet
    {
        get
        {
            lock (_gate)
            {
                return _pumps == 0;
            }
        }
    }

    /// <summary>Takes a claimed entry. One that is held already was handed out again because the account came back.</summary>
    public void Add(OutboxEntry entry)
    {
        var now = _services.Clock.GetUtcNow();
        lock (_gate)
        {
            if (_held.TryGetValue(entry.Id, out var held))
            {
                held.Entry = entry;
                return;
            }

            var message = new PendingSend(entry);
            _held.Add(entry.Id, message);
            _queues.Add(message, now);
        }
    }

    /// <summary>Looks whether something may go.</summary>
    public void Pump()
    {
        lock (_gate)
        {
            _queues.Mode = _services.Switch.Mode;
            StartPump(_services.Clock.GetUtcNow());
        }
    }

    /// <summary>Takes nothing more; waits for the sends under way, then cuts them.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task ended;
        lock (_gate)
        {
            _stopping = true;
            _ended ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_pumps == 0)
            {
                _ended.TrySetResult();
            }

            ended = _ended.Task;
        }

        try
        {
            await ended.WaitAsync(_services.Limits.StopGrace, _services.Clock, cancellationToken);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            await _cut.CancelAsync();
            await Task.WhenAny(ended, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None));
        }
    }

    /// <summary>Frees the timer; stop it first.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        _cut.Dispose();
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            _timerAt = DateTimeOffset.MaxValue;
            StartPump(_services.Clock.GetUtcNow());
        }
    }

    private void StartPump(DateTimeOffset now)
    {
        if (_stopping)
        {
            return;
        }

        _queues.Wake(now);
        if (_pumps < _services.Limits.SendsAtOnce && _queues.HasReady(now))
        {
            _pumps++;
            ThreadPool.UnsafeQueueUserWorkItem(static sender => _ = sender.PumpAsync(), this, preferLocal: false);
        }
        else
        {
            // Pumps under way may hang for long; what waits for a time must not depend on their end.
            SetTimer(now);
        }
    }

    private async Task PumpAsync()
    {
        while (true)
        {
            ConversationQueue conversation;
            PendingSend message;
            lock (_gate)
            {
                var now = _services.Clock.GetUtcNow();
                if (_stopping || _queues.Take(now) is not { } taken)
                {
                    _pumps--;
                    if (_pumps == 0)
                    {
                        _ended?.TrySetResult();
                    }

                    SetTimer(now);
                    return;
                }

                (conversation, message) = taken;
                if (_queues.HasReady(now))
                {
                    StartPump(now);
                }
            }

            try
            {
                await SendAsync(conversation, message);
            }
            catch (Exception defect)
            {
                // Keeps its conversation's order and everybody else's sending; the message expires by its own rule.
                _services.Logger.LogCritical("The dispatcher failed at a message: {Error}", ErrorPlace.Of(defect));
                Again(conversation, message, GateRetry);
            }
        }
    }

    private void SetTimer(DateTimeOffset now)
    {
        if (_stopping)
        {
            return;
        }

        var at = _queues.LookAgain(now);
        if (at == _timerAt || at == DateTimeOffset.MaxValue)
        {
            return;
        }

        _timerAt = at;
        var due = at - now;

        // A millisecond on top, because timers may fire a little before their time and would then find nothing; a day at most, because
        // timers have a longest time.
        due = due > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1) : due + TimeSpan.FromMilliseconds(1);
        _timer.Change(due < TimeSpan.Zero ? TimeSpan.Zero : due, Timeout.InfiniteTimeSpan);
    }

    private async Task SendAsync(ConversationQueue conversation, PendingSend message)
    {
        if (!_services.Store.Outbox.MaySend(message.Entry))
        {
            if (!message.IsReply)
            {
                GiveBack(conversation);
            }

            Forget(conversation, message);
            return;
        }

        if (message.ExpiresAt <= _services.Clock.GetUtcNow())
        {
            if (!message.IsReply)
            {
                GiveBack(conversation);
            }

            await GiveUpAsync(conversation, message, Outcomes.Expired, Outcomes.Expired);
            return;
        }

        if (!message.IsReply && !await PassesGateAsync(conversation, message))
        {
            return;
        }

        var result = await TrySendAsync(message);
        if (result is not (SendResult.Retry or SendResult.Unknown or SendResult.Misconfigured))
        {
            lock (_gate)
            {
                _queues.ChannelAnswered();
            }
        }

        switch (result)
        {
            case SendResult.Sent:
                DeliveryMetrics.RecordAge(message, _services.Clock.GetUtcNow());
                _services.Alarms.Clear(_adapter.Channel);
                Done(conversation, message, Outcomes.Sent);
                break;

            case SendResult.Retry retry:
                await RetryAsync(conversation, message, retry);
                break;

            case SendResult.Unreachable:
                await UnreachableAsync(conversation, message);
                break;

            case SendResult.Withheld withheld:
                GiveBack(conversation);
                _services.Logger.LogDebug("Message {Entry} on {Channel} withheld: {Reason}", message.Id, _adapter.Channel, withheld.Reason);
                Done(conversation, message, Outcomes.Dropped);
                break;

            case SendResult.Rejected rejected:
                _services.Logger.LogWarning(
                    "Channel {Channel} rejected message {Entry}: {Reason}",
                    _adapter.Channel,
                    message.Id,
                    rejected.Reason
                );
                await GiveUpAsync(conversation, message, Outcomes.Rejected, $"{Outcomes.Rejected}: {rejected.Reason}");
                break;

            case SendResult.Moved moved:
                await MovedAsync(conversation, message, moved.ConversationId);
                break;

            case SendResult.Misconfigured misconfigured:
                await MisconfiguredAsync(conversation, message, misconfigured.Reason);
                break;

            case SendResult.Unknown unknown:
                await UnknownAsync(conversation, message, unknown.Reason);
                break;
        }
    }

    private async ValueTask<SendResult> TrySendAsync(PendingSend message)
    {
        try
        {
            return await _adapter.SendAsync(WithFile(message.Activity), message.Id, _cut.Token);
        }
        catch (OperationCanceledException) when (_cut.IsCancellationRequested)
        {
            return new SendResult.Unknown("cut by the stop of the service");
        }
        catch (Exception defect)
        {
            return new SendResult.Rejected($"defect in the adapter: {ErrorPlace.Of(defect)}");
        }
    }

    // Made for each attempt and never kept: what waits in the outbox stays small, and the file shows what is true when it is sent.
    private OutgoingActivity WithFile(OutgoingActivity activity) =>
        activity is { FileOf: { } name, File: null } && _adapter.Capabilities.CanSendFiles
            ? activity with
            {
                File = _services.Files.Select(f => f.Make(name, activity.Language)).FirstOrDefault(f => f is not null),
            }
            : activity;

    /// <summary>Looks at a proactive message again, in a transaction of now: promise 7.</summary>
    private async ValueTask<bool> PassesGateAsync(ConversationQueue conversation, PendingSend message)
    {
        ProactiveDecision decision;
        try
        {
            var now = _services.Clock.GetUtcNow();
            decision = await _services.Store.ExecuteAsync(
                session => _services.Gate.DecideAsync(session, message.Activity, now),
                WorkPriority.Job,
                _cut.Token
            );
        }
        catch (Exception error) when (error is StoreUnavailableException or OperationCanceledException)
        {
            GiveBack(conversation);
            Again(conversation, message, StoreRetry);
            return false;
        }
        catch (Exception defect)
        {
            // Who may not be written to is unknown, so nobody is.
            _services.Logger.LogError("Message {Entry} could not be looked at before sending: {Error}", message.Id, ErrorPlace.Of(defect));
            decision = new ProactiveDecision.Defer(_services.Clock.GetUtcNow() + GateRetry);
        }

        switch (decision)
        {
            case ProactiveDecision.Send:
                return true;

            case ProactiveDecision.Drop drop:
                GiveBack(conversation);
                _services.Logger.LogDebug("Message {Entry} dropped: {Reason}", message.Id, drop.Reason);
                Done(conversation, message, Outcomes.Dropped);
                return false;

            case ProactiveDecision.Defer defer when defer.Until < message.ExpiresAt:
                GiveBack(conversation);
                DeliveryMetrics.Record(Outcomes.Deferred, message);
                Again(conversation, message, defer.Until - _services.Clock.GetUtcNow());
                return false;

            default:
                GiveBack(conversation);
                await GiveUpAsync(conversation, message, Outcomes.Expired, Outcomes.Expired);
                return false;
        }
    }

    private async Task RetryAsync(ConversationQueue conversation, PendingSend message, SendResult.Retry retry)
    {
        var now = _services.Clock.GetUtcNow();
        CountAttempt(message);
        var delay = RetryDelay.After(message.Attempts, retry.After, _services.Random());
        if (retry.WholeChannel)
        {
            lock (_gate)
            {
                _queues.PauseAll(failures => RetryDelay.OfChannel(failures, retry.After, _services.Random()), now);
            }

            // The pause of the channel holds it; its own wait would only come on top.
            delay = retry.After is null ? TimeSpan.Zero : delay;
        }

        _services.Logger.LogDebug("Message {Entry} on {Channel} is tried again: {Reason}", message.Id, _adapter.Channel, retry.Reason);
        await AgainOrExpireAsync(conversation, message, delay, Outcomes.Retry);
    }

    private async Task MisconfiguredAsync(ConversationQueue conversation, PendingSend message, string reason)
    {
        _services.Alarms.Raise(_adapter.Channel, reason);
        CountAttempt(message);
        var delay = RetryDelay.Slow(message.Attempts, _services.Random());
        if (!message.IsReply)
        {
            // An empty quota or a refused token concerns every proactive message; replies find out for themselves, each for its own
            // conversation.
            lock (_gate)
            {
                _queues.PauseProactive(_services.Clock.GetUtcNow() + delay);
            }
        }

        await AgainOrExpireAsync(conversation, message, delay, Outcomes.Misconfigured);
    }

    private async Task UnknownAsync(ConversationQueue conversation, PendingSend message, string reason)
    {
        message.Unknowns++;
        _services.Logger.LogDebug("Message {Entry} on {Channel}: {Reason}", message.Id, _adapter.Channel, reason);
        if (message.IsReply && message.Unknowns == 1)
        {
            CountAttempt(message);
            await AgainOrExpireAsync(conversation, message, RetryDelay.After(1, null, _services.Random()), Outcomes.Unknown);
            return;
        }

        // Removed before the office is told: if we died between the two, a message would otherwise be sent again that must not be.
        _services.Store.Outbox.Complete(message.Entry);
        await PostAsync(message, DeliveryEvents.Undelivered, "undelivered", $"{message.Id} {Outcomes.Unknown}");
        Done(conversation, message, Outcomes.Unknown);
    }

    private async Task UnreachableAsync(ConversationQueue conversation, PendingSend message)
    {
        if (!await PostAsync(message, DeliveryEvents.Unreachable, "unreachable", message.Activity.PersonId))
        {
            Again(conversation, message, StoreRetry);
            return;
        }

        List<PendingSend> others;
        lock (_gate)
        {
            others = ChannelQueues.RemoveProactive(conversation, message);
        }

        foreach (var other in others)
        {
            Release(other);
            DeliveryMetrics.Record(Outcomes.Dropped, other);
        }

        Done(conversation, message, Outcomes.Unreachable);
    }

    private async Task MovedAsync(ConversationQueue conversation, PendingSend message, string conversationId)
    {
        if (++message.Moves > MaxMoves || conversationId == message.Activity.To.ConversationId)
        {
            await GiveUpAsync(conversation, message, Outcomes.Rejected, $"{Outcomes.Rejected}: moved too often");
            return;
        }

        if (!await PostAsync(message, DeliveryEvents.Moved, "moved", conversationId))
        {
            Again(conversation, message, StoreRetry);
            return;
        }

        DeliveryMetrics.Record(Outcomes.Moved, message);
        lock (_gate)
        {
            _queues.Move(conversation, message, conversationId, _services.Clock.GetUtcNow());
        }
    }

    private async Task AgainOrExpireAsync(ConversationQueue conversation, PendingSend message, TimeSpan delay, string outcome)
    {
        DeliveryMetrics.Record(outcome, message);
        if (_services.Clock.GetUtcNow() + delay >= message.ExpiresAt)
        {
            await GiveUpAsync(conversation, message, Outcomes.Expired, Outcomes.Expired);
        }
        else
        {
            Again(conversation, message, delay);
        }
    }

    private async Task GiveUpAsync(ConversationQueue conversation, PendingSend message, string outcome, string reason)
    {
        // Told first, removed after: if we die between the two, it is given up again, under the same id.
        if (await PostAsync(message, DeliveryEvents.Undelivered, "undelivered", $"{message.Id} {reason}"))
        {
            Done(conversation, message, outcome);
        }
        else
        {
            Again(conversation, message, StoreRetry);
        }
    }

    /// <summary>Hands the event in.</summary>
    /// <returns>False when the store cannot take it now.</returns>
    private async Task<bool> PostAsync(PendingSend message, string name, string idPrefix, string? subject)
    {
        try
        {
            await _services.Turns.ReceiveAsync(
                new EventActivity
                {
                    Id = $"{idPrefix}:{message.Id}",
                    Conversation = message.Activity.To,
                    Name = name,
                    Subject = subject,
                    Message = name == DeliveryEvents.Undelivered ? message.Activity : null,
                    HappenedAt = name == DeliveryEvents.Undelivered ? message.EnqueuedAt : null,
                },
                cancellationToken: _cut.Token
            );
            return true;
        }
        catch (Exception error) when (error is StoreUnavailableException or OperationCanceledException)
        {
            _services.Logger.LogWarning(
                "Event {Name} of message {Entry} could not be handed in: {Error}",
                name,
                message.Id,
                error.GetType().Name
            );
            return false;
        }
    }

    private void CountAttempt(PendingSend message) => _services.Store.Outbox.RecordAttempt(message.Entry, ++message.Attempts);

    private void Done(ConversationQueue conversation, PendingSend message, string outcome)
    {
        DeliveryMetrics.Record(outcome, message);
        Release(message);
        lock (_gate)
        {
            _queues.Settle(conversation, message, isDone: true, _services.Clock.GetUtcNow());
        }
    }

    private void Again(ConversationQueue conversation, PendingSend message, TimeSpan delay)
    {
        var now = _services.Clock.GetUtcNow();
        lock (_gate)
        {
            message.NotBefore = now + delay;
            _queues.Settle(conversation, message, isDone: false, now);
        }
    }

    private void GiveBack(ConversationQueue conversation)
    {
        lock (_gate)
        {
            _queues.GiveBackPermits(conversation);
        }
    }

    /// <summary>
    /// The entry is no longer this process's to send: a turn dropped it, or another process has its account. Nothing is marked.
    /// </summary>
    private void Forget(ConversationQueue conversation, PendingSend message)
    {
        DeliveryMetrics.Record(Outcomes.Forgotten, message);
        lock (_gate)
        {
            _held.Remove(message.Id);
            _queues.Settle(conversation, message, isDone: true, _services.Clock.GetUtcNow());
        }
    }

    private void Release(PendingSend message)
    {
        _services.Store.Outbox.Complete(message.Entry);
        lock (_gate)
        {
            _held.Remove(message.Id);
        }
    }
}
