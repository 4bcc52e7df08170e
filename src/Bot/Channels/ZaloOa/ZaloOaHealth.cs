using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>What <c>channels status</c> and the health body say about the channel. Texts hold no secret and no personal data.</summary>
internal sealed class ZaloOaHealth(TimeProvider time)
{
    // Every message we send brings at least one event back when the console sends any.
    private const int ManyUnheard = 20;

    private static readonly TimeSpan LongUnheard = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private DateTimeOffset? _lastUpdate;
    private DateTimeOffset? _lastSent;
    private DateTimeOffset? _lastErrorAt;
    private string? _lastError;
    private string? _token;
    private string? _sending;
    private string? _purse;
    private readonly RefusedCalls _badSignatures = new(time);
    private readonly RefusedCalls _otherApps = new(time);
    private int _unheard;

    public ChannelStatus Status
    {
        get
        {
            lock (_lock)
            {
                var now = time.GetUtcNow();
                var webhook =
                    _otherApps.LookLikeAWrongSecret ? "Events come for another app: compare ZaloOa:AppId with the app of the console."
                    : _badSignatures.LookLikeAWrongSecret
                        ? "Events come with a signature that does not fit: compare ZaloOa:OaSecretKey with \"OA "
                            + "Secret Key\" and ZaloOa:AppId with the app of the console."
                    : _unheard >= ManyUnheard && (_lastUpdate is null || now - _lastUpdate > LongUnheard)
                        ? "Messages go out and no event comes in: look in the console whether the webhook and "
                            + "its events are switched on (Zalo switches them off after failed retries)."
                    : null;
                var degraded = string.Join(' ', new[] { _token, _sending == _token ? null : _sending, webhook }.OfType<string>());
                return new ChannelStatus(
                    true,
                    _lastUpdate,
                    _lastSent,
                    _lastError,
                    _lastErrorAt,
                    degraded.Length == 0 ? null : degraded,
                    _purse
                );
            }
        }
    }

    /// <summary>A genuine event came in.</summary>
    public void Received()
    {
        lock (_lock)
        {
            _lastUpdate = time.GetUtcNow();
            _badSignatures.Genuine();
            _otherApps.Genuine();
            _unheard = 0;
        }
    }

    public void SignatureFailed()
    {
        lock (_lock)
        {
            _badSignatures.Refused();
            Record("A webhook call with a signature that does not fit was refused.");
        }
    }

    /// <summary>A call for another app than ours, of whomever.</summary>
    public void OtherApp()
    {
        lock (_lock)
        {
            _otherApps.Refused();
            Record("A webhook call for another app than ZaloOa:AppId was refused.");
        }
    }

    /// <summary>A message went out, so whatever kept messages from going out is over.</summary>
    public void Sent()
    {
        lock (_lock)
        {
            _lastSent = time.GetUtcNow();
            _unheard++;
            _sending = null;
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

    public void TokenWorks()
    {
        lock (_lock)
        {
            // A message that failed for want of a token says so until it is tried again, which may take minutes.
            if (_sending == _token)
            {
                _sending = null;
            }

            _token = null;
        }
    }

    public void TokenFails(string reason)
    {
        lock (_lock)
        {
            _token = reason;
            Record(reason);
        }
    }

    /// <summary>What the last answer said about quota, in words.</summary>
    public void Purse(string words)
    {
        lock (_lock)
        {
            _purse = words;
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

    private void Record(string reason)
    {
        _lastError = reason;
        _lastErrorAt = time.GetUtcNow();
    }
}
