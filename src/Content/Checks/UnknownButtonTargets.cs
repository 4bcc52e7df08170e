using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>
/// A button leads somewhere: to a topic, class, event or lesson that exists, or to a part of the service that code knows.
/// </summary>
internal sealed class UnknownButtonTargets : IContentRule
{
    private const string Go = "go:";
    private static readonly string[] Kinds = ["topic:", "class:", "event:", "lesson:"];

    /// <inheritdoc/>
    public string Id => "unknown-target";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        var targets = new TargetLabels(draft, text => text.ToLocal());
        foreach (var button in draft.Topics.SelectMany(t => t.Buttons))
        {
            var payload = button.Payload.Text;
            var isKnown = targets.Find(payload) is not null || draft.MayBeTarget(payload);
            if (payload.StartsWith(Go, StringComparison.Ordinal))
            {
                if (options.Known.Targets is { } known && !known.Contains(payload[Go.Length..]))
                {
                    yield return button.Payload.At.Error(
                        Id,
                        $"'{payload}' leads nowhere.{Suggestion.Hint(payload, known.Select(t => Go + t))} "
                            + $"Known: {string.Join(", ", known.Select(t => Go + t).Order(StringComparer.Ordinal))}.",
                        $"Nút '{payload}' không dẫn tới "
                            + $"đâu.{Suggestion.HintVi(payload, known.Select(t => Go + t))} Những nơi có: "
                            + $"{string.Join(", ", known.Select(t => Go + t).Order(StringComparer.Ordinal))}."
                    );
                }
                else if (button.Label is null && !isKnown)
                {
                    yield return button.Payload.At.Error(
                        "missing-label",
                        $"The button '{payload}' has no label. Write '- payload: {payload}' and under it "
                            + $"'label: …', and the English label under 'labels:' in the twin; or add a text "
                            + $"'{payload[Go.Length..]}' to texts/go.vi.yaml and texts/go.en.yaml.",
                        $"Nút '{payload}' chưa có nhãn. Hãy viết '- payload: {payload}' và bên dưới 'label: …', "
                            + $"nhãn tiếng Anh ở 'labels:' của tệp tiếng Anh; hoặc thêm câu "
                            + $"'{payload[Go.Length..]}' vào texts/go.vi.yaml và texts/go.en.yaml."
                    );
                }
            }
            else if (!Kinds.Any(kind => payload.StartsWith(kind, StringComparison.Ordinal)))
            {
                yield return button.Payload.At.Error(
                    Id,
                    $"'{payload}' must begin with {string.Join(", ", Kinds)} or {Go}.",
                    $"'{payload}' phải bắt đầu bằng {string.Join(", ", Kinds)} hoặc {Go}."
                );
            }
            else if (!isKnown)
            {
                yield return button.Payload.At.Error(
                    Id,
                    $"'{payload}' does not exist.{Suggestion.Hint(payload, targets.Payloads)}",
                    $"Không có '{payload}'.{Suggestion.HintVi(payload, targets.Payloads)}"
                );
            }
        }
    }
}
