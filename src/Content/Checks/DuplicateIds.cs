using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>
/// An id means one thing: events across all editions, classes, places of the directory, texts, and the places of lessons in their order.
/// </summary>
internal sealed class DuplicateIds : IContentRule
{
    /// <inheritdoc/>
    public string Id => "duplicate-id";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options) =>
        Repeated(draft.Editions.SelectMany(e => e.Events).Select(e => e.Id), ("event", "hoạt động"))
            .Concat(Repeated(draft.Classes.Select(c => c.Id), ("class", "lớp")))
            .Concat(Repeated(draft.Directory.Select(p => p.Id), ("place", "địa điểm")))
            .Concat(Repeated(draft.Dialogs.Select(d => new Located(d.Key, d.Text.At)), ("text", "câu")))
            .Concat(Repeated(draft.Lessons.Select(l => new Located($"order {l.Order}", l.OrderAt)), ("lesson with", "bài học có")));

    private IEnumerable<ContentProblem> Repeated(IEnumerable<Located> ids, (string En, string Vi) what)
    {
        var first = new Dictionary<string, Mark>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (!first.TryAdd(id.Text, id.At))
            {
                var there = first[id.Text];
                yield return id.At.Error(
                    Id,
                    $"There is another {what.En} {id.Text}, in {there.File} line {there.Line}. Change one of them.",
                    $"Đã có {what.Vi} {id.Text}, ở {there.File} dòng {there.Line}. Hãy đổi một trong hai."
                );
            }
        }
    }
}
