namespace ChatBot.Fakes.Telegram;

public sealed record FakeTelegramOptions
{
    public string Token { get; init; } = "123456:TEST";

    public string BotUsername { get; init; } = "hoc_tap_bot";

    /// <summary>First wait after the immediate repeat of a webhook call that was not answered with 2xx; it doubles up to the cap.</summary>
    public TimeSpan RetryBase { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan RetryCap { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>After this long without an answer the webhook call has failed ("Read timeout expired").</summary>
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// A Bot API server of one's own, which takes webhooks at any address; tests run on loopback. False: HTTPS on four ports, one
    /// setWebhook a second.
    /// </summary>
    public bool IsLocalServer { get; init; } = true;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Seed of the faults that come at random.</summary>
    public int Seed { get; init; } = 1;

    public int FirstUpdateId { get; init; } = 1000;
}
