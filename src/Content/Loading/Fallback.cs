namespace ChatBot.Content.Loading;

/// <summary>Takes from the shipped content what an office's folder does not have and code cannot do without.</summary>
internal static class Fallback
{
    /// <summary>Adds the shipped texts, facts and word lists that the files of an office do not have.</summary>
    public static void Complete(ContentDraft draft, ContentFiles files)
    {
        var shipped = new ContentDraft();
        var folder = new ContentFolder(files, shipped.Problems);
        DialogTextReader.Read(folder, shipped);
        draft.Places ??= PlacesReader.Read(folder, shipped);
        // Words that a new version learned reach every office: a folder of its own adds to the shipped lists and takes out of them.
        WordListReader.Read(folder, shipped);
        draft.Words.InsertRange(0, shipped.Words);
        if (draft.Themes.Count == 0)
        {
            draft.Themes = ThemeReader.Read(folder, shipped);
            draft.Texts.AddRange(draft.Themes.Select(t => t.Name));
        }

        if (draft.FollowUps.Count == 0)
        {
            // Made for the shipped topics; an office may have renamed some.
            var topics = draft.Topics.Select(t => t.Id.Text).ToHashSet(StringComparer.Ordinal);
            var groups = draft.Topics.Select(t => t.Group.Text).ToHashSet(StringComparer.Ordinal);
            draft.FollowUps =
            [
                .. FollowUpReader
                    .Read(folder, shipped)
                    .Where(f => topics.Contains(f.Topic.Text) && (f.IsGroup ? groups : topics).Contains(f.About.Text)),
            ];
        }

        draft.ShippedDialogs = shipped.Dialogs.ToDictionary(d => d.Key, d => d.Text, StringComparer.Ordinal);

        // A shipped text may name a fact that the office's folder does not have yet.
        FactReader.Read(folder, shipped);
        var facts = draft.Facts.Select(f => f.Key.Text).ToHashSet(StringComparer.Ordinal);
        draft.Facts.AddRange(shipped.Facts.Where(f => !facts.Contains(f.Key.Text)).Select(OfNoLine));

        var own = draft.Dialogs.Select(d => d.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, text) in shipped.Dialogs.Where(d => !own.Contains(d.Key) && !draft.IsUnread($"texts/{d.Key.Split('.')[0]}.")))
        {
            draft.Dialogs.Add((key, text));
            var file = $"texts/{key.Split('.')[0]}.vi.yaml";
            draft.Problems.Add(
                new Mark(file).Warning(
                    "text-from-shipped",
                    $"The text '{key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..]}' is not in this folder; the shipped one is used.",
                    $"Thư mục này chưa có câu '{key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..]}'; "
                        + $"chatbot dùng câu đi kèm chương trình."
                )
            );
        }
    }

    // Its lines are those of the shipped file: whoever looked there in the office's own would find something else.
    private static FactDraft OfNoLine(FactDraft fact)
    {
        var file = new Mark(FactReader.FileName);
        return fact with
        {
            Key = fact.Key with { At = file },
            Value = fact.Value with { Vi = At(fact.Value.Vi), En = At(fact.Value.En), At = file },
            ValidToAt = file,
            FromShipped = true,
        };

        Located? At(Located? text) => text is null ? null : text with { At = file };
    }
}

/// <summary>Finds the content of <see cref="LoadOptions.FallbackFolder"/>.</summary>
internal static class ContentFallback
{
    /// <summary>Files of the fallback folder, or null when there is none or it is the folder itself.</summary>
    public static ContentFiles? Read(string folder, LoadOptions options) =>
        options.FallbackFolder is { } fallback && Path.GetFullPath(fallback) != Path.GetFullPath(folder)
            ? ContentFiles.Read(fallback)
            : null;
}
