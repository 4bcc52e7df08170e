using System.Text.Json;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Clock;
using ChatBot.Bot.Settings;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>
/// Looks, at the start and now and then, whether the token works and what webhook is registered. The platform is silent about both mistakes
/// it invites: polling while a webhook is registered, and waiting for a webhook that is not. Nothing waits for this.
/// </summary>
internal sealed class ZaloBotWatch(
    ZaloBotClient client,
    ZaloBotHealth health,
    IOptions<ZaloBotOptions> options,
    IOptions<ServiceOptions> service,
    TimeProvider time,
    BackOff backOff,
    ILogger<ZaloBotWatch> logger
) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(10);
    private bool _isRefused;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            var problem = await LookAsync(stoppingToken);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            failures = problem is null ? 0 : failures + 1;
            if (problem is SendResult.Misconfigured misconfigured)
            {
                health.Fails(ChannelTrouble.Sending, misconfigured.Reason);
            }

            _isRefused = problem is SendResult.Misconfigured;
            if (problem is null)
            {
                try
                {
                    await Task.Delay(Every, time, stoppingToken);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
            else if (!await backOff.WaitAsync(failures, problem, time, stoppingToken))
            {
                return;
            }
        }
    }

    /// <summary>Tells the operator what is wrong with the registered address, or returns null when events can come in.</summary>
    internal static string? Trouble(ZaloBotUpdates? mode, string? registered, Uri? ours) =>
        mode switch
        {
            ZaloBotUpdates.Polling when registered is { Length: > 0 } =>
                "A webhook is registered for this bot, and Zalo then gives nothing to polling, without a word: "
                    + "run 'channels zalo-bot remove', or set ZaloBot:Updates=Webhook.",
            ZaloBotUpdates.Webhook when string.IsNullOrEmpty(registered) =>
                "No webhook is registered for this bot, so nothing comes in: run 'channels zalo-bot register'.",
            ZaloBotUpdates.Webhook
                when ours is not null && !string.Equals(registered, ours.AbsoluteUri, StringComparison.OrdinalIgnoreCase) =>
                "The registered webhook of this bot is another address than ours: run 'channels zalo-bot "
                    + "register', or correct Service:PublicUrl.",
            _ => null,
        };

    private async Task<SendResult?> LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            var me = await client.GetMeAsync(stoppingToken);
            if (!me.Ok)
            {
                return Note("getMe", ZaloBotFailures.Classify(me));
            }

            var info = await client.GetWebhookInfoAsync(stoppingToken);
            if (!info.Ok)
            {
                return Note("getWebhookInfo", ZaloBotFailures.Classify(info));
            }

            // A trouble that came from a send is over when a send works.
            if (_isRefused)
            {
                health.Works(ChannelTrouble.Sending);
            }

            var registered =
                info.Result.ValueKind == JsonValueKind.Object && info.Result.TryGetProperty("url"u8, out var url) ? url.ToString() : null;
            if (Trouble(options.Value.Mode, registered, ZaloBotModule.Webhook.Address(service.Value.PublicUrl)) is { } trouble)
            {
                logger.LogWarning("{Trouble}", trouble);
                health.Fails(ChannelTrouble.Webhook, trouble);
            }
            else
            {
                health.Works(ChannelTrouble.Webhook);
            }

            return null;
        }
        catch (Exception e)
        {
            return stoppingToken.IsCancellationRequested ? null : Note("getMe", ZaloBotFailures.Classify(e));
        }
    }

    private SendResult Note(string method, SendResult outcome)
    {
        logger.LogWarning("{Method} of Zalo Bot failed: {Outcome}", method, outcome);
        if (outcome is not SendResult.Misconfigured)
        {
            health.Error($"{method} failed and is tried again.");
        }

        return outcome;
    }
}
