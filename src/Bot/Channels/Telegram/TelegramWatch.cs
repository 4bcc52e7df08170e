using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Clock;
using ChatBot.Bot.Settings;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>
/// Looks, soon after the start and now and then, where Telegram delivers updates to. A webhook that somebody removed or moved is silence,
/// and nothing in it shows that citizens write in vain. Nothing waits for this.
/// </summary>
internal sealed class TelegramWatch(
    TelegramClients clients,
    TelegramHealth health,
    IOptions<ServiceOptions> service,
    TimeProvider time,
    BackOff backOff,
    ILogger<TelegramWatch> logger
) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    // An operator registers the webhook after the first start, so the first look waits.
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        try
        {
            await Task.Delay(First, time, stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                failures = await LookAsync(stoppingToken) ? 0 : failures + 1;
                if (failures == 0)
                {
                    await Task.Delay(Every, time, stoppingToken);
                }
                else
                {
                    await backOff.WaitAsync(failures, asked: null, time, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    /// <summary>Tells the operator what is wrong with the registered webhook, or returns null when all is well.</summary>
    internal static string? Trouble(WebhookInfo webhook, Uri? ours)
    {
        if (webhook.Url is not { Length: > 0 })
        {
            return "No webhook is registered at Telegram, so nothing comes in: run 'channels telegram register', or "
                + "set Telegram:Updates=Polling and restart.";
        }

        return ours is not null && !IsSame(webhook.Url, ours)
            ? "The webhook registered at Telegram is another address than ours: run 'channels telegram "
                + "register', or correct Service:PublicUrl."
            : null;
    }

    /// <summary>Whether a registered address is ours; the port that HTTPS has anyway may be written or not.</summary>
    internal static bool IsSame(string registered, Uri ours) =>
        Uri.TryCreate(registered, UriKind.Absolute, out var set)
        && set.Authority.Equals(ours.Authority, StringComparison.OrdinalIgnoreCase)
        && set.AbsolutePath == TelegramWebhook.Path;

    private async Task<bool> LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            var webhook = await clients.Sending.GetWebhookInfo(stoppingToken);
            var ours = Uri.TryCreate(service.Value.PublicUrl, UriKind.Absolute, out var own) ? own : null;
            if (Trouble(webhook, ours) is { } trouble)
            {
                logger.LogWarning("{Trouble}", trouble);
                health.Fails(ChannelTrouble.Receiving, trouble);
            }
            else
            {
                health.Works(ChannelTrouble.Receiving);
            }

            return true;
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            logger.LogWarning("getWebhookInfo of Telegram failed: {Outcome}", TelegramFailures.Classify(e));
            health.Error("getWebhookInfo failed and is tried again.");
            return false;
        }
    }
}
