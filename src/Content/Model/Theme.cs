namespace ChatBot.Content.Model;

/// <summary>What an event is about, or whom it is for, and the words by which citizens ask for it.</summary>
public sealed record Theme
{
    /// <summary>Stable id, at most 12 characters (several travel in one button payload).</summary>
    public required string Id { get; init; }

    /// <summary>Name on a button and in sentences.</summary>
    public required LocalText Name { get; init; }

    /// <summary>It says whom an event is for, not what it is about.</summary>
    public bool IsAudience { get; init; }

    /// <summary>Words and phrases that mean it, both languages; matched with and without marks.</summary>
    public required IReadOnlyList<string> Words { get; init; }
}
