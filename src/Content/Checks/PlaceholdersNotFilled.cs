using ChatBot.Content.Loading;
using ChatBot.Content.Text;

namespace ChatBot.Content.Checks;

/// <summary>
/// A placeholder is one that somebody fills: facts everywhere, a dialog's arguments in its texts only, and there only those that the
/// shipped text of the same key has. A brace that opens no placeholder is a typing error.
/// </summary>
internal sealed class PlaceholdersNotFilled : IContentRule
{
    /// <inheritdoc/>
    public string Id => "placeholder";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        foreach (var text in draft.Texts)
        {
            foreach (var problem in text.Sides().SelectMany(side => Check(text, side)))
            {
                yield return problem;
            }
        }

        foreach (var (key, text) in draft.Dialogs)
        {
            if (!draft.ShippedDialogs.TryGetValue(key, out var shipped) || ReferenceEquals(text, shipped))
            {
                continue;
            }

            var known = shipped.Sides().SelectMany(side => TextTemplate.Placeholders(side.Text)).Select(p => p.Name).ToHashSet();
            foreach (var side in text.Sides())
            {
                foreach (var (name, index) in TextTemplate.Placeholders(side.Text))
                {
                    if (!IsFact(name) && !known.Contains(name))
                    {
                        yield return side.MarkOf(index)
                            .Error(
                                Id,
                                $"Nothing fills {{{name}}} in {text.What}.{Suggestion.Hint(name, known)}",
                                $"Không có gì để điền vào {{{name}}} trong {text.WhatVi}.{Suggestion.HintVi(name, known)}"
                            );
                    }
                }
            }
        }
    }

    private static bool IsFact(string name) => name.StartsWith(TextTemplate.FactPrefix, StringComparison.Ordinal);

    private IEnumerable<ContentProblem> Check(DraftText text, Located side)
    {
        var braces = side.Text.Count(c => c is '{' or '}');
        if (braces == 0)
        {
            yield break;
        }

        var placeholders = TextTemplate.Placeholders(side.Text).ToList();
        if (text.Kind == TextKind.Fact)
        {
            yield return side.At.Error(
                Id,
                "A fact is a plain value without braces.",
                "Số liệu là giá trị thường, không có dấu ngoặc nhọn { }."
            );
        }
        else if (braces != placeholders.Count * 2)
        {
            yield return side.At.Error(
                Id,
                $"In the {text.What} a brace {{ or }} does not belong to a placeholder such as {{name}} or "
                    + $"{{fact:office.phone}}. Complete it or remove it.",
                $"Trong {text.WhatVi} có dấu {{ hoặc }} không thuộc chỗ điền nào như {{name}} hay "
                    + $"{{fact:office.phone}}. Hãy viết cho đủ hoặc xóa đi."
            );
        }

        if (text.Kind is TextKind.Dialog or TextKind.Fact)
        {
            yield break;
        }

        foreach (var (name, index) in placeholders.Where(p => !IsFact(p.Name)))
        {
            yield return side.MarkOf(index)
                .Error(
                    Id,
                    $"Nothing fills {{{name}}} in the {text.What}. Only facts can be used here: {{fact:KEY}}.",
                    $"Không có gì để điền vào {{{name}}} trong {text.WhatVi}. Ở đây chỉ dùng được số liệu: {{fact:TÊN}}."
                );
        }
    }
}
