using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Themes;

/// <summary>
/// Finds themes and audiences in a message by the words that content gives them. The longest phrase wins; marks that were typed must agree.
/// </summary>
public sealed class ThemeFinder
{
    private readonly Dictionary<string, List<Phrase>> _byFirstWord = new(StringComparer.Ordinal);

    private ThemeFinder(IEnumerable<Theme> themes)
    {
        foreach (var theme in themes)
        {
            foreach (var words in theme.Words)
            {
                var phrase = Phrase.Of(theme, words);
                if (phrase.Folded.Length == 0)
                {
                    continue;
                }

                if (!_byFirstWord.TryGetValue(phrase.Folded[0], out var same))
                {
                    _byFirstWord.Add(phrase.Folded[0], same = []);
                }

                same.Add(phrase);
            }
        }

        foreach (var same in _byFirstWord.Values)
        {
            same.Sort((a, b) => b.Folded.Length - a.Folded.Length);
        }
    }

    /// <summary>Prepares the words of themes.</summary>
    public static ThemeFinder Build(IEnumerable<Theme> themes) => new(themes);

    /// <summary>Themes in the order of the message, each once.</summary>
    public IReadOnlyList<FoundTheme> Find(ExpandedText text)
    {
        List<FoundTheme>? found = null;
        var lookup = _byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < text.Terms.Count; i++)
        {
            if (!lookup.TryGetValue(text.Folded(i), out var phrases) || phrases.Find(p => p.IsAt(text, i)) is not { } phrase)
            {
                continue;
            }

            if (found?.Exists(f => f.Id == phrase.Theme) is not true)
            {
                (found ??= []).Add(new FoundTheme(phrase.Theme, phrase.IsAudience, i, phrase.Folded.Length));
            }

            i += phrase.Folded.Length - 1;
        }

        return found ?? [];
    }

    private sealed record Phrase(string Theme, bool IsAudience, string[] Folded, string[] Marked)
    {
        public static Phrase Of(Theme theme, string words)
        {
            var marked = VietnameseText.LowerCanonical(VietnameseText.Normalize(words)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return new Phrase(theme.Id, theme.IsAudience, [.. marked.Select(VietnameseText.Fold)], marked);
        }

        public bool IsAt(ExpandedText text, int start)
        {
            if (start + Folded.Length > text.Terms.Count)
            {
                return false;
            }

            for (var i = 0; i < Folded.Length; i++)
            {
                var term = text.Terms[start + i];
                if (
                    !term.Folded.Span.SequenceEqual(Folded[i])
                    || (term.TypedMarks && !VietnameseText.MarksAgree(term.Marked.Span, Marked[i]))
                )
                {
                    return false;
                }
            }

            // Without marks a single syllable is too many words at once: "nghe" is nghề, nghe and Nghệ.
            return Folded.Length > 1 || Folded[0] == Marked[0] || text.Terms[start].TypedMarks;
        }
    }
}
