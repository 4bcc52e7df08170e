using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>
/// A theme is found by its words: it has some, and none means another theme too. Its id is short, for several travel in one button.
/// </summary>
internal sealed class ThemeWords : IContentRule
{
    private const int MostIdLength = 12;

    /// <inheritdoc/>
    public string Id => "theme-words";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        var first = new Dictionary<string, (string Theme, Mark At)>(StringComparer.Ordinal);
        foreach (var theme in draft.Themes)
        {
            if (theme.Id.Text.Length > MostIdLength)
            {
                yield return theme.Id.At.Error(
                    Id,
                    $"The id '{theme.Id.Text}' is too long: at most {MostIdLength} characters.",
                    $"Mã '{theme.Id.Text}' dài quá: nhiều nhất {MostIdLength} ký tự."
                );
            }

            if (theme.Words.Count == 0)
            {
                yield return theme.Id.At.Error(
                    Id,
                    $"The theme {theme.Id.Text} has no words, so nobody finds it. Add some under 'words'.",
                    $"Chủ đề hoạt động {theme.Id.Text} chưa có từ nào nên không ai tìm thấy. Hãy thêm vài từ ở 'words'."
                );
            }

            foreach (var word in theme.Words)
            {
                // Marks tell "sách" from "sạch", so only the same spelling is a clash.
                var key = word.Text.Trim().ToLowerInvariant();
                if (!first.TryAdd(key, (theme.Id.Text, word.At)) && first[key] is var there)
                {
                    yield return word.At.Error(
                        Id,
                        $"'{word.Text}' is also a word of theme {there.Theme} ({there.At.File} line {there.At.Line}). Keep one of them.",
                        $"'{word.Text}' cũng là từ của chủ đề hoạt động {there.Theme} ({there.At.File} dòng "
                            + $"{there.At.Line}). Hãy chỉ giữ một."
                    );
                }
            }
        }
    }
}
