namespace ChatBot.Content.Loading;

/// <summary>Reads <c>lessons/ID.vi.md</c> with its twin <c>lessons/ID.en.md</c>.</summary>
internal static class LessonReader
{
    /// <summary>Reads <c>lessons/*.md</c> into the draft.</summary>
    public static void Read(ContentFolder folder, ContentDraft draft)
    {
        foreach (var (name, viFile, enFile) in folder.Twins("lessons", ".md"))
        {
            if (folder.Read(viFile) is not { } viText || folder.Read(enFile) is not { } enText)
            {
                continue;
            }

            if (FrontMatter.Parse(viFile, viText, draft.Problems) is { } vi && FrontMatter.Parse(enFile, enText, draft.Problems) is { } en)
            {
                Read(name, vi, en, draft);
            }
        }
    }

    private static void Read(string name, FrontMatter vi, FrontMatter en, ContentDraft draft)
    {
        var f = vi.Fields;
        var e = en.Fields;
        var id = f.Required("id") ?? new Located(name, f.At);
        Identity.Check(id, name, draft.Problems);
        if (e.Optional("id") is { } twinId)
        {
            Identity.Check(twinId, name, draft.Problems);
        }

        DraftText Both(string key, TextKind kind) =>
            draft.Add(DraftText.Of($"{key} of lesson {id.Text}", kind, f.Required(key), e.Required(key), f.At));

        f.Need("order");
        var lesson = new LessonDraft(
            id,
            f.Number("order", 1, 9999) ?? 0,
            Both("title", TextKind.Label),
            draft.Add(new DraftText($"story of lesson {id.Text}", TextKind.Story, vi.Body, en.Body, vi.Body.At)),
            Both("todo", TextKind.Part),
            Both("question", TextKind.Part)
        )
        {
            OrderAt = f.MarkOf("order"),
            DigComp = f.Required("digcomp")?.Text ?? "",
            Level = f.Number("level", 1, 2) ?? 1,
            Graded = f.Flag("graded", fallback: true),
            Options = Options(id, f, e, draft),
            OptionsAt = f.MarkOf("options"),
        };
        draft.Lessons.Add(lesson);
        f.Done();
        e.Done();
    }

    private static List<OptionDraft> Options(Located id, YamlMap vi, YamlMap en, ContentDraft draft)
    {
        var left = vi.Nodes("options").Select(node => vi.Map(node, "options")).OfType<YamlMap>().ToList();
        var right = en.Nodes("options").Select(node => en.Map(node, "options")).OfType<YamlMap>().ToList();
        if (left.Count != right.Count)
        {
            draft.Problems.Add(
                en.MarkOf("options")
                    .Error(
                        "missing-twin",
                        $"The Vietnamese file has {left.Count} options, this one {right.Count}. Write the same options in the same order.",
                        $"Tệp tiếng Việt có {left.Count} lựa chọn, tệp này có {right.Count}. Hãy viết cùng các lựa chọn, cùng thứ tự."
                    )
            );
        }

        var options = new List<OptionDraft>();
        foreach (var (v, e) in left.Zip(right))
        {
            DraftText Both(string key, TextKind kind) =>
                draft.Add(
                    DraftText.Of($"{key} of option {options.Count + 1} of lesson {id.Text}", kind, v.Required(key), e.Required(key), v.At)
                );

            options.Add(new OptionDraft(Both("label", TextKind.Option), v.Flag("right"), Both("feedback", TextKind.Part)));
            v.Done();
            e.Done();
        }

        return options;
    }
}
