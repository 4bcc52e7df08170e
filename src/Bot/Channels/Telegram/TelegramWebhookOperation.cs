using System.Text.Json.Serialization;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Office;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Settings;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary><c>channels telegram register|status|remove</c>: the webhook as Telegram knows it. No answer holds the token.</summary>
internal sealed class TelegramWebhookOperation(IConfiguration configuration, IOptions<ServiceOptions> service, Audit audit)
    : OfficeOperation<TelegramWebhookOperation.Request, TelegramWebhookOperation.Result>(Contract)
{
    public static readonly OfficeContract<Request, Result> Contract = new(
        "channels.telegram",
        TelegramWebhookJson.Default.Request,
        TelegramWebhookJson.Default.Result,
        NeedsData: false
    );

    /// <param name="What">What to do.</param>
    /// <param name="DropPending">Telegram forgets the updates that wait.</param>
    /// <param name="MaxConnections">Calls at a time, 1 to 100.</param>
    public sealed record Request(WebhookAction What, bool DropPending = false, int MaxConnections = TelegramLimits.DefaultConnections);

    /// <param name="Url">The registered address; empty: none.</param>
    /// <param name="Pending">Updates that wait at Telegram.</param>
    /// <param name="MaxConnections">Calls at a time, or null.</param>
    /// <param name="LastError">Telegram's words about the last call that failed, or null.</param>
    /// <param name="LastErrorAt">When that was.</param>
    /// <param name="Notes">What the operator should know or do.</param>
    public sealed record Result(
        string Url,
        int Pending,
        int? MaxConnections,
        string? LastError,
        DateTimeOffset? LastErrorAt,
        IReadOnlyList<string> Notes
    );

    public override async Task<Result> RunAsync(Request request, OfficeCall call)
    {
        var options = configuration.GetSection(TelegramOptions.Section).Get<TelegramOptions>() ?? new TelegramOptions();
        if (!options.IsConfigured)
        {
            throw new OfficeFailure("Telegram is off: set Telegram:BotToken (from @BotFather).");
        }

        if (new TelegramOptionsValidator().Validate(null, options) is { Failed: true, FailureMessage: var wrong })
        {
            throw new OfficeFailure(wrong);
        }

        using var clients = new TelegramClients(options, CallClock.System);
        var ours = OurAddress(service.Value.PublicUrl);
        try
        {
            switch (request.What)
            {
                case WebhookAction.Register:
                    CheckForRegistration(request, options, ours);
                    await audit.WriteAsync(call, "channels.telegram.register", about: null);
                    await clients.Sending.SetWebhook(
                        url: ours!.AbsoluteUri,
                        maxConnections: request.MaxConnections,
                        allowedUpdates: TelegramPoller.AllowedUpdates,
                        dropPendingUpdates: request.DropPending,
                        secretToken: options.WebhookSecret,
                        cancellationToken: call.CancellationToken
                    );
                    break;
                case WebhookAction.Remove:
                    await audit.WriteAsync(call, "channels.telegram.remove", about: null);
                    await clients.Sending.DeleteWebhook(dropPendingUpdates: request.DropPending, cancellationToken: call.CancellationToken);
                    break;
            }

            var info = await clients.Sending.GetWebhookInfo(call.CancellationToken);
            return new Result(
                Hide(info.Url, options),
                info.PendingUpdateCount,
                info.MaxConnections,
                info.LastErrorMessage is { Length: > 0 } error ? Hide(error, options) : null,
                info.LastErrorDate is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null,
                [.. Notes(info, options, ours)]
            );
        }
        catch (ApiRequestException e) when (e.ErrorCode is 400 or 429)
        {
            throw new OfficeFailure($"Telegram refuses: {Hide(e.Message, options)}", e);
        }
        catch (RequestException e)
        {
            throw new OfficeFailure(SendTrouble.OfCall(TelegramFailures.Classify(e), "Telegram", "channels telegram status"), e);
        }
    }

    private static Uri? OurAddress(string? publicUrl) =>
        Uri.TryCreate(publicUrl, UriKind.Absolute, out var uri) ? new Uri(uri, TelegramWebhook.Path) : null;

    private static void CheckForRegistration(Request request, TelegramOptions options, Uri? ours)
    {
        if (ours is null)
        {
            throw new OfficeFailure(
                "Service:PublicUrl is not set: Telegram must know under which address it reaches the service, "
                    + "such as https://bot.example.vn."
            );
        }

        if (options.WebhookSecret.Length == 0)
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
            options.ApiBaseUrl.TrimEnd('/') == TelegramOptions.OfficialApi
            && (ours.Scheme != Uri.UriSchemeHttps || !TelegramLimits.WebhookPorts.Contains(ours.Port))
        )
        {
            throw new OfficeFailure(
                $"Service:PublicUrl must be https on port 443, 80, 88 or 8443 (Telegram's rule); it is "
                    + $"{ours.GetLeftPart(UriPartial.Authority)}."
            );
        }
    }

    private static IEnumerable<string> Notes(WebhookInfo info, TelegramOptions options, Uri? ours)
    {
        var isRegistered = info.Url.Length > 0;
        if (isRegistered && options.Mode == TelegramUpdates.Polling)
        {
            yield return "Telegram:Updates is Polling, and Telegram refuses polling (409) while a webhook is registered: "
                + "set Telegram:Updates=Webhook and restart, or run 'channels telegram remove'.";
        }

        if (isRegistered && ours is not null && info.Url != ours.AbsoluteUri)
        {
            yield return $"The registered address is not ours ({ours.AbsoluteUri}): run 'channels telegram register'.";
        }

        if (!isRegistered && options.Mode == TelegramUpdates.Webhook)
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
    private static string Hide(string text, TelegramOptions options) =>
        text.Replace(options.BotToken, "***", StringComparison.Ordinal)
            .Replace(options.BotToken.Split(':')[^1], "***", StringComparison.Ordinal);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(TelegramWebhookOperation.Request))]
[JsonSerializable(typeof(TelegramWebhookOperation.Result))]
internal sealed partial class TelegramWebhookJson : JsonSerializerContext;
