using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>
/// Markdown -> <see cref="TelegramRichText"/>, by Markdig's tree. HTML and not Telegram's own Markdown, in which "1.5" needs a backslash
/// and one forgotten backslash refuses the whole message. Pure.
/// </summary>
internal static class TelegramText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static TelegramRichText Render(string markdown)
    {
        var text = new TelegramRichText();
        AppendMarkdown(text, markdown);
        return text;
    }

    /// <summary>Adds a text at the end of another.</summary>
    public static void AppendMarkdown(TelegramRichText text, string markdown)
    {
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig refuses nesting deeper than any real text has; what was written is still better than nothing.
            text.Append(markdown);
            return;
        }

        WriteBlocks(text, document, new Context(0, InBold: false, InItalic: false, InQuote: false, InLink: false), lines: 2);
    }

    private static void WriteBlocks(TelegramRichText text, ContainerBlock container, Context context, int lines)
    {
        var first = true;
        foreach (var block in container)
        {
            if (block is LinkReferenceDefinitionGroup or BlankLineBlock)
            {
                continue;
            }

            if (!first)
            {
                text.Break(lines);
            }

            first = false;
            WriteBlock(text, block, context);
        }
    }

    private static void WriteBlock(TelegramRichText text, Block block, Context context)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Marked(text, "b", context.InBold, () => WriteInlines(text, heading.Inline, context with { InBold = true }));
                break;
            case CodeBlock code:
                // Telegram shows nothing else inside pre, and no pre inside a quotation keeps its look; the text is what counts.
                Marked(text, "pre", context.InQuote, () => text.Append(code.Lines.ToString()));
                break;
            case LeafBlock leaf:
                if (leaf is ThematicBreakBlock)
                {
                    text.Append("———");
                }
                else if (leaf.Inline is not null)
                {
                    WriteInlines(text, leaf.Inline, context);
                }
                else
                {
                    text.Append(leaf.Lines.ToString());
                }

                break;
            case ListBlock list:
                WriteList(text, list, context);
                break;
            case QuoteBlock quote:
                Marked(text, "blockquote", context.InQuote, () => WriteBlocks(text, quote, context with { InQuote = true }, lines: 2));
                break;
            case ContainerBlock container:
                WriteBlocks(text, container, context, lines: 2);
                break;
        }
    }

    private static void WriteList(TelegramRichText text, ListBlock list, Context context)
    {
        var number = int.TryParse(list.OrderedStart, System.Globalization.CultureInfo.InvariantCulture, out var start) ? start : 1;
        var first = true;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            if (!first)
            {
                text.Break(1);
            }

            first = false;
            text.Append(new string(' ', Math.Min(context.Depth, 8) * 3));
            text.Append(list.IsOrdered ? $"{number++}{list.OrderedDelimiter} " : "• ");
            WriteBlocks(text, item, context with { Depth = context.Depth + 1 }, lines: 1);
        }
    }

    private static void WriteInlines(TelegramRichText text, ContainerInline? container, Context context)
    {
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            WriteInline(text, inline, context);
        }
    }

    private static void WriteInline(TelegramRichText text, Inline inline, Context context)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case LineBreakInline:
                text.Append("\n");
                break;
            case CodeInline code:
                text.AppendMarked("code", code.Content);
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case HtmlInline html:
                text.Append(html.Tag);
                break;
            case AutolinkInline link:
                // Telegram makes addresses clickable by itself.
                text.Append(link.Url);
                break;
            case LinkInline link:
                var address = context.InLink ? null : LinkAddress(link.GetDynamicUrl?.Invoke() ?? link.Url);
                if (address is null)
                {
                    WriteInlines(text, link, context);
                    break;
                }

                var anchor = text.Open("a", address);
                WriteInlines(text, link, context with { InLink = true });
                text.Close(anchor);
                break;
            case EmphasisInline { DelimiterCount: >= 2 } strong:
                Marked(text, "b", context.InBold, () => WriteInlines(text, strong, context with { InBold = true }));
                break;
            case EmphasisInline emphasis:
                Marked(text, "i", context.InItalic, () => WriteInlines(text, emphasis, context with { InItalic = true }));
                break;
            case ContainerInline other:
                WriteInlines(text, other, context);
                break;
        }
    }

    private static void Marked(TelegramRichText text, string tag, bool already, Action write)
    {
        if (already)
        {
            write();
            return;
        }

        var mark = text.Open(tag);
        write();
        text.Close(mark);
    }

    /// <summary>The address when Telegram opens such addresses, or null when the label alone can be shown.</summary>
    public static string? LinkAddress(string? url) =>
        url is not null && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "tg" or "mailto"
            ? url
            : null;

    private readonly record struct Context(int Depth, bool InBold, bool InItalic, bool InQuote, bool InLink);
}
