using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>
/// Markdown -> the plain text that Zalo shows: marks of emphasis gone, links with their address, lists with dots. In NFC, so that what is
/// counted is what is shown. Pure.
/// </summary>
internal static class ZaloOaText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseSoftlineBreakAsHardlineBreak().Build();

    public static string Render(string markdown)
    {
        var text = new StringBuilder(markdown.Length);
        try
        {
            Blocks(text, Markdown.Parse(markdown, Pipeline), indent: "", lines: 2);
        }
        catch (ArgumentException)
        {
            // Markdig refuses nesting deeper than any real text has; what was written is still better than nothing.
            text.Clear().Append(markdown);
        }

        return Plain(text.ToString());
    }

    /// <summary>NFC, without NUL, half surrogates and white space at the ends.</summary>
    public static string Plain(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is not (0 or '\r'))
                clean.Append(rune);
        }

        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>Cuts into pieces of at most <paramref name="max"/> UTF-16 units, at the widest gap near the end of each.</summary>
    public static IReadOnlyList<string> Split(string text, int max)
    {
        var pieces = new List<string>(1);
        var rest = text.AsSpan().Trim();
        while (rest.Length > max)
        {
            var cut = FindCut(rest, max);
            if (rest[..cut].TrimEnd() is { Length: > 0 } piece)
                pieces.Add(piece.ToString());
            rest = rest[cut..].TrimStart();
        }

        if (rest.Length > 0)
            pieces.Add(rest.ToString());
        return pieces;
    }

    private static int FindCut(ReadOnlySpan<char> text, int max)
    {
        // A gap in the first half would leave a short message and a long rest, and every message costs of what is free.
        var half = max / 2;
        var window = text[half..(max + 1)];
        var paragraph = window.LastIndexOf("\n\n");
        if (paragraph >= 0)
            return half + paragraph;
        var line = window.LastIndexOf('\n');
        if (line >= 0)
            return half + line;
        for (var i = max; i > half; i--)
        {
            if (char.IsWhiteSpace(text[i]) && text[i - 1] is '.' or '!' or '?' or '…' or ':' or ';')
                return i;
        }

        for (var i = max; i > 0; i--)
        {
            if (char.IsWhiteSpace(text[i]))
                return i;
        }

        // One endless word: between two letters, not between a letter and its marks.
        for (var i = max; i > 0 && max - i < 32; i--)
        {
            if (!char.IsLowSurrogate(text[i]) && text[i] != '\u200d' && text[i - 1] != '\u200d'
                && CharUnicodeInfo.GetUnicodeCategory(text[i]) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
                return i;
        }

        return char.IsLowSurrogate(text[max]) ? max - 1 : max;
    }

    private static void Blocks(StringBuilder text, ContainerBlock container, string indent, int lines)
    {
        var first = true;
        foreach (var block in container)
        {
            if (block is LinkReferenceDefinitionGroup or BlankLineBlock)
                continue;
            if (!first)
                text.Append('\n', lines).Append(indent);
            first = false;
            Block(text, block, indent);
        }
    }

    private static void Block(StringBuilder text, Block block, string indent)
    {
        switch (block)
        {
            case ListBlock list:
                List(text, list, indent);
                break;
            case ThematicBreakBlock:
                text.Append("———");
                break;
            case LeafBlock { Inline: { } inlines }:
                Inlines(text, inlines, indent);
                break;
            case LeafBlock leaf:
                text.Append(leaf.Lines.ToString().ReplaceLineEndings("\n"));
                break;
            case ContainerBlock blocks:
                Blocks(text, blocks, indent, lines: 2);
                break;
        }
    }

    private static void List(StringBuilder text, ListBlock list, string indent)
    {
        var number = int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var start) ? start : 1;
        var first = true;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            if (!first)
                text.Append('\n').Append(indent);
            first = false;
            text.Append(list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "• ");
            Blocks(text, item, indent.Length < 16 ? indent + "  " : indent, lines: 1);
        }
    }

    private static void Inlines(StringBuilder text, ContainerInline container, string indent)
    {
        foreach (var inline in container)
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
                case LinkInline link:
                    Link(text, link, indent);
                    break;
                case DelimiterInline unmatched:
                    text.Append(unmatched.ToLiteral());
                    Inlines(text, unmatched, indent);
                    break;
                case ContainerInline inner:
                    Inlines(text, inner, indent);
                    break;
            }
        }
    }

    private static void Link(StringBuilder text, LinkInline link, string indent)
    {
        var from = text.Length;
        Inlines(text, link, indent);
        var url = link.GetDynamicUrl?.Invoke() ?? link.Url;
        if (string.IsNullOrEmpty(url))
            return;
        var label = text.ToString(from, text.Length - from);
        if (label.Length == 0)
            text.Append(url);
        else if (!url.EndsWith(label, StringComparison.Ordinal))
            text.Append(" (").Append(url.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? url[4..] : url).Append(')');
    }
}
