using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Delivery;

/// <summary>
/// What waits to be sent on one channel, and what may go next: conversations in three queues by rank, those that wait for a time in a heap,
/// the pace and pauses of the whole channel. No I/O, no clock, no lock of its own: its <see cref="ChannelSender"/> has one.
/// </summary>
internal sealed class ChannelQueues(ChannelPace pace, DeliveryLimits limits)
{
    private readonly Dictionary<ConversationKey, ConversationQueue> _conversations = [];
    private readonly Queue<(ConversationQueue Conversation, int Stamp)>[] _ready = [new(), new(), new()];
    private readonly PriorityQueue<(ConversationQueue Conversation, int Stamp), long> _waiting = new();
    private readonly Queue<(ConversationQueue Conversation, int Stamp, DateTimeOffset Until)> _idle = new();

    // Little at once: with a whole second's worth, the second after a pause would see twice the rate. The one on top keeps the rate
    // although timers are late.
    private TokenBucket _overall = new(pace.ProactivePerSecond, 1 + (pace.ProactivePerSecond / 10));
    private DateTimeOffset _pausedUntil;
    private DateTimeOffset _proactivePausedUntil;
    private int _underWay;
    private int _proactiveUnderWay;
    private int _failures;
    private PendingSend? _probe;

    /// <summary>What the operator's switch lets go.</summary>
    public SendingMode Mode { get; set; } = SendingMode.AllPaused;

    /// <summary>Conversations remembered, for tests.</summary>
    public int ConversationCount => _conversations.Count;

    /// <summary>Takes a message that waits to be sent.</summary>
    public void Add(PendingSend message, DateTimeOffset now)
    {
        Forget(now);
        var conversation = Conversation(new ConversationKey(message.Activity.To.Account, message.Activity.To.ConversationId));
        conversation.Add(message);
        if (!conversation.IsBusy)
        {
            Place(conversation, now);
        }
    }

    /// <summary>The next message to send; its conversation is busy until <see cref="Settle"/>.</summary>
    public (ConversationQueue Conversation, PendingSend Message)? Take(DateTimeOffset now)
    {
        Wake(now);
        if (Mode == SendingMode.AllPaused || _pausedUntil > now || (_failures > 0 && _probe is not null) || _underWay >= limits.SendsAtOnce)
        {
            return null;
        }

        var proactiveMayGo = ProactiveMayGo(now);
        for (var rank = 0; rank < SendOrder.Ranks; rank++)
        {
            if (rank > 0 && !proactiveMayGo)
            {
                return null;
            }

            while (_ready[rank].TryDequeue(out var place))
            {
                var conversation = place.Conversation;
                if (place.Stamp != conversation.Stamp)
                {
                    continue;
                }

                if (conversation.Choose(now, proactiveMayGo).Send is not { } message)
                {
                    Place(conversation, now);
                    continue;
                }

                conversation.Stamp++;
                conversation.IsBusy = true;
                conversation.TakePermit(message, now);
                _underWay++;
                _probe = _failures > 0 ? message : null;
                if (message.IsReply)
                {
                    // Replies count against the channel's pace and may overdraw it by a second's worth; they are never held by it.
                    _overall.Take(now, pace.ProactivePerSecond);
                }
                else
                {
                    _overall.Take(now);
                    _proactiveUnderWay++;
                }

                return (conversation, message);
            }
        }

        return null;
    }

    /// <summary>Puts what waited for a time that has come where it can be taken.</summary>
    public void Wake(DateTimeOffset now)
    {
        while (_waiting.TryPeek(out var place, out var ticks) && ticks <= now.UtcTicks)
        {
            _waiting.Dequeue();
            if (place.Stamp == place.Conversation.Stamp)
            {
                Place(place.Conversation, now);
            }
        }
    }

    /// <summary>Something could be taken right now.</summary>
    public bool HasReady(DateTimeOffset now) =>
        Mode != SendingMode.AllPaused
        && _pausedUntil <= now
        && !(_failures > 0 && _probe is not null)
        && _underWay < limits.SendsAtOnce
        && (_ready[0].Count > 0 || (_ready[1].Count + _ready[2].Count > 0 && ProactiveMayGo(now)));

    /// <summary>
    /// When something that waits for a time may be taken; <see cref="DateTimeOffset.MaxValue"/>: nothing waits for a time.
    /// </summary>
    public DateTimeOffset LookAgain(DateTimeOffset now)
    {
        var next = _waiting.TryPeek(out _, out var ticks) ? new DateTimeOffset(ticks, TimeSpan.Zero) : DateTimeOffset.MaxValue;
        if (Mode == SendingMode.AllPaused)
        {
            return next;
        }

        var proactiveReady = _ready[1].Count + _ready[2].Count > 0;
        if (_pausedUntil > now && (proactiveReady || _ready[0].Count > 0))
        {
            next = Earlier(next, _pausedUntil);
        }
        else if (proactiveReady && Mode == SendingMode.Running && _proactivePausedUntil > now)
        {
            next = Earlier(next, _proactivePausedUntil);
        }
        else if (proactiveReady && Mode == SendingMode.Running && _overall.Wait(now) is var wait && wait > TimeSpan.Zero)
        {
            next = Earlier(next, now + wait);
        }

        return next;
    }

    /// <summary>The send has ended. The message stays, not tried before <see cref="PendingSend.NotBefore"/>, unless it is done.</summary>
    public void Settle(ConversationQueue conversation, PendingSend message, bool isDone, DateTimeOffset now)
    {
        if (isDone)
        {
            conversation.Remove(message);
        }

        Ended(message);
        conversation.IsBusy = false;
        Place(conversation, now);
    }

    /// <summary>The proactive message was taken but not sent after all.</summary>
    public void GiveBackPermits(ConversationQueue conversation)
    {
        conversation.GiveBackProactivePermit();
        _overall.GiveBack();
    }

    /// <summary>The channel took or judged a message: it works.</summary>
    public void ChannelAnswered() => _failures = 0;

    /// <summary>The channel refuses everybody. Afterwards one send at a time tries it, until one gets through.</summary>
    public void PauseAll(Func<int, TimeSpan> delay, DateTimeOffset now)
    {
        // Sends that were under way when the pause began fail too; they say nothing new.
        if (_pausedUntil > now)
        {
            return;
        }

        _failures++;
        _pausedUntil = now + delay(_failures);
    }

    /// <summary>Proactive messages are refused (a quota); replies may still pass.</summary>
    public void PauseProactive(DateTimeOffset until)
    {
        if (until > _proactivePausedUntil)
        {
            _proactivePausedUntil = until;
        }
    }

    /// <summary>Takes the proactive messages out of a conversation whose person cannot be reached, the one under way excepted.</summary>
    public static List<PendingSend> RemoveProactive(ConversationQueue conversation, PendingSend underWay)
    {
        var removed = new List<PendingSend>();
        for (var message = conversation.First; message is not null; message = message.Next)
        {
            if (!message.IsReply && message != underWay)
            {
                removed.Add(message);
            }
        }

        foreach (var message in removed)
        {
            conversation.Remove(message);
        }

        return removed;
    }

    /// <summary>The conversation has a new id: what waits goes there, in order, and the send that found out has ended.</summary>
    public void Move(ConversationQueue from, PendingSend underWay, string conversationId, DateTimeOffset now)
    {
        Ended(underWay);
        from.IsBusy = false;
        var to = Conversation(from.Key with { ConversationId = conversationId });
        while (from.First is { } message)
        {
            from.Remove(message);
            message.Activity = message.Activity with { To = message.Activity.To with { ConversationId = conversationId } };
            to.Add(message);
        }

        Place(from, now);
        if (!to.IsBusy)
        {
            Place(to, now);
        }
    }

    private void Ended(PendingSend message)
    {
        _underWay--;
        if (!message.IsReply)
        {
            _proactiveUnderWay--;
        }

        if (_probe == message)
        {
            _probe = null;
        }
    }

    private bool ProactiveMayGo(DateTimeOffset now) =>
        Mode == SendingMode.Running
        && _proactivePausedUntil <= now
        && _proactiveUnderWay < limits.ProactiveSendsAtOnce
        && _overall.Wait(now) == TimeSpan.Zero;

    private void Place(ConversationQueue conversation, DateTimeOffset now)
    {
        var stamp = ++conversation.Stamp;
        if (conversation.First is null)
        {
            Rest(conversation, stamp, now);
            return;
        }

        var withoutProactive = conversation.Choose(now, proactiveMayGo: false);
        if (withoutProactive.Send is not null)
        {
            // Also when a proactive message is at the head and may go: the reply behind it must not wait in the queue of broadcasts.
            _ready[0].Enqueue((conversation, stamp));
            return;
        }

        var withProactive = conversation.Choose(now, proactiveMayGo: true);
        if (withProactive.Send is { } message)
        {
            _ready[SendOrder.Rank(message.Activity.Purpose)].Enqueue((conversation, stamp));
        }

        var lookAgain = Earlier(withoutProactive.LookAgain, withProactive.Send is null ? withProactive.LookAgain : DateTimeOffset.MaxValue);
        if (lookAgain < DateTimeOffset.MaxValue)
        {
            _waiting.Enqueue((conversation, stamp), lookAgain.UtcTicks);
        }
    }

    private void Rest(ConversationQueue conversation, int stamp, DateTimeOffset now)
    {
        var remembered = conversation.Remembered(now);
        if (remembered == TimeSpan.Zero)
        {
            _conversations.Remove(conversation.Key);
        }
        else
        {
            _idle.Enqueue((conversation, stamp, now + remembered));
        }
    }

    private void Forget(DateTimeOffset now)
    {
        while (_idle.TryPeek(out var rest) && (rest.Until <= now || rest.Stamp != rest.Conversation.Stamp))
        {
            _idle.Dequeue();
            if (rest.Stamp == rest.Conversation.Stamp)
            {
                _conversations.Remove(rest.Conversation.Key);
            }
        }
    }

    private ConversationQueue Conversation(ConversationKey key)
    {
        if (!_conversations.TryGetValue(key, out var conversation))
        {
            _conversations[key] = conversation = new ConversationQueue(key, pace);
        }

        return conversation;
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
