using System.Globalization;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ChatBot.Content.Text;

/// <summary>Shows Markdown as plain text, for channels without formatting: terminal, Zalo, screen readers.</summary>
public static class MarkdownPlain
{
    /// <summary>
    /// The text without marks: paragraphs with a blank line between them, list items behind "•" or their numbers, links as
    /// "text (address)".
    /// </summary>
    public static string Render(string markdown)
    {
        var plain = new StringBuilder(markdown.Length);
        Blocks(plain, MarkdownText.Parse(markdown), "", tight: false);
        return plain.ToString();
    }

    private static void Blocks(StringBuilder plain, ContainerBlock container, string indent, bool tight)
    {
        var first = true;
        foreach (var block in container)
        {
            if (block is LinkReferenceDefinitionGroup)
                continue;
            if (!first)
                plain.Append(tight ? "\n" : "\n\n").Append(indent);
            first = false;
            Block(plain, block, indent);
        }
    }

    private static void Block(StringBuilder plain, Block block, string indent)
    {
        switch (block)
        {
            case ListBlock list:
                List(plain, list, indent);
                break;
            case ContainerBlock container:
                Blocks(plain, container, indent, tight: false);
                break;
            case ThematicBreakBlock:
                plain.Append("———");
                break;
            case CodeBlock code:
                plain.Append(code.Lines.ToString().TrimEnd().ReplaceLineEndings("\n" + indent));
                break;
            case LeafBlock { Inline: { } inlines }:
                Inlines(plain, inlines, indent);
                break;
        }
    }

    private static void List(StringBuilder plain, ListBlock list, string indent)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        var first = true;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            if (!first)
                plain.Append(list.IsLoose ? "\n\n" : "\n").Append(indent);
            first = false;
            var mark = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "• ";
            plain.Append(mark);
            Blocks(plain, item, indent + new string(' ', mark.Length), tight: !list.IsLoose);
        }
    }

    private static void Inlines(StringBuilder plain, ContainerInline container, string indent)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    plain.Append(literal.Content.AsSpan());
                    break;
                case LineBreakInline:
                    plain.Append('\n').Append(indent);
                    break;
                case CodeInline code:
                    plain.Append(code.Content);
                    break;
                case AutolinkInline link:
                    plain.Append(link.Url);
                    break;
                case HtmlEntityInline entity:
                    plain.Append(entity.Transcoded.AsSpan());
                    break;
                case LinkInline link:
                    Link(plain, link, indent);
                    break;
                case ContainerInline inner:
                    Inlines(plain, inner, indent);
                    break;
            }
        }
    }

    private static void Link(StringBuilder plain, LinkInline link, string indent)
    {
        var from = plain.Length;
        Inlines(plain, link, indent);
        var label = plain.ToString(from, plain.Length - from);
        if (string.IsNullOrEmpty(link.Url) || link.Url == label || link.Url.EndsWith("://" + label, StringComparison.Ordinal))
            return;
        if (link.Url == "mailto:" + label || link.Url == "tel:" + label)
            return;
        plain.Append(label.Length == 0 ? "" : " ").Append(label.Length == 0 ? link.Url : $"({link.Url})");
    }
}
