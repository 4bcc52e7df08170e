using ChatBot.Content.Loading;
using ChatBot.Content.Text;

namespace ChatBot.Content.Checks;

/// <summary>
/// One phrasing belongs to one topic. Two that are equal without marks, case and punctuation cannot be told apart when somebody types
/// without marks, as most do.
/// </summary>
internal sealed class OverlappingPhrasings : IContentRule
{
    /// <inheritdoc/>
    public string Id => "overlapping-phrasing";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        var owners = new Dictionary<string, (string Owner, Mark At)>(StringComparer.Ordinal);
        var all = draft
            .Topics.SelectMany(t => t.Phrasings.Select(p => (Owner: $"topic {t.Id.Text}", p)))
            .Concat(draft.ExtraPhrasings.Select(x => (Owner: $"topic {x.TopicId.Text}", p: x.Phrasing)))
            .Concat(draft.OffTopic.Select(o => (Owner: "off-topic.txt", p: o)));
        foreach (var (owner, phrasing) in all)
        {
            var folded = VietnameseText.FoldedWords(phrasing.Text);
            if (folded.Length == 0)
            {
                yield return phrasing.At.Error(
                    "empty-text",
                    "A phrasing needs at least one letter.",
                    "Câu hỏi mẫu phải có ít nhất một chữ cái."
                );
            }
            else if (!owners.TryAdd(folded, (owner, phrasing.At)) && owners[folded] is var other && other.Owner != owner)
            {
                yield return phrasing.At.Error(
                    Id,
                    $"'{phrasing.Text}' is also a phrasing of {other.Owner} ({other.At.File} line "
                        + $"{other.At.Line}), at least without marks. Keep it in one of the two.",
                    $"'{phrasing.Text}' cũng là câu hỏi mẫu ở {other.At.File} dòng {other.At.Line}, ít ra là "
                        + $"khi bỏ dấu. Hãy chỉ giữ ở một nơi."
                );
            }
        }
    }
}
