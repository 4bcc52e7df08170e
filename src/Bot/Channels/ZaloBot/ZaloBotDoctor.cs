using System.Text.Json;
using ChatBot.Bot.Channels.Shared;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>
/// Asks Zalo whether the token works and what webhook is registered, and compares that with the settings. Takes no updates.
/// </summary>
internal sealed class ZaloBotDoctor(IOptions<ZaloBotOptions> options) : IChannelDoctor
{
    public string Channel => ZaloBotModule.ChannelName;

    public string? WebhookPath => options.Value is { IsConfigured: true, Mode: ZaloBotUpdates.Webhook } ? ZaloBotWebhook.Path : null;

    public async Task<IReadOnlyList<Finding>> ExamineAsync(ChannelExamination examination, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (!settings.IsConfigured)
        {
            return [Finding.Ok(Channel, "off: ZaloBot:Token is empty")];
        }

        using var client = new ZaloBotClient(settings, CallClock.System);
        try
        {
            var me = await client.GetMeAsync(cancellationToken);
            if (!me.Ok)
            {
                return [Refusal(ZaloBotFailures.Classify(me))];
            }

            var findings = new List<Finding> { Finding.Ok(Channel, "Zalo takes the token") };
            var webhook = await client.GetWebhookInfoAsync(cancellationToken);
            findings.Add(
                webhook.Ok
                    ? Updates(settings.Mode, UrlOf(webhook.Result), examination.PublicUrl)
                    : Refusal(ZaloBotFailures.Classify(webhook))
            );
            return findings;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return [Refusal(ZaloBotFailures.Classify(e))];
        }
    }

    private Finding Updates(ZaloBotUpdates? mode, string? registered, Uri? publicUrl) =>
        ZaloBotWatch.Trouble(mode, registered, ZaloBotModule.Webhook.Address(publicUrl?.ToString())) is { } trouble
            ? mode == ZaloBotUpdates.Webhook && string.IsNullOrEmpty(registered)
                ? Finding.Fail(Channel, trouble)
                : Finding.Warn(Channel, trouble)
            : Finding.Ok(
                Channel,
                mode switch
                {
                    ZaloBotUpdates.Polling => "updates come by polling, and no webhook is in the way",
                    ZaloBotUpdates.Webhook => "updates come by the registered webhook",
                    _ => "ZaloBot:Updates is Off: the bot receives nothing",
                }
            );

    private static string? UrlOf(JsonElement info) =>
        info.ValueKind == JsonValueKind.Object && info.TryGetProperty("url"u8, out var url) ? url.ToString() : null;

    private Finding Refusal(SendResult result) =>
        result switch
        {
            SendResult.Misconfigured { Reason: var reason } => Finding.Fail(Channel, reason),
            SendResult.Retry { Reason: var reason } => NoAnswer(reason),
            SendResult.Unknown { Reason: var reason } => NoAnswer(reason),
            SendResult.Rejected { Reason: var reason } => Finding.Fail(
                Channel,
                $"Zalo refuses: {reason}",
                "compare ZaloBot:* with docs/settings.md"
            ),
            _ => NoAnswer("no reason given"),
        };

    private Finding NoAnswer(string reason) =>
        Finding.Fail(
            Channel,
            $"Zalo does not answer: {reason}",
            "look whether this machine may connect to ZaloBot:ApiBaseUrl (firewall, DNS)"
        );
}
