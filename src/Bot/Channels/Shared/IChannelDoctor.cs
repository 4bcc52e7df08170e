namespace ChatBot.Bot.Channels.Shared;

/// <summary>
/// What <c>doctor</c> asks of a channel: whether its settings, its platform's account and the way its messages come in fit together.
/// Registered by the channel whether it is switched on or not. It runs in the command's own process, beside the service or without one, so
/// it may neither take updates from the platform nor change anything there.
/// </summary>
internal interface IChannelDoctor
{
    /// <summary>Name as in <see cref="IChannelAdapter.Channel"/>.</summary>
    string Channel { get; }

    /// <summary>Path of the webhook, e.g. <c>/channels/telegram</c>; null when the platform calls nothing with these settings.</summary>
    string? WebhookPath { get; }

    /// <summary>Examines the channel. What the platform or the network does is a finding, not an exception.</summary>
    /// <param name="examination">What is known of the service.</param>
    /// <param name="cancellationToken">Cancelled when it takes too long.</param>
    Task<IReadOnlyList<Finding>> ExamineAsync(ChannelExamination examination, CancellationToken cancellationToken);
}

/// <summary>What is known of the service when a channel is examined.</summary>
/// <param name="Running">What the running service says of the channel, or null when none runs or the channel is off in it.</param>
/// <param name="PublicUrl"><c>Service:PublicUrl</c>, or null.</param>
/// <param name="Now">The present.</param>
internal sealed record ChannelExamination(ChannelStatus? Running, Uri? PublicUrl, DateTimeOffset Now);
