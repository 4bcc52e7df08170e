using ChatBot.Content.Loading;
using ChatBot.Content.Model;

namespace ChatBot.Content.Checks;

/// <summary>Who hears that an event changed must hear what changed.</summary>
internal sealed class EventStatusNote : IContentRule
{
    public string Id => "status-note";

    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options) =>
        draft.Editions.SelectMany(e => e.Events)
            .Where(e => e.Status == EventStatus.Changed && e.StatusNote is null)
            .Select(e => e.StatusAt.Error(Id, $"The event {e.Id.Text} is changed: say what changed in 'status-note', in both languages."));
}
