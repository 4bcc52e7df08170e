using ChatBot.Content.Loading;
using ChatBot.Content.Text;

namespace ChatBot.Content.Checks;

/// <summary>The two languages of a text have the same placeholders: otherwise one reader learns less than the other.</summary>
internal sealed class PlaceholdersDiffer : IContentRule
{
    /// <inheritdoc/>
    public string Id => "placeholders-differ";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        foreach (var text in draft.Texts)
        {
            if (text.Vi is null || text.En is null)
            {
                continue;
            }

            var vi = Names(text.Vi);
            var en = Names(text.En);
            if (vi.Except(en).FirstOrDefault() is { } onlyVi)
            {
                yield return text.En.At.Error(
                    Id,
                    $"The English {text.What} lacks {{{onlyVi}}}, which the Vietnamese has.{Suggestion.Hint(onlyVi, en)}",
                    $"Bản tiếng Anh của {text.WhatVi} thiếu {{{onlyVi}}} mà bản tiếng Việt có.{Suggestion.HintVi(onlyVi, en)}"
                );
            }

            if (en.Except(vi).FirstOrDefault() is { } onlyEn)
            {
                yield return text.Vi.At.Error(
                    Id,
                    $"The Vietnamese {text.What} lacks {{{onlyEn}}}, which the English has.{Suggestion.Hint(onlyEn, vi)}",
                    $"Bản tiếng Việt của {text.WhatVi} thiếu {{{onlyEn}}} mà bản tiếng Anh có.{Suggestion.HintVi(onlyEn, vi)}"
                );
            }
        }
    }

    private static HashSet<string> Names(Located text) => [.. TextTemplate.Placeholders(text.Text).Select(p => p.Name)];
}
