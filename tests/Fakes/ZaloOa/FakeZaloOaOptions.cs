namespace ChatBot.Fakes.ZaloOa;

/// <summary>What the consoles of Zalo would hold, and how strict the platform is today.</summary>
public sealed record FakeZaloOaOptions
{
    public string AppId { get; init; } = "360846524940903967";

    /// <summary>Goes in the header <c>secret_key</c> of the token endpoint only.</summary>
    public string AppSecret { get; init; } = "app-secret-of-the-console";

    /// <summary>For the webhook's MAC only.</summary>
    public string OaSecretKey { get; init; } = "oa-secret-of-the-console";

    public string OaId { get; init; } = "388613280878808645";

    /// <summary>A refresh token that is good once, as copied from the console.</summary>
    public string RefreshToken { get; init; } = "RT-first";

    /// <summary>A refresh token that is good once and belongs to another account, as copied from the wrong place.</summary>
    public string OtherRefreshToken { get; init; } = "RT-other";

    /// <summary>That other account; ids of people are different there.</summary>
    public string OtherOaId { get; init; } = "911111111111111111";

    /// <summary>"Official Account Callback Url" of the console, matched exactly; null: whatever is asked for.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>"Code Challenge" saved in the console: it wins over the one of the link. Null: the link's.</summary>
    public string? FixedChallenge { get; init; }

    /// <summary>The challenge is read as Base64 (as the documents write it) instead of Base64URL (as Zalo's own SDK does).</summary>
    public bool ReadsPlainBase64 { get; init; }

    /// <summary>The admin agrees at once; otherwise a page with a link is shown.</summary>
    public bool AgreesAtOnce { get; init; } = true;

    public TimeSpan AccessLife { get; init; } = TimeSpan.FromHours(25);

    /// <summary>Calls a calendar minute.</summary>
    public int CallsPerMinute { get; init; } = 4000;

    /// <summary>Free replies a person and 48 hours after their last interaction.</summary>
    public int FreeReplies { get; init; } = 8;

    /// <summary>Messages left in the OA's package.</summary>
    public int PackageMessages { get; init; }

    /// <summary>Messages bought beside the package.</summary>
    public int PurchasedMessages { get; init; }

    /// <summary>Messages given as a reward.</summary>
    public int RewardMessages { get; init; }

    /// <summary>An answer to a webhook call that takes longer is none.</summary>
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Waits before the retries of a webhook call, after which the webhook is switched off.</summary>
    public IReadOnlyList<TimeSpan> RetryAfter { get; init; } =
    [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1)];

    /// <summary>Events of one person are delivered one after the other; the documents promise no order.</summary>
    public bool KeepsOrder { get; init; } = true;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Seed of the faults that come at random.</summary>
    public int Seed { get; init; } = 1;
}
