using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Office.Transport;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>The webhook as Telegram knows it. No answer holds the token.</summary>
internal sealed class TelegramWebhookAdmin : IWebhookAdmin
{
    private readonly TelegramOptions _options;
    private readonly TelegramClients _clients;

    private TelegramWebhookAdmin(TelegramOptions options)
    {
        _options = options;
        _clients = new TelegramClients(options, CallClock.System);
    }

    /// <summary>The way to Telegram by the settings.</summary>
    /// <exception cref="OfficeFailure">The channel is off, or a setting is wrong.</exception>
    public static TelegramWebhookAdmin Open(IConfiguration configuration)
    {
        var options = configuration.GetSection(TelegramOptions.Section).Get<TelegramOptions>() ?? new TelegramOptions();
        if (!options.IsConfigured)
        {
            throw new OfficeFailure("Telegram is off: set Telegram:BotToken (from @BotFather).");
        }

        return new TelegramOptionsValidator().Validate(null, options) is { Failed: true, FailureMessage: var wrong }
            ? throw new OfficeFailure(wrong)
            : new TelegramWebhookAdmin(options);
    }

    public void CheckRegistration(WebhookRequest request, Uri ours)
    {
        if (_options.WebhookSecret.Length == 0)
        {
            throw new OfficeFailure(
                "Telegram:WebhookSecret is not set: choose a long random text of A-Z a-z 0-9 _ - (openssl rand "
                    + "-hex 32), set it for the service too, and run this again."
            );
        }

        if (request.MaxConnections is < 1 or > TelegramLimits.MostConnections)
        {
            throw new OfficeFailure("--max-connections must be 1 to 100 (Telegram's rule).");
        }

        // A Bot API server of one's own takes any address; Telegram's takes HTTPS on four ports.
        if (
            _options.ApiBaseUrl.TrimEnd('/') == TelegramOptions.OfficialApi
            && (ours.Scheme != Uri.UriSchemeHttps || !TelegramLimits.WebhookPorts.Contains(ours.Port))
        )
        {
            throw new OfficeFailure(
                $"Service:PublicUrl must be https on port 443, 80, 88 or 8443 (Telegram's rule); it is "
                    + $"{ours.GetLeftPart(UriPartial.Authority)}."
            );
        }
    }

    public async Task<string?> RegisterAsync(WebhookRequest request, Uri ours, CancellationToken cancellationToken)
    {
        await AskAsync(() =>
            _clients.Sending.SetWebhook(
                url: ours.AbsoluteUri,
                maxConnections: request.MaxConnections ?? TelegramLimits.DefaultConnections,
                allowedUpdates: TelegramPoller.AllowedUpdates,
                dropPendingUpdates: request.DropPending,
                secretToken: _options.WebhookSecret,
                cancellationToken: cancellationToken
            )
        );
        return null;
    }

    public Task RemoveAsync(WebhookRequest request, CancellationToken cancellationToken) =>
        AskAsync(() => _clients.Sending.DeleteWebhook(dropPendingUpdates: request.DropPending, cancellationToken: cancellationToken));

    public async Task<WebhookReport> LookAsync(Uri? ours, CancellationToken cancellationToken)
    {
        WebhookInfo? info = null;
        await AskAsync(async () => info = await _clients.Sending.GetWebhookInfo(cancellationToken));
        return new WebhookReport(Hide(info!.Url), [.. Notes(info, ours)])
        {
            Pending = info.PendingUpdateCount,
            MaxConnections = info.MaxConnections,
            LastError = info.LastErrorMessage is { Length: > 0 } error ? Hide(error) : null,
            LastErrorAt = info.LastErrorDate is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null,
        };
    }

    public void Dispose() => _clients.Dispose();

    private async Task AskAsync(Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (ApiRequestException e) when (e.ErrorCode is 400 or 429)
        {
            throw new OfficeFailure($"Telegram refuses: {Hide(e.Message)}", e);
        }
        catch (RequestException e)
        {
            throw new OfficeFailure(SendTrouble.OfCall(TelegramFailures.Classify(e), "Telegram", "channels telegram status"), e);
        }
    }

    private IEnumerable<string> Notes(WebhookInfo info, Uri? ours)
    {
        var isRegistered = info.Url.Length > 0;
        if (isRegistered && _options.Mode == TelegramUpdates.Polling)
        {
            yield return "Telegram:Updates is Polling, and Telegram refuses polling (409) while a webhook is registered: "
                + "set Telegram:Updates=Webhook and restart, or run 'channels telegram remove'.";
        }

        if (isRegistered && ours is not null && info.Url != ours.AbsoluteUri)
        {
            yield return $"The registered address is not ours ({ours.AbsoluteUri}): run 'channels telegram register'.";
        }

        if (!isRegistered && _options.Mode == TelegramUpdates.Webhook)
        {
            yield return "Telegram:Updates is Webhook and no webhook is registered, so nothing comes in: run 'channels "
                + "telegram register', or set Telegram:Updates=Polling and restart.";
        }

        if (isRegistered && info.AllowedUpdates is { } allowed && TelegramPoller.AllowedUpdates.Except(allowed).Any())
        {
            yield return "Telegram does not send all kinds of updates the service reads: run 'channels telegram register'.";
        }
    }

    // People used to put the token into the address of a webhook, as a secret.
    private string Hide(string text) =>
        text.Replace(_options.BotToken, "***", StringComparison.Ordinal)
            .Replace(_options.BotToken.Split(':')[^1], "***", StringComparison.Ordinal);
}
