using System.Diagnostics.Metrics;
using ChatBot.Bot.Telemetry;

namespace ChatBot.Bot.Channels.Shared;

/// <summary>Counts what webhooks refuse.</summary>
internal static class WebhookMetrics
{
    private static readonly Counter<long> Refusals = ServiceInstruments.Meter.CreateCounter<long>(
        "chatbot.webhook.refused",
        "{call}",
        "Webhook calls refused because their secret or signature is wrong, by channel."
    );

    public static void Refused(string channel) => Refusals.Add(1, new KeyValuePair<string, object?>("channel", channel));
}
