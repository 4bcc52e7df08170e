namespace ChatBot.Content.Loading;

/// <summary>Reads <c>facts.yaml</c>: a mapping from the fact's key to its value, source and dates.</summary>
internal static class FactReader
{
    private const string FileName = "facts.yaml";

    public static void Read(ContentFolder folder, ContentDraft draft)
    {
        if (!folder.Has(FileName) || folder.Read(FileName) is not { } text
            || new YamlFile(FileName, 0, draft.Problems).Parse(text) is not { } root)
            return;
        foreach (var (key, node) in root.Entries())
        {
            Identity.Check(key, null, draft.Problems);
            if (root.Map(node, key.Text) is not { } fields)
                continue;
            var value = fields.Pair("value", $"fact {key.Text}", TextKind.Fact, sameInBoth: true);
            if (value is null && !fields.Has("value"))
                fields.Missing("value");
            if (value is not null)
            {
                draft.Facts.Add(new FactDraft(key, draft.Add(value), fields.Required("source")?.Text ?? "")
                {
                    CheckedOn = fields.Date("checked-on"),
                    ValidTo = fields.Date("valid-to"),
                    ValidToAt = fields.MarkOf("valid-to"),
                    Sample = fields.Flag("sample"),
                });
            }

            fields.Done();
        }
    }
}
