using System.Text.Json;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Office.Transport;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>The webhook as Zalo knows it. No answer holds the token.</summary>
internal sealed class ZaloBotWebhookAdmin : IWebhookAdmin
{
    private readonly ZaloBotOptions _options;
    private readonly ZaloBotClient _client;

    private ZaloBotWebhookAdmin(ZaloBotOptions options)
    {
        _options = options;
        _client = new ZaloBotClient(options, CallClock.System);
    }

    /// <summary>The way to Zalo by the settings.</summary>
    /// <exception cref="OfficeFailure">The channel is off, or a setting is wrong.</exception>
    public static ZaloBotWebhookAdmin Open(IConfiguration configuration)
    {
        var options = configuration.GetSection(ZaloBotOptions.Section).Get<ZaloBotOptions>() ?? new ZaloBotOptions();
        if (!options.IsConfigured)
        {
            throw new OfficeFailure("Zalo Bot is off: set ZaloBot:Token (from Zalo Bot Manager).");
        }

        return new ZaloBotOptionsValidator().Validate(null, options) is { Failed: true, FailureMessage: var wrong }
            ? throw new OfficeFailure(wrong)
            : new ZaloBotWebhookAdmin(options);
    }

    public void CheckRegistration(WebhookRequest request, Uri ours)
    {
        if (_options.WebhookSecret.Length == 0)
        {
            throw new OfficeFailure(
                "ZaloBot:WebhookSecret is not set: choose a long random text of 8 to 256 characters "
                    + "(openssl rand -hex 32), set it for the service too, and run this again."
            );
        }

        if (_options.ApiBaseUrl.TrimEnd('/') == ZaloBotOptions.OfficialApi && (ours.Scheme != Uri.UriSchemeHttps || ours.IsLoopback))
        {
            throw new OfficeFailure("Service:PublicUrl must be a public https address (Zalo's rule).");
        }
    }

    public async Task<string?> RegisterAsync(WebhookRequest request, Uri ours, CancellationToken cancellationToken) =>
        Probe(await AskAsync(token => _client.SetWebhookAsync(ours.AbsoluteUri, _options.WebhookSecret, token), cancellationToken));

    public Task RemoveAsync(WebhookRequest request, CancellationToken cancellationToken) =>
        AskAsync(_client.DeleteWebhookAsync, cancellationToken);

    public async Task<WebhookReport> LookAsync(Uri? ours, CancellationToken cancellationToken)
    {
        var me = await AskAsync(_client.GetMeAsync, cancellationToken);
        var url = Text(await AskAsync(_client.GetWebhookInfoAsync, cancellationToken), "url") ?? "";
        return new WebhookReport(
            url.Replace(_options.Token, "***", StringComparison.Ordinal),
            ZaloBotWatch.Trouble(_options.Mode, url, ours) is { } trouble ? [trouble] : []
        )
        {
            Account = Text(me, "account_name") ?? "unknown",
        };
    }

    public void Dispose() => _client.Dispose();

    private static async Task<JsonElement> AskAsync(Func<CancellationToken, Task<ZaloBotAnswer>> ask, CancellationToken cancellationToken)
    {
        SendResult outcome;
        try
        {
            var answer = await ask(cancellationToken);
            if (answer.Ok)
            {
                return answer.Result;
            }

            outcome = ZaloBotFailures.Classify(answer);
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            outcome = ZaloBotFailures.Classify(e);
        }

        throw new OfficeFailure(SendTrouble.OfCall(outcome, "Zalo", "channels zalo-bot status"));
    }

    /// <summary>Zalo saves the address first and calls it then; a call that fails undoes nothing.</summary>
    private static string? Probe(JsonElement registered) =>
        registered.ValueKind == JsonValueKind.Object
        && registered.TryGetProperty("verification"u8, out var verification)
        && verification.ValueKind == JsonValueKind.Object
        && verification.TryGetProperty("ok"u8, out var ok)
        && ok.ValueKind == JsonValueKind.False
            ? $"The address is registered, but Zalo could not reach it (status "
                + $"{Text(verification, "status_code") ?? "unknown"}): is the service running with "
                + $"ZaloBot:Updates=Webhook, and is the address open to the internet?"
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value.ToString()
            : null;
}
