using ChatBot.Bot.Office.Transport;

namespace ChatBot.Bot.Channels.Shared;

/// <summary>
/// The webhook as one platform knows it: what the platform's calls for looking, registering and removing look like. Made for one command
/// and disposed of after it. No answer and no error holds a secret.
/// </summary>
internal interface IWebhookAdmin : IDisposable
{
    /// <summary>Looks at what the platform's rules and the settings say of a registration, before anything is called.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="ours">The address to be registered.</param>
    /// <exception cref="OfficeFailure">It cannot be registered, and why.</exception>
    void CheckRegistration(WebhookRequest request, Uri ours);

    /// <summary>Registers our address.</summary>
    /// <returns>What the operator should know of it, or null.</returns>
    /// <exception cref="OfficeFailure">The platform refuses or does not answer.</exception>
    Task<string?> RegisterAsync(WebhookRequest request, Uri ours, CancellationToken cancellationToken);

    /// <summary>Removes what is registered.</summary>
    /// <exception cref="OfficeFailure">The platform refuses or does not answer.</exception>
    Task RemoveAsync(WebhookRequest request, CancellationToken cancellationToken);

    /// <summary>Asks what is registered.</summary>
    /// <param name="ours">The address that should be, or null while the service has no public one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OfficeFailure">The platform refuses or does not answer.</exception>
    Task<WebhookReport> LookAsync(Uri? ours, CancellationToken cancellationToken);
}

/// <summary>What to do with the webhook that is registered at a platform.</summary>
internal enum WebhookAction
{
    /// <summary>Only look.</summary>
    Status,

    /// <summary>Register our address.</summary>
    Register,

    /// <summary>Remove what is registered.</summary>
    Remove,
}

/// <param name="What">What to do.</param>
/// <param name="DropPending">The platform forgets the updates that wait, where it keeps any.</param>
/// <param name="MaxConnections">Calls at a time that the platform may make, or null for the usual number.</param>
internal sealed record WebhookRequest(WebhookAction What, bool DropPending = false, int? MaxConnections = null);

/// <param name="Url">The registered address, or "" when there is none.</param>
/// <param name="Notes">What the operator should know or do.</param>
internal sealed record WebhookReport(string Url, IReadOnlyList<string> Notes)
{
    /// <summary>What the platform calls the bot, or null where it does not say.</summary>
    public string? Account { get; init; }

    /// <summary>Updates that wait at the platform, or null where it keeps none.</summary>
    public int? Pending { get; init; }

    /// <summary>Calls at a time that the platform makes, or null where it does not say.</summary>
    public int? MaxConnections { get; init; }

    /// <summary>The platform's words about the last call that failed, or null.</summary>
    public string? LastError { get; init; }

    /// <summary>When that call was.</summary>
    public DateTimeOffset? LastErrorAt { get; init; }
}

/// <summary>A channel whose platform calls a webhook.</summary>
/// <param name="Channel">The channel's name.</param>
/// <param name="Title">The messenger as the operator knows it, such as <c>Zalo Bot</c>.</param>
/// <param name="Platform">Who calls, such as <c>Zalo</c>.</param>
/// <param name="Path">Path of the webhook, such as <c>/channels/telegram</c>.</param>
/// <param name="SecretKey">Setting of the secret with which the platform calls.</param>
/// <param name="KeepsUpdates">The platform keeps updates that could not be delivered, and can be told how many calls it may make.</param>
internal sealed record WebhookChannel(string Channel, string Title, string Platform, string Path, string SecretKey, bool KeepsUpdates)
{
    /// <summary>What the operator should know after a change, or null.</summary>
    public string? AfterChange { get; init; }

    /// <summary>The address at which the platform calls us, or null while the service has no public one.</summary>
    public Uri? Address(string? publicUrl) => Uri.TryCreate(publicUrl, UriKind.Absolute, out var url) ? new Uri(url, Path) : null;
}
