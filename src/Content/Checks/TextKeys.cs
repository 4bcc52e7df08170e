using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>Every text that code uses exists; a text that nobody uses is reported, since its key is probably misspelt.</summary>
internal sealed class TextKeys : IContentRule
{
    /// <inheritdoc/>
    public string Id => "text-key";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        if (options.Known.TextKeys is not { } known)
        {
            yield break;
        }

        var have = draft.Dialogs.Select(d => d.Key).ToHashSet(StringComparer.Ordinal);
        var exact = known.Where(k => !k.EndsWith('*')).ToHashSet(StringComparer.Ordinal);
        var prefixes = known.Where(k => k.EndsWith('*')).Select(k => k[..^1]).ToList();
        foreach (
            var key in exact.Where(k => !have.Contains(k) && !draft.IsUnread($"texts/{k.Split('.')[0]}.")).Order(StringComparer.Ordinal)
        )
        {
            var dot = key.IndexOf('.', StringComparison.Ordinal);
            yield return new Mark($"texts/{key[..Math.Max(dot, 0)]}.vi.yaml").Error(
                Id,
                $"The text '{key[(dot + 1)..]}' is missing. Add it here and in the English twin.",
                $"Thiếu câu '{key[(dot + 1)..]}'. Hãy thêm vào đây và vào tệp tiếng Anh đi cùng."
            );
        }

        foreach (var (key, text) in draft.Dialogs)
        {
            // Labels of buttons are used by topics, not by code.
            if (
                !exact.Contains(key)
                && !key.StartsWith("go.", StringComparison.Ordinal)
                && !prefixes.Exists(p => key.StartsWith(p, StringComparison.Ordinal))
            )
            {
                yield return text.At.Warning(
                    Id,
                    $"Nothing uses the text '{key}'.{Suggestion.Hint(key, exact)}",
                    $"Không nơi nào dùng câu '{key}'.{Suggestion.HintVi(key, exact)}"
                );
            }
        }
    }
}
