using YamlDotNet.RepresentationModel;

namespace ChatBot.Content.Loading;

/// <summary>Reads <c>topics/ID.vi.md</c> with its twin <c>topics/ID.en.md</c>.</summary>
internal static class TopicReader
{
    /// <summary>Reads <c>topics/*.md</c> into the draft.</summary>
    public static void Read(ContentFolder folder, ContentDraft draft)
    {
        foreach (var (name, viFile, enFile) in folder.Twins("topics", ".md"))
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
        var id = f.Required("id") ?? new Located(name, f.At);
        var group = f.Required("group") ?? new Located("", f.At);
        Identity.Check(id, name, draft.Problems);
        if (en.Fields.Optional("id") is { } twinId)
        {
            Identity.Check(twinId, name, draft.Problems);
        }

        DraftText Both(string key, TextKind kind, Located? left, Located? right) =>
            draft.Add(new DraftText($"{key} of topic {id.Text}", kind, left, right, (left ?? right)!.At));

        var title = draft.Add(
            DraftText.Of($"title of topic {id.Text}", TextKind.Label, f.Required("title"), en.Fields.Required("title"), f.At)
        );
        var (answerVi, moreVi) = vi.SplitBody();
        var (answerEn, moreEn) = en.SplitBody();
        var answer = Both("answer", TextKind.Message, answerVi, answerEn);
        var more = moreVi is null && moreEn is null ? null : Both("longer answer", TextKind.Message, moreVi, moreEn);
        var sourceVi = f.Optional("source");
        var sourceEn = en.Fields.Optional("source");
        var source = sourceVi is null && sourceEn is null ? null : Both("source", TextKind.Part, sourceVi, sourceEn);
        var topic = new TopicDraft(id, group, title, answer, more, source)
        {
            Phrasings = f.List("phrasings"),
            Buttons = Buttons(id, f, en.Fields, draft),
            Action = f.Optional("action"),
            ValidFrom = f.Date("valid-from"),
            ValidTo = f.Date("valid-to"),
            ValidToAt = f.MarkOf("valid-to"),
            CheckedBy = f.Optional("checked-by")?.Text,
            CheckedOn = f.Date("checked-on"),
        };
        if (topic.Action is null && answerVi.Text.Length == 0)
        {
            draft.Problems.Add(
                id.At.Error(
                    "missing-answer",
                    "The topic has no answer: write it under the second line '---', or name an action.",
                    "Chủ đề chưa có câu trả lời: hãy viết dưới dòng '---' thứ hai, hoặc ghi 'action'."
                )
            );
        }

        draft.Topics.Add(topic);
        f.Done();
        en.Fields.Done();
    }

    private static List<ButtonDraft> Buttons(Located id, YamlMap vi, YamlMap en, ContentDraft draft)
    {
        var labels = new Dictionary<string, Located>(StringComparer.Ordinal);
        if (en.Map("labels") is { } map)
        {
            foreach (var (key, value) in map.Entries())
            {
                if (map.Scalar(value, key.Text) is { } label)
                {
                    labels[key.Text] = label;
                }
            }
        }

        var buttons = new List<ButtonDraft>();
        foreach (var node in vi.Nodes("buttons"))
        {
            if (node is YamlScalarNode)
            {
                if (vi.Scalar(node, "buttons") is { } payload)
                {
                    buttons.Add(new ButtonDraft(payload, Label(payload, null), null));
                }

                continue;
            }

            if (vi.Map(node, "buttons") is not { } entry)
            {
                continue;
            }

            if (entry.Required("payload") is { } target)
            {
                buttons.Add(new ButtonDraft(target, Label(target, entry.Optional("label")), entry.Optional("url")?.Text));
            }

            entry.Done();
        }

        foreach (var (payload, label) in labels)
        {
            draft.Problems.Add(
                label.At.Error(
                    "unknown-id",
                    $"The Vietnamese file has no button '{payload}'. Remove this label, or add the button there.",
                    $"Tệp tiếng Việt không có nút '{payload}'. Hãy xóa nhãn này, hoặc thêm nút ở tệp đó."
                )
            );
        }

        return buttons;

        DraftText? Label(Located payload, Located? left)
        {
            labels.Remove(payload.Text, out var right);
            return left is null && right is null
                ? null
                : draft.Add(
                    new DraftText($"label of button {payload.Text} of topic {id.Text}", TextKind.Label, left, right, (left ?? right)!.At)
                );
        }
    }
}
