namespace ChatBot.Content.Loading;

/// <summary>Reads <c>facts.yaml</c>: a mapping from the fact's key to its value, source and dates.</summary>
internal static class FactReader
{
    /// <summary>Name of the file with the facts.</summary>
    public const string FileName = "facts.yaml";

    /// <summary>Reads the facts into the draft.</summary>
    public static void Read(ContentFolder folder, ContentDraft draft)
    {
        if (
            !folder.Has(FileName)
            || folder.Read(FileName) is not { } text
            || new YamlFile(FileName, 0, draft.Problems).Parse(text) is not { } root
        )
        {
            return;
        }

        foreach (var (key, node) in root.Entries())
        {
            Identity.Check(key, null, draft.Problems);
            if (root.Map(node, key.Text) is not { } fields)
            {
                continue;
            }

            var value = fields.Pair("value", $"fact {key.Text}", TextKind.Fact, sameInBoth: true);
            fields.Need("value");
            var fact = new FactDraft(
                key,
                value ?? new DraftText($"fact {key.Text}", TextKind.Fact, null, null, fields.At),
                fields.Required("source")?.Text ?? ""
            )
            {
                CheckedOn = fields.Date("checked-on"),
                ValidTo = fields.Date("valid-to"),
                ValidToAt = fields.MarkOf("valid-to"),
                Sample = fields.Flag("sample"),
            };
            // A key is known even where its value is missing: the missing value is the problem.
            draft.Facts.Add(fact);
            if (value is not null)
            {
                draft.Add(value);
            }

            fields.Done();
        }
    }
}
