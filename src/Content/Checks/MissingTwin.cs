using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>Every text exists in both languages. (A whole file without its twin is found when the folder is read.)</summary>
internal sealed class MissingTwin : IContentRule
{
    /// <inheritdoc/>
    public string Id => "missing-twin";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        foreach (var text in draft.Texts.Where(t => t.Vi is null || t.En is null))
        {
            var (en, vi) = text.Vi is null ? ("Vietnamese", "tiếng Việt") : ("English", "tiếng Anh");
            yield return text.At.Error(Id, $"The {text.What} has no {en} text. Add it.", $"Phần {text.WhatVi} chưa có {vi}. Hãy thêm vào.");
        }
    }
}
