using Markdig;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>Markdown as plain text: clients then show exactly what is written, whatever signs are in it.</summary>
internal static class PlainText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseSoftlineBreakAsHardlineBreak().Build();

    public static string From(string markdown) => Markdown.ToPlainText(markdown, Pipeline).TrimEnd('\n');
}
