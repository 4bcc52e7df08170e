using System.Globalization;
using System.Text;

namespace ChatBot.Fakes.Telegram;

/// <summary>Telegram's HTML: which tags it knows, and in which words it refuses.</summary>
public static class TelegramHtml
{
    private static readonly HashSet<string> Tags = new(StringComparer.OrdinalIgnoreCase)
    {
        "b",
        "strong",
        "i",
        "em",
        "u",
        "ins",
        "s",
        "strike",
        "del",
        "span",
        "tg-spoiler",
        "a",
        "tg-emoji",
        "code",
        "pre",
        "blockquote",
    };

    /// <summary>The text without tags.</summary>
    /// <exception cref="FormatException">In Telegram's words.</exception>
    public static string Parse(string html)
    {
        var plain = new StringBuilder();
        var open = new Stack<(string Tag, int At)>();
        var i = 0;
        while (i < html.Length)
        {
            if (html[i] == '&')
            {
                i = Entity(html, i, plain);
                continue;
            }

            if (html[i] != '<')
            {
                plain.Append(html[i++]);
                continue;
            }

            var at = Encoding.UTF8.GetByteCount(html.AsSpan(0, i));
            var end = TagEnd(html, i);
            if (html.AsSpan(i + 1).StartsWith("/"))
            {
                var name = end < 0 ? "" : html[(i + 2)..end].Trim();
                if (open.Count == 0)
                {
                    throw new FormatException($"Unexpected end tag at byte offset {at}");
                }

                if (end < 0 || (name.Length > 0 && !name.Equals(open.Peek().Tag, StringComparison.OrdinalIgnoreCase)))
                {
                    throw new FormatException(
                        $"Unmatched end tag at byte offset {at}, expected \"</{open.Peek().Tag}>\", found \"</{name}>\""
                    );
                }

                open.Pop();
                i = end + 1;
                continue;
            }

            var inner = end < 0 ? html[(i + 1)..] : html[(i + 1)..end];
            var length = 0;
            while (length < inner.Length && !char.IsWhiteSpace(inner[length]))
            {
                length++;
            }

            var tag = inner[..length];
            if (!Tags.Contains(tag))
            {
                throw new FormatException($"Unsupported start tag \"{tag}\" at byte offset {at}");
            }

            if (end < 0)
            {
                throw new FormatException($"Unclosed start tag at byte offset {at}");
            }

            if (open.Any(o => o.Tag is "pre" or "code") && !(tag == "code" && open.Peek().Tag == "pre"))
            {
                throw new FormatException($"Entities inside pre or code at byte offset {at}");
            }

            if (tag.Equals("blockquote", StringComparison.OrdinalIgnoreCase) && open.Any(o => o.Tag == "blockquote"))
            {
                throw new FormatException($"Nested blockquote at byte offset {at}");
            }

            CheckAttributes(inner[length..], at);
            open.Push((tag.ToLowerInvariant(), at));
            i = end + 1;
        }

        return open.Count == 0
            ? plain.ToString()
            : throw new FormatException($"Can't find end tag corresponding to start tag \"{open.Peek().Tag}\"");
    }

    private static int TagEnd(string html, int from)
    {
        var quoted = false;
        for (var i = from; i < html.Length; i++)
        {
            if (html[i] == '"')
            {
                quoted = !quoted;
            }
            else if (html[i] == '>' && !quoted)
            {
                return i;
            }
        }

        return -1;
    }

    private static void CheckAttributes(string attributes, int at)
    {
        var rest = attributes.Trim();
        while (rest.Length > 0)
        {
            var equals = rest.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals + 1 >= rest.Length || rest[equals + 1] != '"')
            {
                throw new FormatException($"Expected equal sign in declaration of an attribute of the tag at byte offset {at}");
            }

            var close = rest.IndexOf('"', equals + 2);
            if (close < 0)
            {
                throw new FormatException($"Unclosed start tag at byte offset {at}");
            }

            rest = rest[(close + 1)..].Trim();
        }
    }

    private static int Entity(string html, int at, StringBuilder plain)
    {
        var end = html.IndexOf(';', at);
        if (end > at && end - at <= 9)
        {
            var name = html[(at + 1)..end];
            var known = name switch
            {
                "lt" => "<",
                "gt" => ">",
                "amp" => "&",
                "quot" => "\"",
                _ => null,
            };
            if (known is null && name.StartsWith('#'))
            {
                var hex = name.Length > 1 && name[1] is 'x' or 'X';
                if (
                    int.TryParse(
                        name.AsSpan(hex ? 2 : 1),
                        hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var code
                    )
                    && Rune.IsValid(code)
                    && code != 0
                )
                {
                    known = new Rune(code).ToString();
                }
            }

            if (known is not null)
            {
                plain.Append(known);
                return end + 1;
            }
        }

        plain.Append('&');
        return at + 1;
    }
}
