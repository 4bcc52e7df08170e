namespace ChatBot.Bot.Channels.Shared;

/// <summary>What may be wrong with a channel. Each trouble has its own end; the order is that in which they are said.</summary>
internal enum ChannelTrouble
{
    /// <summary>There is no token, or the platform refuses it.</summary>
    Token,

    /// <summary>Updates do not come in.</summary>
    Receiving,

    /// <summary>What is registered at the platform does not fit the settings: nothing comes in, and nothing says so.</summary>
    Webhook,

    /// <summary>Messages do not go out.</summary>
    Sending,
}

/// <summary>
/// What <c>channels status</c>, <c>doctor</c> and the health body say about a channel. Its texts are for the operator: they hold no secret
/// and no personal data.
/// </summary>
/// <param name="time">The service's clock.</param>
/// <param name="wrongSecret">
/// What to say when calls of the webhook look as if the secret in the settings were wrong, or null for a channel without a secret.
/// </param>
internal class ChannelHealth(TimeProvider time, string? wrongSecret = null)
{
    private readonly Lock _lock = new();
    private readonly RefusedCalls _refused = new(time);
    private readonly SortedDictionary<ChannelTrouble, string> _troubles = [];
    private DateTimeOffset? _lastUpdate;
    private DateTimeOffset? _lastSent;
    private DateTimeOffset? _lastErrorAt;
    private string? _lastError;
    private string? _quota;

    /// <summary>The state of a channel that is on.</summary>
    public ChannelStatus Status
    {
        get
        {
            lock (_lock)
            {
                var troubles = _troubles.Values.Append(Unsaid(time.GetUtcNow(), _lastUpdate)).OfType<string>().Distinct();
                var degraded = string.Join(' ', troubles) is { Length: > 0 } all ? all : null;
                return new ChannelStatus(Enabled: true, _lastUpdate, _lastSent, _lastError, _lastErrorAt, degraded, _quota);
            }
        }
    }

    /// <summary>A genuine update came in.</summary>
    public void Received()
    {
        lock (_lock)
        {
            _lastUpdate = time.GetUtcNow();
            _refused.Genuine();
            _troubles.Remove(ChannelTrouble.Receiving);
            OnReceived();
        }
    }

    /// <summary>A call without the secret or with a wrong signature was refused, from the platform or from a stranger.</summary>
    /// <param name="error">What to keep as the last error, or null.</param>
    public void Refused(string? error = null)
    {
        lock (_lock)
        {
            _refused.Refused();
            Record(error);
        }
    }

    /// <summary>A message went out, so whatever kept messages from going out is over.</summary>
    public void Sent()
    {
        lock (_lock)
        {
            _lastSent = time.GetUtcNow();
            _troubles.Remove(ChannelTrouble.Sending);
            OnSent();
        }
    }

    /// <summary>A message did not go out.</summary>
    /// <param name="result">What became of it; results that say nothing about the channel are passed over.</param>
    /// <param name="platform">To whom it went.</param>
    public void NotSent(SendResult result, string platform)
    {
        if (result is SendResult.Misconfigured misconfigured)
        {
            Fails(ChannelTrouble.Sending, misconfigured.Reason);
        }
        else if (SendTrouble.Of(result, platform) is { } trouble)
        {
            Error(trouble);
        }
    }

    /// <summary>The channel does not work as it should.</summary>
    /// <param name="trouble">What does not work.</param>
    /// <param name="reason">Why, and what to do.</param>
    public void Fails(ChannelTrouble trouble, string reason)
    {
        lock (_lock)
        {
            _troubles[trouble] = reason;
            Record(reason);
        }
    }

    /// <summary>A trouble is over.</summary>
    public void Works(ChannelTrouble trouble)
    {
        lock (_lock)
        {
            // A message that failed because the token was missing may wait minutes for its next try; its trouble must not last as long.
            if (
                _troubles.Remove(trouble, out var reason)
                && trouble == ChannelTrouble.Token
                && _troubles.GetValueOrDefault(ChannelTrouble.Sending) == reason
            )
            {
                _troubles.Remove(ChannelTrouble.Sending);
            }
        }
    }

    /// <summary>One call failed; the channel as a whole works.</summary>
    public void Error(string reason)
    {
        lock (_lock)
        {
            Record(reason);
        }
    }

    /// <summary>What the platform said last about what is left to send, in words.</summary>
    public void Quota(string words)
    {
        lock (_lock)
        {
            _quota = words;
        }
    }

    /// <summary>A trouble that no call reports but that can be concluded, or null. Called under the lock.</summary>
    /// <param name="now">The present.</param>
    /// <param name="lastUpdate">When the last genuine update came in, or null.</param>
    protected virtual string? Unsaid(DateTimeOffset now, DateTimeOffset? lastUpdate) => _refused.LookLikeAWrongSecret ? wrongSecret : null;

    /// <summary>More to note of a genuine update. Called under the lock.</summary>
    protected virtual void OnReceived() { }

    /// <summary>More to note of a message that went out. Called under the lock.</summary>
    protected virtual void OnSent() { }

    /// <summary>Does something under the lock.</summary>
    protected void Locked(Action work)
    {
        lock (_lock)
        {
            work();
        }
    }

    /// <summary>Keeps the last error, unless it is null. Called under the lock.</summary>
    protected void Record(string? error)
    {
        if (error is not null)
        {
            _lastError = error;
            _lastErrorAt = time.GetUtcNow();
        }
    }
}
