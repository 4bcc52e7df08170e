using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>The buttons of a topic fit under one message, and none is there twice.</summary>
internal sealed class TooManyButtons : IContentRule
{
    /// <inheritdoc/>
    public string Id => "buttons";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        foreach (var topic in draft.Topics)
        {
            // "More" is a button too.
            var most = options.Limits.Buttons - (topic.More is null ? 0 : 1);
            if (topic.Buttons.Count > most)
            {
                yield return topic
                    .Buttons[most]
                    .Payload.At.Error(
                        Id,
                        $"The topic {topic.Id.Text} has {topic.Buttons.Count} buttons; at most {most} fit under the message. Remove some.",
                        $"Chủ đề {topic.Id.Text} có {topic.Buttons.Count} nút; dưới tin nhắn chỉ đặt được nhiều "
                            + $"nhất {most} nút. Hãy bỏ bớt."
                    );
            }

            foreach (var again in topic.Buttons.GroupBy(b => b.Payload.Text).SelectMany(g => g.Skip(1)))
            {
                yield return again.Payload.At.Error(
                    Id,
                    $"The button '{again.Payload.Text}' is there twice. Remove one.",
                    $"Nút '{again.Payload.Text}' có hai lần. Hãy bỏ một."
                );
            }
        }
    }
}
