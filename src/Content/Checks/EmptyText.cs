using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>A text that is sent is not empty, in neither language.</summary>
internal sealed class EmptyText : IContentRule
{
    /// <inheritdoc/>
    public string Id => "empty-text";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        // A topic with an action is answered by a skill and needs no text of its own; then both are empty.
        var answeredByAction = draft
            .Topics.Where(t => t.Action is not null && t.Answer is { Vi.Text: "", En.Text: "" })
            .Select(t => t.Answer)
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return draft
            .Texts.Where(text => !answeredByAction.Contains(text))
            .SelectMany(text =>
                text.Sides()
                    .Where(side => side.Text.Length == 0)
                    .Select(side =>
                        side.At.Error(Id, $"The {text.What} is empty. Write it.", $"Phần {text.WhatVi} còn trống. Hãy viết vào.")
                    )
            );
    }
}
