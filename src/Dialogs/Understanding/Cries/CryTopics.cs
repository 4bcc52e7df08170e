using System.Collections.Frozen;

namespace ChatBot.Dialogs.Understanding.Cries;

/// <summary>
/// Which topics of the content help people in need. It stands in <c>topics.tsv</c> beside the examples of <c>cries.tsv</c>, and not in the
/// content: an office's own content may be older than this, and a cry must be heard all the same.
/// </summary>
internal static class CryTopics
{
    private static readonly (string Role, string Topic)[] Lines =
    [
        .. EmbeddedLines.Of("topics.tsv").Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1])),
    ];

    private static readonly FrozenDictionary<string, string> ByRole = Lines.ToFrozenDictionary(
        line => line.Role,
        line => line.Topic,
        StringComparer.Ordinal
    );

    /// <summary>For violence, the wish to die and whatever else is certain. An office's own content has at least this one.</summary>
    public static string General { get; } = ByRole["general"];

    /// <summary>For a child in danger. The content's examples of it hold lines of parents who only ask, too.</summary>
    public static string Child { get; } = ByRole["child"];

    /// <summary>For who needs an ambulance.</summary>
    public static string Accident { get; } = ByRole["accident"];

    /// <summary>For who seems to be well, but may not be.</summary>
    public static string Gentle { get; } = ByRole["gentle"];

    /// <summary>For a swindle that may be under way: no cry, but nothing else is asked in the same breath.</summary>
    public static string Running { get; } = ByRole["running"];

    /// <summary>Topics that answer a cry, in the order of the file.</summary>
    public static IReadOnlyList<string> Answering { get; } =
    [.. Lines.Select(line => line.Topic).Where(topic => topic != Gentle && topic != Running)];
}
