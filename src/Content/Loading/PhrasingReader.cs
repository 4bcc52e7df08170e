namespace ChatBot.Content.Loading;

/// <summary>Reads <c>phrasings/*.yaml</c> (topic id -> more phrasings) and <c>off-topic.txt</c> (one example a line).</summary>
internal static class PhrasingReader
{
    private const string OffTopicFile = "off-topic.txt";

    /// <summary>Reads <c>phrasings/*.yaml</c> into the draft.</summary>
    public static void Read(ContentFolder folder, ContentDraft draft)
    {
        foreach (var file in folder.Files("phrasings", ".yaml"))
        {
            if (folder.Read(file) is not { } text || new YamlFile(file, 0, draft.Problems).Parse(text) is not { } root)
            {
                continue;
            }

            foreach (var (topic, _) in root.Entries())
            {
                draft.ExtraPhrasings.AddRange(root.List(topic.Text).Select(phrasing => (topic, phrasing)));
            }
        }

        if (folder.Has(OffTopicFile) && folder.Read(OffTopicFile) is { } lines && !Losses.IsEmptyOnPurpose(lines))
        {
            var number = 0;
            foreach (var line in lines.Split('\n'))
            {
                number++;
                var example = line.Trim();
                if (example.Length > 0 && example[0] != '#')
                {
                    draft.OffTopic.Add(new Located(example, new Mark(OffTopicFile, number)));
                }
            }
        }
    }
}
