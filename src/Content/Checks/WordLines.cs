using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>A word list belongs to a part of the program, its patterns can be read, and its examples hold.</summary>
internal sealed class WordLines : IContentRule
{
    /// <inheritdoc/>
    public string Id => "word-list";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        var shipped = draft
            .Words.Where(line => line.Kind == WordLineKind.Entry)
            .Select(line => (line.List.Text, line.Text.Text))
            .ToHashSet();
        var isReadable = true;
        foreach (var line in draft.Words)
        {
            if (options.Known.WordLists is { } known && !known.Contains(line.List.Text))
            {
                yield return line.List.At.Error(
                    Id,
                    $"Nothing uses the list '{line.List.Text}'.{Suggestion.Hint(line.List.Text, known)}",
                    $"Không có phần nào dùng danh sách '{line.List.Text}'.{Suggestion.HintVi(line.List.Text, known)}"
                );
            }

            if (line.Kind is WordLineKind.Entry && WordPatternSyntax.Fault(line.Text.Text) is var (en, vi))
            {
                isReadable = false;
                yield return line.Text.At.Error(Id, en, vi);
            }

            if (line.Kind is WordLineKind.Removal && !shipped.Contains((line.List.Text, line.Text.Text)))
            {
                yield return line.Text.At.Error(
                    Id,
                    $"The list {line.List.Text} has no line '{line.Text.Text}' that could be taken out.",
                    $"Danh sách {line.List.Text} không có dòng '{line.Text.Text}' để bỏ ra."
                );
            }
        }

        if (!isReadable || options.WrongWordExamples is not { } wrong)
        {
            yield break;
        }

        foreach (var example in wrong(WordListBuilder.Build(draft.Words)))
        {
            yield return new Mark(example.File, example.Line).Error(
                Id,
                example.Matches
                    ? $"No pattern of {example.List} "
                        + (example.Value.Length > 0 ? $"with the value {example.Value} " : "")
                        + "matches \"{example.Text}\"."
                    : $"A pattern of {example.List} matches \"{example.Text}\", and none may.",
                example.Matches
                    ? $"Không mẫu nào của {example.List} "
                        + (example.Value.Length > 0 ? $"có giá trị {example.Value} " : "")
                        + "khớp với câu \"{example.Text}\"."
                    : $"Có mẫu của {example.List} khớp với câu \"{example.Text}\", mà lẽ ra không được khớp."
            );
        }
    }
}
