using System.Globalization;
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
    /// <param name="markdown">Any text; one nested deeper than any real text has is shown as it was written.</param>
    public static string Render(string markdown) => Render(markdown, closeLists: false).Text;

    /// <summary>The same text, and beside it what was marked, for a channel that can show marks.</summary>
    /// <param name="markdown">As for <see cref="Render(string)"/>.</param>
    public static MarkedText RenderMarked(string markdown) => Render(markdown, closeLists: false);

    /// <summary>The same in fewer lines: a list stands right under what is before it, without blank lines in it.</summary>
    /// <param name="markdown">As for <see cref="Render(string)"/>.</param>
    public static string RenderClose(string markdown) => Render(markdown, closeLists: true).Text;

    private static MarkedText Render(string markdown, bool closeLists)
    {
        var plain = new MarkedTextBuilder(markdown.Length);
        try
        {
            Blocks(plain, MarkdownText.Parse(markdown), "", tight: false, closeLists);
        }
        catch (ArgumentException)
        {
            // Markdig's limit; what was written is still better than nothing.
            return new MarkedText(markdown, []);
        }

        return plain.Build();
    }

    private static void Blocks(MarkedTextBuilder plain, ContainerBlock container, string indent, bool tight, bool closeLists)
    {
        var first = true;
        foreach (var block in container)
        {
            if (block is LinkReferenceDefinitionGroup)
            {
                continue;
            }

            if (!first)
            {
                plain.Append(tight || (closeLists && block is ListBlock) ? "\n" : "\n\n").Append(indent);
            }

            first = false;
            Block(plain, block, indent, closeLists);
        }
    }

    private static void Block(MarkedTextBuilder plain, Block block, string indent, bool closeLists)
    {
        switch (block)
        {
            case ListBlock list:
                List(plain, list, indent, closeLists);
                break;
            case ContainerBlock container:
                Blocks(plain, container, indent, tight: false, closeLists);
                break;
            case ThematicBreakBlock:
                plain.Append("———");
                break;
            case CodeBlock code:
                plain.Append(code.Lines.ToString().TrimEnd().ReplaceLineEndings("\n" + indent));
                break;
            case LeafBlock { Inline: { } inlines }:
                var heading = block is HeadingBlock ? plain.Open(MarkKind.Bold) : (int?)null;
                Inlines(plain, inlines, indent);
                if (heading is { } opened)
                {
                    plain.Close(opened);
                }

                break;
        }
    }

    private static void List(MarkedTextBuilder plain, ListBlock list, string indent, bool closeLists)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        var tight = closeLists || !list.IsLoose;
        var first = true;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            if (!first)
            {
                plain.Append(tight ? "\n" : "\n\n").Append(indent);
            }

            first = false;
            var mark = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "• ";
            plain.Append(mark);
            Blocks(plain, item, indent + new string(' ', mark.Length), tight, closeLists);
        }
    }

    private static void Inlines(MarkedTextBuilder plain, ContainerInline container, string indent)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    plain.Append(literal.Content.AsSpan());
                    break;
                case LineBreakInline:
                    plain.Append("\n").Append(indent);
                    break;
                case CodeInline code:
                    var codeMark = plain.Open(MarkKind.Code);
                    plain.Append(code.Content);
                    plain.Close(codeMark);
                    break;
                case AutolinkInline link:
                    var bare = plain.Open(MarkKind.Link, link.IsEmail ? $"mailto:{link.Url}" : link.Url);
                    plain.Append(link.Url);
                    plain.Close(bare);
                    break;
                case HtmlEntityInline entity:
                    plain.Append(entity.Transcoded.AsSpan());
                    break;
                case LinkInline link:
                    Link(plain, link, indent);
                    break;
                case DelimiterInline unmatched:
                    plain.Append(unmatched.ToLiteral());
                    Inlines(plain, unmatched, indent);
                    break;
                case EmphasisInline { DelimiterCount: > 1 } strong:
                    var bold = plain.Open(MarkKind.Bold);
                    Inlines(plain, strong, indent);
                    plain.Close(bold);
                    break;
                case ContainerInline inner:
                    Inlines(plain, inner, indent);
                    break;
            }
        }
    }

    private static void Link(MarkedTextBuilder plain, LinkInline link, string indent)
    {
        var from = plain.Length;
        var mark = plain.Open(MarkKind.Link, link.Url);
        Inlines(plain, link, indent);
        if (Address(link.Url) is not { Length: > 0 } address)
        {
            plain.Drop(mark);
            return;
        }

        var label = plain.Since(from);
        if (label.Length == 0)
        {
            plain.Append(address);
        }

        var shown = plain.Length - from;
        if (label.Length > 0 && label != address && label != link.Url && !address.EndsWith("://" + label, StringComparison.Ordinal))
        {
            plain.Append(" (").Append(address).Append(")");
        }

        plain.Close(mark, shown);
    }

    // A number or a mail address is read and typed; what a program needs before it says nothing to a person.
    private static string? Address(string? url)
    {
        foreach (var scheme in (ReadOnlySpan<string>)["tel:", "mailto:"])
        {
            if (url?.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) is true)
            {
                return url[scheme.Length..];
            }
        }

        return url;
    }
}
