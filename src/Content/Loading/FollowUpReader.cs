namespace ChatBot.Content.Loading;

/// <summary>
/// Reads <c>follow-ups.yaml</c>: which topic answers "where?", "how much?" … after a topic, for groups of topics and for single ones.
/// </summary>
internal static class FollowUpReader
{
    private const string FileName = "follow-ups.yaml";

    /// <summary>Reads <c>follow-ups.yaml</c>; empty when it is not there.</summary>
    public static IReadOnlyList<FollowUpDraft> Read(ContentFolder folder, ContentDraft draft)
    {
        if (
            !folder.Has(FileName)
            || folder.Read(FileName) is not { } text
            || new YamlFile(FileName, 0, draft.Problems).Parse(text) is not { } root
        )
        {
            return [];
        }

        var followUps = new List<FollowUpDraft>();
        foreach (var (part, isGroup) in new[] { ("groups", true), ("topics", false) })
        {
            if (!root.Has(part) || root.Map(part) is not { } entries)
            {
                continue;
            }

            foreach (var (about, node) in entries.Entries())
            {
                if (entries.Map(node, about.Text) is not { } aspects)
                {
                    continue;
                }

                foreach (var (aspect, answer) in aspects.Entries())
                {
                    if (aspects.Scalar(answer, aspect.Text) is { } topic)
                    {
                        followUps.Add(new FollowUpDraft(about, isGroup, aspect, topic));
                    }
                }
            }
        }

        root.Done();
        return followUps;
    }
}
