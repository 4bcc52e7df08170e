using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>Themes of events are those of <c>themes.yaml</c>; levels of classes are words that the service knows.</summary>
internal sealed class UnknownWords : IContentRule
{
    private static readonly string[] Levels = ["none", "A1", "A2", "B1", "B2", "C1", "C2"];

    /// <inheritdoc/>
    public string Id => "unknown-word";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options) =>
        Unknown(
                draft.Editions.Where(_ => !draft.IsUnread("themes.yaml")).SelectMany(e => e.Events).SelectMany(e => e.Themes),
                [.. draft.Themes.Select(t => t.Id.Text)],
                ("theme", "chủ đề hoạt động")
            )
            .Concat(Unknown(draft.Classes.SelectMany(c => c.Levels), Levels, ("level", "trình độ")));

    private IEnumerable<ContentProblem> Unknown(IEnumerable<Located> words, string[] known, (string En, string Vi) what) =>
        words
            .Where(word => !known.Contains(word.Text))
            .Select(word =>
                word.At.Error(
                    Id,
                    $"'{word.Text}' is no {what.En}.{Suggestion.Hint(word.Text, known)} Write one of: {string.Join(", ", known)}.",
                    $"'{word.Text}' không phải {what.Vi}.{Suggestion.HintVi(word.Text, known)} Hãy viết một "
                        + $"trong: {string.Join(", ", known)}."
                )
            );
}
