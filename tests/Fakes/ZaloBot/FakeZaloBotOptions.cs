namespace ChatBot.Fakes.ZaloBot;

public sealed record FakeZaloBotOptions
{
    public string Token { get; init; } = "987654321:TEST-token";

    public string AccountName { get; init; } = "bot.hoctap";

    /// <summary>
    /// Takes http and addresses of this machine for webhooks and pictures, which the platform refuses. Tests run on loopback; false is as
    /// strict as the documents.
    /// </summary>
    public bool AllowsLocalAddresses { get; init; } = true;

    /// <summary>
    /// Deliveries of one event to a webhook that does not answer 2xx. The platform documents no repeats; 1 is the strictest reading.
    /// </summary>
    public int Deliveries { get; init; } = 5;

    /// <summary>First wait between deliveries; it doubles.</summary>
    public TimeSpan RetryBase { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Events have the documented envelope around them; false: as captured.</summary>
    public bool Wraps { get; init; } = true;

    /// <summary>Longest wait of an empty poll, whatever is asked for: the platform's half minute makes tests slow.</summary>
    public TimeSpan LongestPoll { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Errors come with HTTP status 200, as the platform may do.</summary>
    public bool AnswersErrorsWith200 { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Seed of the faults that come at random.</summary>
    public int Seed { get; init; } = 1;
}
