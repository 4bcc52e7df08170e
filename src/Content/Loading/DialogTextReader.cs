namespace ChatBot.Content.Loading;

/// <summary>
/// Reads <c>texts/SKILL.vi.yaml</c> with its twin: the text <c>ask-name</c> of <c>signup</c> has the key <c>signup.ask-name</c>.
/// </summary>
internal static class DialogTextReader
{
    /// <summary>Reads <c>texts/*.yaml</c> into the draft.</summary>
    public static void Read(ContentFolder folder, ContentDraft draft)
    {
        foreach (var (skill, viFile, enFile) in folder.Twins("texts", ".yaml"))
        {
            var vi = Texts(folder, viFile, draft);
            var en = Texts(folder, enFile, draft);
            foreach (var key in vi.Keys.Concat(en.Keys.Where(k => !vi.ContainsKey(k))))
            {
                var left = vi.GetValueOrDefault(key);
                var right = en.GetValueOrDefault(key);
                var text = new DraftText($"text {skill}.{key}", TextKind.Dialog, left, right, (left ?? right)!.At);
                draft.Dialogs.Add(($"{skill}.{key}", draft.Add(text)));
            }
        }
    }

    private static OrderedDictionary<string, Located> Texts(ContentFolder folder, string file, ContentDraft draft)
    {
        var texts = new OrderedDictionary<string, Located>(StringComparer.Ordinal);
        if (folder.Read(file) is not { } content || new YamlFile(file, 0, draft.Problems).Parse(content) is not { } root)
        {
            return texts;
        }

        foreach (var (key, value) in root.Entries())
        {
            Identity.Check(key, null, draft.Problems);
            if (root.Scalar(value, key.Text) is { } text)
            {
                texts[key.Text] = text;
            }
        }

        return texts;
    }
}
