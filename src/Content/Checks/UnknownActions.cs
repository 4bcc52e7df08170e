using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>The action of a topic is one that code knows.</summary>
internal sealed class UnknownActions : IContentRule
{
    /// <inheritdoc/>
    public string Id => "unknown-action";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        if (options.Known.Actions is not { } known)
        {
            return [];
        }

        return draft
            .Topics.Select(t => t.Action)
            .OfType<Located>()
            .Where(action => !known.Contains(action.Text))
            .Select(action =>
                action.At.Error(
                    Id,
                    $"There is no action '{action.Text}'.{Suggestion.Hint(action.Text, known)} Known: "
                        + $"{string.Join(", ", known.Order(StringComparer.Ordinal))}.",
                    $"Không có việc '{action.Text}' cho 'action'.{Suggestion.HintVi(action.Text, known)} Những "
                        + $"việc dùng được: {string.Join(", ", known.Order(StringComparer.Ordinal))}."
                )
            );
    }
}
