using ChatBot.Content.Loading;
using ChatBot.Content.Text;

namespace ChatBot.Content.Checks;

/// <summary><c>{fact:key}</c> names a fact of <c>facts.yaml</c>; a fact itself holds no braces.</summary>
internal sealed class UnknownFacts : IContentRule
{
    /// <inheritdoc/>
    public string Id => "unknown-fact";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        if (draft.IsUnread(FactReader.FileName))
        {
            yield break;
        }

        var known = draft.Facts.Select(f => f.Key.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var side in draft.Texts.SelectMany(t => t.Sides()))
        {
            foreach (var (name, index) in TextTemplate.Placeholders(side.Text))
            {
                if (!name.StartsWith(TextTemplate.FactPrefix, StringComparison.Ordinal))
                {
                    continue;
                }

                var key = name[TextTemplate.FactPrefix.Length..];
                if (!known.Contains(key))
                {
                    yield return side.MarkOf(index)
                        .Error(
                            Id,
                            $"facts.yaml has no fact '{key}'.{Suggestion.Hint(key, known)}",
                            $"facts.yaml không có số liệu '{key}'.{Suggestion.HintVi(key, known)}"
                        );
                }
            }
        }
    }
}
