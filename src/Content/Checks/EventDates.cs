using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>An event is within the days of its edition and ends after it starts.</summary>
internal sealed class EventDates : IContentRule
{
    public string Id => "event-dates";

    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        foreach (var edition in draft.Editions)
        {
            if (edition.End < edition.Start)
                yield return edition.Id.At.Error(Id, $"The edition {edition.Id.Text} ends before it starts. Correct 'start' or 'end'.");
            foreach (var item in edition.Events)
            {
                if (item.Start.Date < edition.Start || item.Start.Date > edition.End)
                    yield return item.StartAt.Error(Id, $"The event {item.Id.Text} is on {item.Start.Date:uuuu-MM-dd}, outside its edition ({edition.Start:uuuu-MM-dd} to {edition.End:uuuu-MM-dd}). Correct the day, or the edition's 'start' or 'end'.");
                if (item.End is { } end && end < item.Start)
                    yield return item.StartAt.Error(Id, $"The event {item.Id.Text} ends before it starts. Correct 'start' or 'end'.");
            }
        }
    }
}
