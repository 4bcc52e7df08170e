using ChatBot.Content.Loading;
using ChatBot.Content.Model;

namespace ChatBot.Content.Checks;

/// <summary>A follow-up names a group or topic, an aspect and a topic that there are.</summary>
internal sealed class FollowUpsKnown : IContentRule
{
    private static readonly string[] Aspects = [.. Enum.GetNames<Aspect>().Select(name => name.ToLowerInvariant())];

    /// <inheritdoc/>
    public string Id => "follow-up";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        var topics = draft.Topics.Select(t => t.Id.Text).ToHashSet(StringComparer.Ordinal);
        var groups = draft.Topics.Select(t => t.Group.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var (about, isGroup, aspect, topic) in draft.FollowUps)
        {
            if (!(isGroup ? groups : topics).Contains(about.Text) && !(isGroup ? draft.IsUnread("topics/") : draft.MayBeTopic(about.Text)))
            {
                yield return about.At.Error(
                    Id,
                    $"There is no {(isGroup ? "group" : "topic")} '{about.Text}'.{Suggestion.Hint(about.Text, isGroup ? groups : topics)}",
                    $"Không có {(isGroup ? "nhóm" : "chủ đề")} '{about.Text}'.{Suggestion.HintVi(about.Text, isGroup ? groups : topics)}"
                );
            }

            if (!Aspects.Contains(aspect.Text))
            {
                yield return aspect.At.Error(
                    Id,
                    $"'{aspect.Text}' is not known here.{Suggestion.Hint(aspect.Text, Aspects)} Known: {string.Join(", ", Aspects)}.",
                    $"Ở đây không dùng được '{aspect.Text}'.{Suggestion.HintVi(aspect.Text, Aspects)} Những từ "
                        + $"dùng được: {string.Join(", ", Aspects)}."
                );
            }

            if (!topics.Contains(topic.Text) && !draft.MayBeTopic(topic.Text))
            {
                yield return topic.At.Error(
                    Id,
                    $"There is no topic '{topic.Text}'.{Suggestion.Hint(topic.Text, topics)}",
                    $"Không có chủ đề '{topic.Text}'.{Suggestion.HintVi(topic.Text, topics)}"
                );
            }
        }
    }
}
