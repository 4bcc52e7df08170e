using NodaTime;

namespace ChatBot.Dialogs.Understanding;

/// <summary>What the service does with a question.</summary>
public enum Decision
{
    /// <summary>Answer it.</summary>
    Answer,

    /// <summary>Ask which of a few topics is meant.</summary>
    Ask,

    /// <summary>Say that it is not understood.</summary>
    None,
}

/// <summary>A topic and how well it fits, 0 to 1.</summary>
public sealed record TopicScore(string Topic, double Score);

/// <summary>Days, both ends inclusive.</summary>
public sealed record DateSpan(LocalDate From, LocalDate To);

/// <summary>What a text means outside any form.</summary>
public sealed class RecognizerResult
{
    /// <summary>The text, normalised.</summary>
    public required string Text { get; init; }

    /// <summary>Language it is written in.</summary>
    public string Language { get; init; } = "vi";

    /// <summary>The language is plain to see, so that the service may answer in it.</summary>
    public bool IsLanguageClear { get; init; }

    /// <summary>What to do.</summary>
    public Decision Decision { get; init; } = Decision.None;

    /// <summary>Best topic, or null.</summary>
    public string? Topic { get; init; }

    /// <summary>Its score.</summary>
    public double Score { get; init; }

    /// <summary>The next topics, best first.</summary>
    public IReadOnlyList<TopicScore> Alternatives { get; init; } = [];

    /// <summary>Days that were named, or null.</summary>
    public DateSpan? Dates { get; init; }

    /// <summary>Codes of places that were named.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>The command that the whole text is, or null.</summary>
    public CommandKind? Command { get; init; }

    /// <summary>The topic that helps, when the text tells of distress; it goes before everything else.</summary>
    public string? UrgentTopic { get; init; }

    /// <summary>A question beyond doubt, so that a form's open prompt does not take it for a bad answer.</summary>
    public bool IsClearQuestion { get; init; }
}
