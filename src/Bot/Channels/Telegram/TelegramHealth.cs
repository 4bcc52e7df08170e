using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>What <c>channels status</c> and the health body say about the channel. Texts hold no secret and no personal data.</summary>
internal sealed class TelegramHealth(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly RefusedCalls _refused = new(time);
    private long _lastUpdate;
    private long _lastSent;
    private string? _lastError;
    private DateTimeOffset? _lastErrorAt;
    private string? _receiving;
    private string? _sending;

    public ChannelStatus Status
    {
        get
        {
            lock (_lock)
            {
                return new ChannelStatus(
                    Enabled: true,
                    At(Interlocked.Read(ref _lastUpdate)),
                    At(Interlocked.Read(ref _lastSent)),
                    _lastError,
                    _lastErrorAt,
                    string.Join(' ', new[] { _receiving, _sending, Webhook() }.OfType<string>().Distinct()) is { Length: > 0 } all
                        ? all
                        : null
                );
            }
        }
    }

    public void Received()
    {
        Interlocked.Exchange(ref _lastUpdate, time.GetUtcNow().UtcTicks);
        lock (_lock)
        {
            _refused.Genuine();
            _receiving = null;
        }
    }

    /// <summary>A call without the secret, of whomever.</summary>
    public void Refused()
    {
        lock (_lock)
        {
            _refused.Refused();
        }
    }

    /// <summary>A message went out, so whatever kept messages from going out is over.</summary>
    public void Sent()
    {
        Interlocked.Exchange(ref _lastSent, time.GetUtcNow().UtcTicks);
        if (Volatile.Read(ref _sending) is not null)
        {
            lock (_lock)
            {
                _sending = null;
            }
        }
    }

    public void ReceivingWorks()
    {
        if (Volatile.Read(ref _receiving) is not null)
        {
            lock (_lock)
            {
                _receiving = null;
            }
        }
    }

    /// <summary>Updates do not come in; <paramref name="reason"/> says why and what to do.</summary>
    public void ReceivingFails(string reason)
    {
        lock (_lock)
        {
            _receiving = reason;
            Record(reason);
        }
    }

    /// <summary>Messages do not go out until the operator acts.</summary>
    public void SendingFails(string reason)
    {
        lock (_lock)
        {
            _sending = reason;
            Record(reason);
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

    private string? Webhook() =>
        _refused.LookLikeAWrongSecret
            ? "Updates come with another secret: compare Telegram:WebhookSecret with what is registered, and run "
                + "'channels telegram register'."
            : null;

    private void Record(string reason)
    {
        _lastError = reason;
        _lastErrorAt = time.GetUtcNow();
    }

    private static DateTimeOffset? At(long ticks) => ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
}
