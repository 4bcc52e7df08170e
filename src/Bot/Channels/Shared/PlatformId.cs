namespace ChatBot.Bot.Channels.Shared;

/// <summary>Ids that come from a platform and go into keys of the store.</summary>
internal static class PlatformId
{
    /// <summary>
    /// Longest one taken, in UTF-16 code units. The platforms' own have up to 24; a key of the store is made of up to four of them and may
    /// have 1,000 bytes, and a turn that cannot write its key fails each time it comes.
    /// </summary>
    public const int MaxLength = 64;

    /// <summary>Not empty, and no longer than ids are.</summary>
    public static bool IsUsable(string? id) => id is { Length: > 0 and <= MaxLength };
}
