using System.Text;

namespace ChatBot.Content.Text;

/// <summary>
/// Fills placeholders of texts: <c>{name}</c> from the dialog's arguments. (<c>{fact:key}</c> is filled once when the content is loaded.)
/// One pass: what was put in is never looked at again, so a citizen who is called <c>{phone}</c> stays so.
/// </summary>
public static class TextTemplate
{
    /// <summary>Begin of the name of a placeholder that is filled from the facts.</summary>
    internal const string FactPrefix = "fact:";

    /// <summary>Fills a text.</summary>
    /// <param name="text">Text in Markdown with placeholders.</param>
    /// <param name="args">Plain texts by placeholder; each is escaped with <see cref="MarkdownText.Escape"/>.</param>
    /// <param name="markdown">
    /// Arguments that are Markdown already, e.g. a list that a dialog made of content. Never put a citizen's words here.
    /// </param>
    /// <exception cref="KeyNotFoundException">A placeholder has no argument: a defect of the dialog, or of a text that was never
    /// checked.</exception>
    public static string Fill(string text, IReadOnlyDictionary<string, string>? args, IReadOnlyDictionary<string, string>? markdown = null)
    {
        var open = text.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
        {
            return text;
        }

        var filled = new StringBuilder(text.Length + 64);
        var done = 0;
        while (open >= 0)
        {
            var length = PlaceholderLength(text, open);
            if (length == 0)
            {
                open = text.IndexOf('{', open + 1);
                continue;
            }

            filled.Append(text, done, open - done);
            var name = text.Substring(open + 1, length - 2);
            if (markdown is not null && markdown.TryGetValue(name, out var ready))
            {
                filled.Append(ready);
            }
            else if (args is not null && args.TryGetValue(name, out var plain))
            {
                filled.Append(MarkdownText.Escape(plain));
            }
            else
            {
                throw new KeyNotFoundException($"The text has a placeholder {{{name}}} for which there is no argument.");
            }

            done = open + length;
            open = text.IndexOf('{', done);
        }

        return filled.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>
    /// Names of the placeholders of a text in their order with the index of their opening brace, <c>fact:</c> ones included.
    /// </summary>
    public static IEnumerable<(string Name, int Index)> Placeholders(string text)
    {
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var length = PlaceholderLength(text, open);
            if (length > 0)
            {
                yield return (text.Substring(open + 1, length - 2), open);
            }
        }
    }

    /// <summary>Replaces placeholders <c>{fact:key}</c>; others stay.</summary>
    internal static string FillFacts(string text, Func<string, string> valueOf)
    {
        var filled = new StringBuilder();
        var done = 0;
        foreach (var (name, index) in Placeholders(text).Where(p => p.Name.StartsWith(FactPrefix, StringComparison.Ordinal)))
        {
            filled.Append(text, done, index - done).Append(valueOf(name[FactPrefix.Length..]));
            done = index + name.Length + 2;
        }

        return done == 0 ? text : filled.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>Length of the placeholder that begins at an index with its braces; 0: the brace is only a brace.</summary>
    private static int PlaceholderLength(string text, int open)
    {
        var i = open + 1;
        while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '-' or '_' or ':' or '.'))
        {
            i++;
        }

        return i > open + 1 && i < text.Length && text[i] == '}' && char.IsAsciiLetterLower(text[open + 1]) ? i - open + 1 : 0;
    }
}
