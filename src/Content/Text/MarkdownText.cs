using System.Text;
using Markdig;
using Markdig.Syntax;

namespace ChatBot.Content.Text;

/// <summary>The Markdown that texts are written in: CommonMark, line breaks as typed, bare links, no HTML.</summary>
public static class MarkdownText
{
    // Every ASCII mark that CommonMark lets one escape and that can mean something anywhere: also ':' (bare links), '=' (headings), '|'.
    private const string Special = "\\`*_{}[]()<>#+-=.!|~&:\"'^$%@/;,?";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseSoftlineBreakAsHardlineBreak()
        .UseAutoLinks()
        .DisableHtml()
        .Build();

    /// <summary>The tree of a text, the same for every channel.</summary>
    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    /// <summary>
    /// Makes Markdown that shows a plain text as it is: names and other words of citizens go through it before they are put into a text.
    /// It stays on one line: line breaks, tabs and runs of blanks become one blank, control characters and lone surrogates go.
    /// </summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        var blank = false;
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone surrogate comes as U+FFFD; it is no text.
            if (Rune.IsWhiteSpace(rune))
            {
                blank = escaped.Length > 0;
                continue;
            }

            if (Rune.IsControl(rune) || rune == Rune.ReplacementChar || IsDirectionMark(rune.Value))
            {
                continue;
            }

            if (blank)
            {
                escaped.Append(' ');
            }

            blank = false;
            if (rune.IsAscii && Special.Contains((char)rune.Value, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(rune.ToString());
        }

        return escaped.ToString();
    }

    // Marks that turn the direction of what follows could make a name re-arrange the sentence around it.
    private static bool IsDirectionMark(int rune) =>
        rune is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
