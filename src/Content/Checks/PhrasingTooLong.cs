using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>A phrasing is one question. A whole story teaches the words of its writer's life.</summary>
internal sealed class PhrasingTooLong : IContentRule
{
    /// <inheritdoc/>
    public string Id => "phrasing-too-long";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options) =>
        draft
            .Topics.SelectMany(t => t.Phrasings)
            .Concat(draft.ExtraPhrasings.Select(x => x.Phrasing))
            .Where(phrasing => phrasing.Text.Length > options.Limits.Phrasing)
            .Select(phrasing =>
                phrasing.At.Error(
                    Id,
                    $"A phrasing has at most {options.Limits.Phrasing} characters, this one has "
                        + $"{phrasing.Text.Length}. Keep the question and leave out the rest.",
                    $"Câu hỏi mẫu có nhiều nhất {options.Limits.Phrasing} ký tự, câu này có "
                        + $"{phrasing.Text.Length}. Hãy giữ câu hỏi và bỏ phần kể thêm."
                )
            );
}
