using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>Every text exists in both languages. (A whole file without its twin is found when the folder is read.)</summary>
internal sealed class MissingTwin : IContentRule
{
    public string Id => "missing-twin";

    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        foreach (var text in draft.Texts.Where(t => t.Vi is null || t.En is null))
        {
            var language = text.Vi is null ? "Vietnamese" : "English";
            yield return text.At.Error(Id, $"The {text.What} has no {language} text. Add it.");
        }
    }
}
