using ChatBot.Content.Loading;
using ChatBot.Content.Text;

namespace ChatBot.Content.Checks;

/// <summary>
/// A message fits into one message of every channel, a label on a button of a phone. Facts are counted with their values.
/// </summary>
internal sealed class TextTooLong : IContentRule
{
    /// <inheritdoc/>
    public string Id => "text-too-long";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        var limits = options.Limits;
        var facts = draft.Facts.ToDictionary(f => f.Key.Text, f => f.Value, StringComparer.Ordinal);
        foreach (var text in draft.Texts)
        {
            var limit = text.Kind switch
            {
                TextKind.Label or TextKind.Option => limits.ButtonLabel,
                _ => limits.Message - limits.MessageReserve,
            };
            foreach (var side in text.Sides())
            {
                var language = ReferenceEquals(side, text.En) ? "en" : "vi";
                var length = TextTemplate.FillFacts(side.Text, key => Value(key, language)).Length;
                if (length > limit)
                {
                    yield return side.At.Error(
                        Id,
                        $"The {text.What} has {length} characters; at most {limit} fit. Shorten "
                            + $"it{(text.Kind == TextKind.Message ? ", or move a part below a line <!-- more -->" : "")}.",
                        $"Phần {text.WhatVi} có {length} ký tự; nhiều nhất là {limit}. Hãy rút "
                            + $"ngắn{(text.Kind == TextKind.Message ? ", hoặc chuyển bớt xuống dưới dòng <!-- more -->" : "")}."
                    );
                }
            }
        }

        string Value(string key, string language) =>
            !facts.TryGetValue(key, out var value) || value.Vi is null || value.En is null ? "" : value.ToLocal().In(language);
    }
}
