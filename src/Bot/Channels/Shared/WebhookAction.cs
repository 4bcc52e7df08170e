namespace ChatBot.Bot.Channels.Shared;

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
