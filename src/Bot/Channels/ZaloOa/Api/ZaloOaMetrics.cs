using System.Diagnostics.Metrics;
using ChatBot.Bot.Telemetry;

namespace ChatBot.Bot.Channels.ZaloOa.Api;

/// <summary>Counters of the channel. Tags name outcomes, never people.</summary>
internal static class ZaloOaMetrics
{
    private static readonly Counter<long> Events = ServiceInstruments.Meter.CreateCounter<long>(
        "chatbot.zalo_oa.events",
        "{event}",
        "Webhook calls by outcome; retry: Zalo had tried before."
    );

    private static readonly Counter<long> Refreshes = ServiceInstruments.Meter.CreateCounter<long>(
        "chatbot.zalo_oa.token.refreshes",
        "{refresh}",
        "Renewals of the access token by outcome; all but 'renewed' want a look."
    );

    private static readonly Counter<long> Refusals = ServiceInstruments.Meter.CreateCounter<long>(
        "chatbot.zalo_oa.refusals",
        "{answer}",
        "Answers with an error, by code and class."
    );

    private static readonly Counter<long> Withheld = ServiceInstruments.Meter.CreateCounter<long>(
        "chatbot.zalo_oa.withheld",
        "{message}",
        "Proactive messages not sent because of the platform's windows or the budget, by reason."
    );

    private static Func<double>? _secondsLeft;

    static ZaloOaMetrics() =>
        ServiceInstruments.Meter.CreateObservableGauge(
            "chatbot.zalo_oa.token.seconds_left",
            () => Volatile.Read(ref _secondsLeft) is { } left ? [new Measurement<double>(left())] : Array.Empty<Measurement<double>>(),
            "s",
            "Life of the access token; it is renewed when a fifth is left, so a low value is an alarm."
        );

    public static void Watch(Func<double>? secondsLeft) => Volatile.Write(ref _secondsLeft, secondsLeft);

    public static void Event(string outcome, bool isRetry) => Events.Add(1, new("outcome", outcome), new("retry", isRetry));

    public static void Refresh(string outcome) => Refreshes.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public static void Refusal(int code, ZaloOaErrorClass kind) => Refusals.Add(1, new("code", code), new("class", kind.ToString()));

    public static void Withhold(string reason) => Withheld.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
