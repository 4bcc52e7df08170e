using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>Without topics, texts and places the service cannot speak: the folder is probably not the right one.</summary>
internal sealed class NothingThere : IContentRule
{
    /// <inheritdoc/>
    public string Id => "nothing-there";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        if (draft.Topics.Count == 0 && !draft.IsUnread("topics/"))
        {
            yield return new Mark("topics").Error(
                Id,
                "The folder has no topics. Is it a content folder? 'content init' makes one.",
                "Thư mục không có chủ đề nào. Có đúng là thư mục nội dung không? Lệnh 'content init' tạo thư mục mới."
            );
        }

        if (draft.Places is null && !draft.IsUnread(PlacesReader.FileName))
        {
            yield return new Mark(PlacesReader.FileName).Error(
                Id,
                "The list of places is missing. Copy it from the shipped content.",
                "Thiếu danh sách xã, phường. Hãy chép lại từ bộ nội dung đi kèm chương trình."
            );
        }

        foreach (
            var topic in draft.Topics.Where(t =>
                t.Phrasings.Count == 0 && !draft.IsUnread("phrasings/") && !draft.ExtraPhrasings.Exists(x => x.TopicId.Text == t.Id.Text)
            )
        )
        {
            yield return topic.Id.At.Warning(
                Id,
                $"The topic {topic.Id.Text} has no phrasings, so nobody finds it by asking. Add some under 'phrasings'.",
                $"Chủ đề {topic.Id.Text} chưa có câu hỏi mẫu nên không ai hỏi mà tìm thấy. Hãy thêm vài câu ở 'phrasings'."
            );
        }
    }
}
