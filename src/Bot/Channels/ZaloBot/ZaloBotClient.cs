using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>
/// The methods of the Bot API that the service uses, as POST with JSON. Throws what the network does; <see cref="ZaloBotFailures"/> says
/// what an exception or a refusal means.
/// </summary>
internal sealed class ZaloBotClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private const int MostConnections = 64;
    private readonly PlatformHttp _http;
    private readonly HttpClient _client;
    private readonly CallClock _clock;
    private readonly string _base;

    public ZaloBotClient(ZaloBotOptions options, CallClock clock)
    {
        _clock = clock;
        _http = new PlatformHttp(MostConnections, clock);

        // Each method has its own limit.
        _client = _http.Client(limit: null);
        _base = $"{options.ApiBaseUrl.TrimEnd('/')}/bot{options.Token}/";
    }

    public Task<ZaloBotAnswer> GetMeAsync(CancellationToken cancellationToken) =>
        CallAsync("getMe", new NoParametersCall(), ZaloBotWire.Default.NoParametersCall, Patience, cancellationToken);

    public Task<ZaloBotAnswer> GetWebhookInfoAsync(CancellationToken cancellationToken) =>
        CallAsync("getWebhookInfo", new NoParametersCall(), ZaloBotWire.Default.NoParametersCall, Patience, cancellationToken);

    public Task<ZaloBotAnswer> SetWebhookAsync(string url, string secret, CancellationToken cancellationToken) =>
        CallAsync("setWebhook", new SetWebhookCall(url, secret), ZaloBotWire.Default.SetWebhookCall, Patience, cancellationToken);

    public Task<ZaloBotAnswer> DeleteWebhookAsync(CancellationToken cancellationToken) =>
        CallAsync("deleteWebhook", new NoParametersCall(), ZaloBotWire.Default.NoParametersCall, Patience, cancellationToken);

    public Task<ZaloBotAnswer> SendMessageAsync(string chat, string text, CancellationToken cancellationToken) =>
        CallAsync("sendMessage", new SendMessageCall(chat, text), ZaloBotWire.Default.SendMessageCall, Patience, cancellationToken);

    public Task<ZaloBotAnswer> SendPhotoAsync(string chat, string url, string? caption, CancellationToken cancellationToken) =>
        CallAsync(
            "sendPhoto",
            new SendPhotoCall(chat, url, caption),
            ZaloBotWire.Default.SendPhotoCall,
            TimeSpan.FromSeconds(ZaloBotLimits.PhotoSeconds),
            cancellationToken
        );

    /// <summary>
    /// One update, or the 408 of an empty poll. Nothing confirms an update: once Zalo has answered, only we have it. So when the answer has
    /// begun to arrive, the stop of the service no longer cuts it off.
    /// </summary>
    public async Task<ZaloBotAnswer> GetUpdatesAsync(CancellationToken stopping)
    {
        var seconds = ZaloBotLimits.PollSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(ZaloBotLimits.PollSeconds) + Patience, _clock.Time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping, late.Token);
        using var request = Request("getUpdates", new GetUpdatesCall(seconds), ZaloBotWire.Default.GetUpdatesCall);
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        using var reading = new CancellationTokenSource(Patience, _clock.Time);
        return await ReadAsync(response, reading.Token);
    }

    public void Dispose() => _http.Dispose();

    private async Task<ZaloBotAnswer> CallAsync<T>(
        string method,
        T call,
        JsonTypeInfo<T> type,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        using var late = new CancellationTokenSource(patience, _clock.Time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        using var request = Request(method, call, type);
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        return await ReadAsync(response, limit.Token);
    }

    private HttpRequestMessage Request<T>(string method, T call, JsonTypeInfo<T> type)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(call, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return new HttpRequestMessage(HttpMethod.Post, _base + method) { Content = content };
    }

    private static async Task<ZaloBotAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        ZaloBotAnswer.Read(
            (int)response.StatusCode,
            await response.Content.ReadAsByteArrayAsync(cancellationToken),
            response.Headers.RetryAfter?.Delta
        );
}
