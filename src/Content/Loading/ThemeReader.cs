namespace ChatBot.Content.Loading;

/// <summary>Reads <c>themes.yaml</c>: a mapping from a theme's id to its name and the words that mean it.</summary>
internal static class ThemeReader
{
    private const string FileName = "themes.yaml";

    /// <summary>Reads <c>themes.yaml</c>; empty when it is not there.</summary>
    public static IReadOnlyList<ThemeDraft> Read(ContentFolder folder, ContentDraft draft)
    {
        if (
            !folder.Has(FileName)
            || folder.Read(FileName) is not { } text
            || new YamlFile(FileName, 0, draft.Problems).Parse(text) is not { } root
        )
        {
            return [];
        }

        var themes = new List<ThemeDraft>();
        foreach (var (id, node) in root.Entries())
        {
            Identity.Check(id, null, draft.Problems);
            if (root.Map(node, id.Text) is not { } fields)
            {
                continue;
            }

            fields.Need("words");
            themes.Add(
                new ThemeDraft(id, draft.Add(fields.RequiredPair("name", $"name of theme {id.Text}", TextKind.Label)))
                {
                    IsAudience = fields.Flag("audience"),
                    Words = fields.List("words"),
                }
            );
            fields.Done();
        }

        return themes;
    }
}
