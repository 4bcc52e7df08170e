using ChatBot.Content.Loading;
using ChatBot.Content.Model;

namespace ChatBot.Content.Checks;

/// <summary>Who hears that an event changed must hear what changed; who hears that it is off wants to know why.</summary>
internal sealed class EventStatusNote : IContentRule
{
    /// <inheritdoc/>
    public string Id => "status-note";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        foreach (var item in draft.Editions.SelectMany(e => e.Events).Where(e => e.StatusNote is null))
        {
            if (item.Status == EventStatus.Changed)
            {
                yield return item.StatusAt.Error(
                    Id,
                    $"The event {item.Id.Text} is changed: say what changed in 'status-note', in both languages.",
                    $"Hoạt động {item.Id.Text} ghi là có thay đổi: hãy nói thay đổi gì ở 'status-note', bằng cả hai thứ tiếng (vi, en)."
                );
            }
            else if (item.Status is EventStatus.Cancelled or EventStatus.Postponed)
            {
                var (en, vi) = item.Status == EventStatus.Cancelled ? ("cancelled", "bị hủy") : ("postponed", "bị hoãn");
                yield return item.StatusAt.Warning(
                    Id,
                    $"The event {item.Id.Text} is {en} without a word why. Say it in 'status-note', in both languages.",
                    $"Hoạt động {item.Id.Text} ghi là {vi} mà chưa nói lý do. Hãy viết ở 'status-note', bằng cả hai thứ tiếng (vi, en)."
                );
            }
        }
    }
}
