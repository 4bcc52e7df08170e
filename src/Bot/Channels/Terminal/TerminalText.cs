using System.Globalization;
using System.Text;
using ChatBot.Dialogs.Engine;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ChatBot.Bot.Channels.Terminal;

/// <summary>Shows a message as plain text: marks of emphasis gone, links with their address, choices numbered.</summary>
internal static class TerminalText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseSoftlineBreakAsHardlineBreak().Build();

    public static string Of(OutgoingActivity activity)
    {
        var text = new StringBuilder();
        Write(Markdown.Parse(activity.Text, Pipeline), text, "");
        if (activity.Card is { } card)
        {
            text.Append('\n').Append(card.Title).Append('\n');
            foreach (var line in card.Lines)
            {
                Write(Markdown.Parse(line, Pipeline), text, "  ");
            }

            if (card.Url is not null)
            {
                text.Append("  ").Append(card.Url).Append('\n');
            }
        }

        if (activity.File is { } file)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{file.Name}, {file.Content.Length} B]\n");
        }

        for (var i = 0; i < activity.Buttons.Count; i++)
        {
            var button = activity.Buttons[i];
            text.Append(activity.NumberedChoices ? string.Create(CultureInfo.InvariantCulture, $"  {i + 1}. {button.Label}") : $"  [{button.Label}]");
            text.Append(button.Url is null ? "\n" : $" ({button.Url})\n");
        }

        return Printable(text.ToString().TrimEnd('\n'));
    }

    // What a citizen typed may come back in a text; an escape sequence in it would drive the terminal.
    private static string Printable(string text) =>
        text.Any(c => char.IsControl(c) && c is not '\n') ? string.Concat(text.Where(c => !char.IsControl(c) || c is '\n')) : text;

    private static void Write(MarkdownObject node, StringBuilder text, string indent)
    {
        switch (node)
        {
            case ListBlock list:
                var number = int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var start) ? start : 1;
                foreach (var item in list)
                {
                    text.Append(indent).Append(list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "• ");
                    var from = text.Length;
                    Write(item, text, indent + "  ");

                    // The item's first line stands behind its mark.
                    text.Remove(from, Math.Min(indent.Length + 2, text.Length - from));
                }

                break;
            case ContainerBlock blocks:
                foreach (var block in blocks)
                {
                    if (block is not ListBlock && text.Length > 0 && blocks is MarkdownDocument && blocks[0] != block)
                    {
                        text.Append('\n');
                    }

                    Write(block, text, indent);
                }

                break;
            case LeafBlock { Inline: { } inlines }:
                text.Append(indent);
                WriteInlines(inlines, text, indent);
                text.Append('\n');
                break;
            case LeafBlock leaf:
                text.Append(indent).Append(leaf.Lines.ToString()).Append('\n');
                break;
        }
    }

    private static void WriteInlines(ContainerInline inlines, StringBuilder text, string indent)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case LineBreakInline:
                    text.Append('\n').Append(indent);
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case HtmlInline html:
                    text.Append(html.Tag);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case LinkInline { Url: { } url } link:
                    WriteInlines(link, text, indent);
                    text.Append(" (").Append(url).Append(')');
                    break;
                case DelimiterInline unmatched:
                    text.Append(unmatched.ToLiteral());
                    WriteInlines(unmatched, text, indent);
                    break;
                case ContainerInline container:
                    WriteInlines(container, text, indent);
                    break;
            }
        }
    }
}
