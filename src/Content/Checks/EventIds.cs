using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>The id of an event is short: it travels in button payloads beside other things.</summary>
internal sealed class EventIds : IContentRule
{
    /// <inheritdoc/>
    public string Id => "event-id";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options) =>
        draft
            .Editions.SelectMany(e => e.Events)
            .Where(e => e.Id.Text.Length > options.Limits.EventId)
            .Select(e =>
                e.Id.At.Error(
                    Id,
                    $"The event id '{e.Id.Text}' has {e.Id.Text.Length} characters; at most {options.Limits.EventId} fit.",
                    $"Mã hoạt động '{e.Id.Text}' có {e.Id.Text.Length} ký tự; nhiều nhất là {options.Limits.EventId}. Hãy rút ngắn."
                )
            );
}
