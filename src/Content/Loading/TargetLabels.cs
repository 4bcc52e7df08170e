using ChatBot.Content.Model;

namespace ChatBot.Content.Loading;

/// <summary>
/// The label of a button that has none of its own: the title of the topic, class, event or lesson it leads to, and for <c>go:NAME</c> the
/// dialog text <c>go.NAME</c>.
/// </summary>
internal sealed class TargetLabels
{
    private readonly Dictionary<string, DraftText> _labels = new(StringComparer.Ordinal);
    private readonly Func<DraftText, LocalText> _fill;

    /// <summary>Collects the labels of a draft; texts are filled in when a label is asked for.</summary>
    public TargetLabels(ContentDraft draft, Func<DraftText, LocalText> fill)
    {
        _fill = fill;
        foreach (var topic in draft.Topics)
        {
            _labels[$"topic:{topic.Id.Text}"] = topic.Title;
        }

        foreach (var lesson in draft.Lessons)
        {
            _labels[$"lesson:{lesson.Id.Text}"] = lesson.Title;
        }

        foreach (var item in draft.Classes)
        {
            _labels[$"class:{item.Id.Text}"] = item.ShownName;
        }

        foreach (var item in draft.Editions.SelectMany(e => e.Events))
        {
            _labels[$"event:{item.Id.Text}"] = item.Title;
        }

        foreach (var (key, text) in draft.Dialogs.Where(d => d.Key.StartsWith("go.", StringComparison.Ordinal)))
        {
            _labels[$"go:{key[3..]}"] = text;
        }
    }

    /// <summary>Payloads of all targets.</summary>
    public IEnumerable<string> Payloads => _labels.Keys;

    /// <summary>The label of a target as it is written, or null.</summary>
    public DraftText? Find(string payload) => _labels.GetValueOrDefault(payload);

    /// <summary>The label of a target, filled in, or null.</summary>
    public LocalText? Of(string payload) => Find(payload) is { } text ? _fill(text) : null;
}
