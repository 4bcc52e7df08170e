using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>In an office's own folder, sample data is something that still has to be replaced.</summary>
internal sealed class SampleInOfficeFolder : IContentRule
{
    public string Id => "sample-data";

    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        if (options.IncludeSample)
            return [];
        return draft.Facts.Where(f => f.Sample)
            .Select(f => f.Key.At.Warning(Id, $"The fact {f.Key.Text} is a sample value, and citizens are told so. Write the real one and remove 'sample: true'."))
            .Concat(draft.Editions.Where(e => e.Sample).Select(e => e.Id.At.Warning(Id, $"The sample edition {e.Id.Text} is not used here. Remove the file.")))
            .Concat(draft.Directory.Where(p => p.Sample).Select(p => p.Id.At.Warning(Id, $"The sample place {p.Id.Text} is not used here. Remove it, or make it a real one and remove 'sample: true'.")))
            .Concat(draft.Classes.Where(c => c.Sample).Select(c => c.Id.At.Warning(Id, $"The sample class {c.Id.Text} is not used here. Remove it, or make it a real one and remove 'sample: true'.")));
    }
}
