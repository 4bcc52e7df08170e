using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace ChatBot.Fakes.Telegram;

/// <summary>
/// Updates on their way to the bot. By webhook: one at a time in a queue (a chat's messages, a user's presses), the next after a 2xx,
/// anything else repeated at once and then after 2, 4, 8 ... seconds, for as long as the update lives. Otherwise kept for getUpdates.
/// </summary>
internal sealed class FakeUpdates : IAsyncDisposable
{
    private static readonly TimeSpan MessageLife = TimeSpan.FromHours(24);
    private static readonly TimeSpan PressLife = TimeSpan.FromSeconds(150);

    private readonly Lock _lock = new();
    private readonly FakeTelegramOptions _options;
    private readonly Action<JsonObject> _runResponse;
    private readonly Action _changed;
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 100, ActivityHeadersPropagator = null });
    private readonly SortedDictionary<int, Pending> _pending = [];
    private readonly Dictionary<long, Channel<Pending>> _queues = [];
    private readonly List<Task> _pushers = [];
    private readonly HashSet<int> _acknowledged = [];
    private readonly List<int> _failures = [];
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource? _poller;
    private HashSet<string>? _allowed;
    private Webhook? _webhook;
    private int _nextId;
    private int _connections = 40;
    private DateTimeOffset _lastSet;
    private (DateTimeOffset At, string Words)? _lastError;

    public FakeUpdates(FakeTelegramOptions options, Action<JsonObject> runResponse, Action changed)
    {
        _options = options;
        _runResponse = runResponse;
        _changed = changed;
        _nextId = options.FirstUpdateId;
        _http.Timeout = options.WebhookTimeout;
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

    public IReadOnlyCollection<int> Acknowledged
    {
        get
        {
            lock (_lock)
            {
                return [.. _acknowledged];
            }
        }
    }

    public IReadOnlyList<int> Failures
    {
        get
        {
            lock (_lock)
            {
                return [.. _failures];
            }
        }
    }

    public int Pending
    {
        get
        {
            lock (_lock)
            {
                return _pending.Count;
            }
        }
    }

    public int Add(string kind, long queue, JsonObject payload)
    {
        lock (_lock)
        {
            var id = _nextId++;
            if (_allowed is { Count: > 0 } && !_allowed.Contains(kind))
            {
                return id;
            }

            var life = kind == "callback_query" ? PressLife : MessageLife;
            var body = new JsonObject { ["update_id"] = id, [kind] = payload }.ToJsonString();
            var pending = new Pending(id, queue, body, _options.Time.GetUtcNow() + life);
            _pending.Add(id, pending);
            if (_webhook is not null)
            {
                Push(pending);
            }

            _arrived.TrySetResult();
            _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return id;
        }
    }

    /// <summary>One setWebhook a second.</summary>
    public bool MaySetWebhook()
    {
        lock (_lock)
        {
            var now = _options.Time.GetUtcNow();
            if (now - _lastSet < TimeSpan.FromSeconds(1))
            {
                return false;
            }

            _lastSet = now;
            return true;
        }
    }

    public JsonObject WebhookInfo()
    {
        lock (_lock)
        {
            var info = new JsonObject
            {
                ["url"] = _webhook?.Url ?? "",
                ["has_custom_certificate"] = false,
                ["pending_update_count"] = _pending.Count,
            };
            if (_webhook is not null)
            {
                info["max_connections"] = _connections;
            }

            if (_allowed is not null)
            {
                info["allowed_updates"] = new JsonArray([.. _allowed.Select(a => JsonValue.Create(a))]);
            }

            if (_lastError is { } error)
            {
                info["last_error_date"] = error.At.ToUnixTimeSeconds();
                info["last_error_message"] = error.Words;
            }

            return info;
        }
    }

    public void SetWebhook(string url, string secret, IEnumerable<string>? allowed, int connections = 40, bool dropPending = false)
    {
        lock (_lock)
        {
            _connections = connections;
            _lastError = null;
            if (dropPending)
            {
                _pending.Clear();
            }

            if (allowed is not null)
            {
                _allowed = [.. allowed];
            }

            var first = _webhook is null;
            _webhook = new Webhook(url, secret);
            if (first)
            {
                foreach (var pending in _pending.Values)
                {
                    Push(pending);
                }
            }
        }
    }

    public void DeleteWebhook(bool dropPending)
    {
        lock (_lock)
        {
            _webhook = null;
            if (dropPending)
            {
                _pending.Clear();
            }
        }
    }

    /// <summary>Serves getUpdates.</summary>
    /// <returns>The bodies, or null with the words of a 409.</returns>
    public async Task<(IReadOnlyList<string>? Bodies, string? Conflict)> PollAsync(
        int? offset,
        int limit,
        int seconds,
        IEnumerable<string>? allowed,
        CancellationToken aborted
    )
    {
        CancellationTokenSource mine;
        lock (_lock)
        {
            if (_webhook is not null)
            {
                return (null, "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
            }

            if (allowed is not null)
            {
                _allowed = [.. allowed];
            }

            if (offset is { } from)
            {
                foreach (var id in _pending.Keys.Where(id => id < from).ToList())
                {
                    _pending.Remove(id);
                    _acknowledged.Add(id);
                }
            }

            _poller?.Cancel();
            _poller = mine = CancellationTokenSource.CreateLinkedTokenSource(aborted, _stop.Token);
        }

        _changed();
        try
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(mine.Token);
            using var timer = _options.Time.CreateTimer(
                _ => time.Cancel(),
                null,
                TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 50)),
                Timeout.InfiniteTimeSpan
            );
            while (true)
            {
                Task arrived;
                lock (_lock)
                {
                    if (aborted.IsCancellationRequested || _stop.IsCancellationRequested)
                    {
                        return ([], null);
                    }

                    if (mine.IsCancellationRequested)
                    {
                        return (null, "terminated by other getUpdates request; make sure that only one bot instance is running");
                    }

                    var bodies = _pending
                        .Values.Where(p => p.Id >= (offset ?? 0))
                        .Take(Math.Clamp(limit, 1, 100))
                        .Select(p => p.Body)
                        .ToList();
                    if (bodies.Count > 0 || time.IsCancellationRequested || seconds == 0)
                    {
                        return (bodies, null);
                    }

                    arrived = _arrived.Task;
                }

                await Task.WhenAny(arrived, Task.Delay(Timeout.Infinite, time.Token));
            }
        }
        finally
        {
            lock (_lock)
            {
                if (_poller == mine)
                {
                    _poller = null;
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Task[] pushers;
        lock (_lock)
        {
            pushers = [.. _pushers];
        }

        await Task.WhenAll(pushers);
        _http.Dispose();
        _stop.Dispose();
    }

    private void Push(Pending pending)
    {
        if (!_queues.TryGetValue(pending.Queue, out var queue))
        {
            _queues[pending.Queue] = queue = Channel.CreateUnbounded<Pending>();
            _pushers.Add(Task.Run(() => PushAsync(queue.Reader)));
        }

        queue.Writer.TryWrite(pending);
    }

    private async Task PushAsync(ChannelReader<Pending> queue)
    {
        try
        {
            await foreach (var pending in queue.ReadAllAsync(_stop.Token))
            {
                var failures = 0;
                while (true)
                {
                    Webhook webhook;
                    lock (_lock)
                    {
                        // Without a webhook it stays for getUpdates.
                        if (_webhook is null || !_pending.ContainsKey(pending.Id))
                        {
                            break;
                        }

                        webhook = _webhook;
                    }

                    if (_options.Time.GetUtcNow() > pending.Expires)
                    {
                        lock (_lock)
                        {
                            _pending.Remove(pending.Id);
                        }

                        break;
                    }

                    var (status, asked) = await PostAsync(webhook, pending);
                    if (status is >= 200 and < 300)
                    {
                        lock (_lock)
                        {
                            _pending.Remove(pending.Id);
                            _acknowledged.Add(pending.Id);
                        }

                        _changed();
                        break;
                    }

                    lock (_lock)
                    {
                        _failures.Add(status);
                        _lastError = (
                            _options.Time.GetUtcNow(),
                            status == 0 ? "Connection refused" : $"Wrong response from the webhook: {status}"
                        );
                    }

                    _changed();
                    // Retry-After is obeyed; it is told in the seconds of the real server, so it is scaled like the back-off.
                    var scale = _options.RetryBase / TimeSpan.FromSeconds(2);
                    var wait =
                        asked is { } after ? after * scale
                        : failures == 0 ? TimeSpan.Zero
                        : _options.RetryBase * Math.Pow(2, Math.Min(failures - 1, 20));
                    failures++;
                    await Task.Delay(wait < _options.RetryCap ? wait : _options.RetryCap, _options.Time, _stop.Token);
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The fake is being disposed.
        }
    }

    private async Task<(int Status, TimeSpan? RetryAfter)> PostAsync(Webhook webhook, Pending pending)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url)
            {
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(pending.Body))
                {
                    Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
                },
            };
            if (webhook.Secret.Length > 0)
            {
                request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", webhook.Secret);
            }

            using var response = await _http.SendAsync(request, _stop.Token);
            var body = await response.Content.ReadAsStringAsync(_stop.Token);
            if (
                response.IsSuccessStatusCode
                && body.StartsWith('{')
                && JsonNode.Parse(body) is JsonObject call
                && call.ContainsKey("method")
            )
            {
                _runResponse(call);
            }

            return ((int)response.StatusCode, response.Headers.RetryAfter?.Delta);
        }
        catch (Exception e)
            when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !_stop.IsCancellationRequested))
        {
            return (0, null);
        }
    }

    private sealed record Webhook(string Url, string Secret);
}

/// <summary>An update that the bot has not acknowledged yet.</summary>
internal sealed record Pending(int Id, long Queue, string Body, DateTimeOffset Expires);
