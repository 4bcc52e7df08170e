using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace ChatBot.Fakes.ZaloBot;

/// <summary>
/// Events on their way to the bot: to the webhook if one is registered, otherwise to whoever polls. An event that was handed to a poll is
/// gone, whether the answer arrived or not: the platform knows no confirmation.
/// </summary>
internal sealed class FakeZaloBotEvents : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly FakeZaloBotOptions _options;
    private readonly Action _changed;
    private readonly HttpClient _http = new(new SocketsHttpHandler { ActivityHeadersPropagator = null })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };
    private readonly CancellationTokenSource _stop = new();
    private readonly Queue<JsonObject> _waiting = new();
    private readonly Channel<JsonObject> _pushed = Channel.CreateUnbounded<JsonObject>();
    private readonly Task _pusher;
    private readonly List<int> _deliveries = [];
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private (string Url, string Secret)? _webhook;
    private int _pushing;

    public FakeZaloBotEvents(FakeZaloBotOptions options, Action changed)
    {
        _options = options;
        _changed = changed;
        _pusher = Task.Run(PushAsync);
    }

    public string WebhookUrl
    {
        get
        {
            lock (_lock)
            {
                return _webhook?.Url ?? "";
            }
        }
    }

    /// <summary>Events that neither a poll nor a webhook has got.</summary>
    public int Pending
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count + _pushing;
            }
        }
    }

    /// <summary>Statuses of webhook deliveries in their order; 0: no answer.</summary>
    public IReadOnlyList<int> Deliveries
    {
        get
        {
            lock (_lock)
            {
                return [.. _deliveries];
            }
        }
    }

    public void Add(JsonObject happened)
    {
        lock (_lock)
        {
            if (_webhook is not null)
            {
                _pushing++;
                _pushed.Writer.TryWrite(happened);
                return;
            }

            _waiting.Enqueue(happened);
            _arrived.TrySetResult();
            _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Registers the address whatever the probe says, as the platform does.</summary>
    public async Task<int> SetWebhookAsync(string url, string secret)
    {
        RegisterWebhook(url, secret);
        return await PostAsync(url, secret, "");
    }

    /// <summary>What waited for a poll stays there: with a webhook, polling receives nothing.</summary>
    public void RegisterWebhook(string url, string secret)
    {
        lock (_lock)
        {
            _webhook = (url, secret);
        }
    }

    public void DeleteWebhook()
    {
        lock (_lock)
        {
            _webhook = null;
        }
    }

    /// <summary>Serves getUpdates: one event, or null when the time is up.</summary>
    public async Task<JsonObject?> PollAsync(TimeSpan patience, CancellationToken aborted)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(aborted, _stop.Token);
        using var timer = _options.Time.CreateTimer(_ => time.Cancel(), null, patience, Timeout.InfiniteTimeSpan);
        while (true)
        {
            Task arrived;
            lock (_lock)
            {
                if (_webhook is null && _waiting.TryDequeue(out var happened))
                {
                    return happened;
                }

                if (time.IsCancellationRequested)
                {
                    return null;
                }

                arrived = _arrived.Task;
            }

            await Task.WhenAny(arrived, Task.Delay(Timeout.Infinite, time.Token));
        }
    }

    public static JsonObject Envelope(JsonObject happened) => new() { ["ok"] = true, ["result"] = happened.DeepClone() };

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pusher;
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task PushAsync()
    {
        try
        {
            await foreach (var happened in _pushed.Reader.ReadAllAsync(_stop.Token))
            {
                for (var i = 1; i <= _options.Deliveries; i++)
                {
                    (string Url, string Secret)? webhook;
                    lock (_lock)
                    {
                        webhook = _webhook;
                    }

                    if (webhook is not { } to)
                    {
                        break;
                    }

                    var status = await PostAsync(to.Url, to.Secret, (_options.Wraps ? Envelope(happened) : happened).ToJsonString());
                    lock (_lock)
                    {
                        _deliveries.Add(status);
                    }

                    _changed();
                    if (status is >= 200 and < 300)
                    {
                        break;
                    }

                    if (i < _options.Deliveries)
                    {
                        await Task.Delay(_options.RetryBase * Math.Pow(2, i - 1), _options.Time, _stop.Token);
                    }
                }

                lock (_lock)
                {
                    _pushing--;
                }

                _changed();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The fake is being disposed.
        }
    }

    private async Task<int> PostAsync(string url, string secret, string body)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url)
            {
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body))
                {
                    Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
                },
            };
            request.Headers.TryAddWithoutValidation("X-Bot-Api-Secret-Token", secret);
            using var response = await _http.SendAsync(request, _stop.Token);
            return (int)response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !_stop.IsCancellationRequested))
        {
            return 0;
        }
    }
}
