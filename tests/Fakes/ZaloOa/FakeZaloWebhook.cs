using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace ChatBot.Fakes.ZaloOa;

/// <summary>
/// Delivers events: signed over the very bytes, 200 within two seconds or it has failed, retried with <c>num_retry</c> on the documented
/// schedule and with the same body, and switched off when the last retry has failed.
/// </summary>
internal sealed class FakeZaloWebhook : IDisposable
{
    private readonly FakeZaloOaOptions _options;
    private readonly Action _changed;
    private readonly HttpClient _http;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<FakeZaloDelivery> _deliveries = new();
    private readonly Dictionary<string, Task> _tails = [];
    private readonly Lock _lock = new();
    private int _pending;

    public FakeZaloWebhook(FakeZaloOaOptions options, Action changed)
    {
        _options = options;
        _changed = changed;
        _http = new HttpClient { Timeout = options.WebhookTimeout };
    }

    /// <summary>The console's "Webhook URL"; null: none.</summary>
    public Uri? Url { get; set; }

    public bool IsDisabled { get; set; }

    public int Lost { get; private set; }

    /// <summary>Events neither answered with 200 nor given up.</summary>
    public int Pending => Volatile.Read(ref _pending);

    public IReadOnlyList<FakeZaloDelivery> Deliveries => [.. _deliveries];

    public void Deliver(string queue, string eventName, string body, string timestamp, string? server = null)
    {
        if (Url is null || IsDisabled)
        {
            Lost++;
            _changed();
            return;
        }

        Interlocked.Increment(ref _pending);
        var message = new Event(eventName, body, Mac(body, timestamp), server);
        lock (_lock)
        {
            var before = _options.KeepsOrder ? _tails.GetValueOrDefault(queue) ?? Task.CompletedTask : Task.CompletedTask;
            _tails[queue] = DeliverAsync(before, message);
        }
    }

    /// <summary><c>mac=</c> and the lower-case hex of SHA-256 over app id, body as sent, timestamp, OA secret key.</summary>
    public string Mac(string body, string timestamp) =>
        "mac="
        + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_options.AppId + body + timestamp + _options.OaSecretKey)));

    public async Task<int> PostAsync(string eventName, string body, string mac, int retry, string? server)
    {
        var clock = Stopwatch.StartNew();
        var status = 0;
        try
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            };
            using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = content };
            request.Headers.TryAddWithoutValidation("X-ZEvent-Signature", mac);
            if (server is not null)
            {
                request.Headers.TryAddWithoutValidation("X-ZEvent-Server", server);
            }

            if (retry > 0)
            {
                request.Headers.TryAddWithoutValidation("num_retry", retry.ToString(CultureInfo.InvariantCulture));
            }

            using var response = await _http.SendAsync(request, _stop.Token);
            status = (int)response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // Not answered in time, or not at all.
        }

        _deliveries.Enqueue(new FakeZaloDelivery(eventName, body, retry, status, clock.Elapsed));
        _changed();
        return status;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _http.Dispose();
    }

    private async Task DeliverAsync(Task before, Event message)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        if (await PostAsync(message.Name, message.Body, message.Mac, 0, message.Server) == 200)
        {
            Settle();
        }
        else
        {
            _ = RetryAsync(message);
        }
    }

    private async Task RetryAsync(Event message)
    {
        for (var retry = 1; retry <= _options.RetryAfter.Count; retry++)
        {
            try
            {
                await Task.Delay(_options.RetryAfter[retry - 1], _options.Time, _stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (await PostAsync(message.Name, message.Body, message.Mac, retry, message.Server) == 200)
            {
                Settle();
                return;
            }
        }

        IsDisabled = true;
        Lost++;
        Settle();
    }

    private void Settle()
    {
        Interlocked.Decrement(ref _pending);
        _changed();
    }

    private sealed record Event(string Name, string Body, string Mac, string? Server);
}
