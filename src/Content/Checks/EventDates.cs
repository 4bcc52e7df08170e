using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>An event is within the days of its edition and ends after it starts.</summary>
internal sealed class EventDates : IContentRule
{
    /// <inheritdoc/>
    public string Id => "event-dates";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        foreach (var edition in draft.Editions)
        {
            if (edition.End < edition.Start)
            {
                yield return edition.Id.At.Error(
                    Id,
                    $"The edition {edition.Id.Text} ends before it starts. Correct 'start' or 'end'.",
                    $"Tuần lễ {edition.Id.Text} kết thúc trước khi bắt đầu. Hãy sửa 'start' (ngày bắt đầu) hoặc 'end' (ngày kết thúc)."
                );
            }

            foreach (var item in edition.Events)
            {
                if (item.Start.Date < edition.Start || item.Start.Date > edition.End)
                {
                    yield return item.StartAt.Error(
                        Id,
                        $"The event {item.Id.Text} is on {item.Start.Date:uuuu-MM-dd}, outside its edition "
                            + $"({edition.Start:uuuu-MM-dd} to {edition.End:uuuu-MM-dd}). Correct the day, or the "
                            + $"edition's 'start' or 'end'.",
                        $"Hoạt động {item.Id.Text} ghi ngày {item.Start.Date:uuuu-MM-dd}, nằm ngoài tuần lễ "
                            + $"({edition.Start:uuuu-MM-dd} đến {edition.End:uuuu-MM-dd}). Hãy sửa ngày của hoạt "
                            + $"động, hoặc 'start', 'end' của tuần lễ."
                    );
                }

                if (item.End is { } end && end < item.Start)
                {
                    yield return item.StartAt.Error(
                        Id,
                        $"The event {item.Id.Text} ends before it starts. Correct 'start' or 'end'.",
                        $"Hoạt động {item.Id.Text} kết thúc trước khi bắt đầu. Hãy sửa 'start' (bắt đầu) hoặc 'end' (kết thúc)."
                    );
                }
            }
        }
    }
}
