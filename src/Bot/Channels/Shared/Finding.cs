namespace ChatBot.Bot.Channels.Shared;

/// <summary>How a thing that was examined is.</summary>
internal enum FindingLevel
{
    Ok,

    /// <summary>The service works, and somebody should look at it.</summary>
    Warn,

    /// <summary>The service does not work, or loses something, until somebody acts.</summary>
    Fail,
}

/// <summary>
/// One line of <c>doctor</c>: what was found, in words for someone who does not know the code, and what to do. Never a secret and nothing
/// personal: people paste it into messages.
/// </summary>
/// <param name="Level">How it is.</param>
/// <param name="Name">What was examined, in a word or two.</param>
/// <param name="Found">What was found.</param>
/// <param name="ToDo">What to do; null when there is nothing to do, or <paramref name="Found"/> says it.</param>
internal sealed record Finding(FindingLevel Level, string Name, string Found, string? ToDo = null)
{
    public static Finding Ok(string name, string found) => new(FindingLevel.Ok, name, found);

    public static Finding Warn(string name, string found, string? toDo = null) => new(FindingLevel.Warn, name, found, toDo);

    public static Finding Fail(string name, string found, string? toDo = null) => new(FindingLevel.Fail, name, found, toDo);
}
