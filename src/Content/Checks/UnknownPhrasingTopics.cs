using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>Phrasings are added to topics that exist, and a week tells of topics that exist.</summary>
internal sealed class UnknownPhrasingTopics : IContentRule
{
    /// <inheritdoc/>
    public string Id => "unknown-topic";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        var known = draft.Topics.Select(t => t.Id.Text).ToHashSet(StringComparer.Ordinal);
        return draft
            .ExtraPhrasings.Select(x => x.TopicId)
            .Concat(draft.Editions.SelectMany(e => e.Answers.Select(a => a.Topic).Concat(e.Topics)))
            .Where(id => !known.Contains(id.Text) && !draft.MayBeTopic(id.Text))
            .Distinct()
            .Select(id =>
                id.At.Error(
                    Id,
                    $"There is no topic '{id.Text}'.{Suggestion.Hint(id.Text, known)}",
                    $"Không có chủ đề '{id.Text}'.{Suggestion.HintVi(id.Text, known)}"
                )
            );
    }
}
