using ChatBot.Content.Model;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Benchmarks.Recognition;

/// <summary>A phrasing and its topic; no topic: off-topic.</summary>
internal sealed record Example(string Text, string? Topic)
{
    /// <summary>What a recogniser learns from: phrasings, titles, off-topic examples.</summary>
    public static List<Example> Of(ContentSnapshot content) =>
        [
            .. content.Topics.Values.SelectMany(t =>
                t.Phrasings.Append(t.Title.Vi).Append(t.Title.En).Select(text => new Example(text, t.Id))
            ),
            .. content.OffTopic.Select(text => new Example(text, null)),
        ];

    /// <summary>The text as the service's own recogniser reads it: folded, abbreviations, dialect and slips written out.</summary>
    public static string Expand(string text) => ExpandedText.Of(AnalyzedText.Of(text)).ToString();
}
