using ChatBot.Content.Loading;

namespace ChatBot.Content;

/// <summary>What the last check of a content folder found, and what is used since.</summary>
public sealed record ContentState
{
    /// <summary>When the folder was read.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>Edits that are not in use.</summary>
    public required IReadOnlyList<WaitingEdit> Waiting { get; init; }

    /// <summary>
    /// The folder as a whole could not be used: it is away, empty, or so changed that no part could be told from the rest.
    /// </summary>
    public required bool AllWaits { get; init; }

    /// <summary>Everything that was found in the folder as it stands.</summary>
    public required IReadOnlyList<ContentProblem> Problems { get; init; }

    /// <summary>Names, as of <see cref="WaitingEdit.Name"/>, of what this check took into use; empty at the start of the service.</summary>
    public required IReadOnlyList<string> Taken { get; init; }

    /// <summary>Why the kept copy could not be written or read, in words for an operator, or null when it could.</summary>
    public string? KeptTrouble { get; init; }

    /// <summary>Everything in the folder is in use.</summary>
    public bool IsWhole => !AllWaits && Waiting.Count == 0;
}
