using System.Text;
using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>
/// A text and what is marked in it. Tags are written only at the end, for a piece of the text, so that no cut can fall into a tag or leave
/// one open, and lengths are counted as Telegram counts them: after the tags are gone.
/// </summary>
internal sealed class TelegramRichText
{
    private readonly StringBuilder _plain = new();
    private readonly List<Mark> _marks = [];
    private string? _built;

    public string Plain => _built ??= _plain.ToString().TrimEnd();

    public bool IsEmpty => _plain.Length == 0;

    public void Append(string text) => Append(text.AsSpan());

    public void Append(ReadOnlySpan<char> text)
    {
        _built = null;
        _plain.Append(text);
    }

    /// <summary>Ends the block before, if there is one, with so many line breaks.</summary>
    public void Break(int lines)
    {
        if (_plain.Length == 0)
        {
            return;
        }

        var have = 0;
        while (have < lines && have < _plain.Length && _plain[_plain.Length - 1 - have] == '\n')
        {
            have++;
        }

        _built = null;
        _plain.Append('\n', lines - have);
    }

    /// <summary>Begins a mark; marks are closed in the reverse order.</summary>
    /// <param name="tag">A tag of Telegram's HTML: b, i, code, pre, blockquote, a.</param>
    /// <param name="href">Address of a link.</param>
    public int Open(string tag, string? href = null)
    {
        _marks.Add(new Mark(tag, href, _plain.Length, int.MaxValue));
        return _marks.Count - 1;
    }

    public void Close(int mark) => _marks[mark] = _marks[mark] with { End = _plain.Length };

    public void AppendMarked(string tag, string text, string? href = null)
    {
        var mark = Open(tag, href);
        Append(text);
        Close(mark);
    }

    /// <summary>The whole as HTML.</summary>
    public string ToHtml() => ToHtml(0, Plain.Length);

    /// <summary>A piece as HTML.</summary>
    public string ToHtml(int start, int end)
    {
        var plain = Plain;
        if (_marks.Count == 0 && plain.AsSpan(start, end - start).IndexOfAny('&', '<', '>') < 0)
        {
            return start == 0 && end == plain.Length ? plain : plain[start..end];
        }

        var html = new StringBuilder(end - start + 32);
        var open = new Stack<Mark>();
        var next = 0;
        var at = start;
        while (true)
        {
            while (open.Count > 0 && open.Peek().End <= at)
            {
                html.Append("</").Append(open.Pop().Tag).Append('>');
            }

            for (; next < _marks.Count && _marks[next].Start <= at; next++)
            {
                if (_marks[next].End <= at || at >= end)
                {
                    continue;
                }

                open.Push(_marks[next]);
                WriteOpening(html, _marks[next]);
            }

            if (at >= end)
            {
                break;
            }

            var stop = end;
            if (open.Count > 0)
            {
                stop = Math.Min(stop, open.Peek().End);
            }

            if (next < _marks.Count)
            {
                stop = Math.Min(stop, _marks[next].Start);
            }

            Escape(html, plain.AsSpan(at, stop - at));
            at = stop;
        }

        while (open.Count > 0)
        {
            html.Append("</").Append(open.Pop().Tag).Append('>');
        }

        return html.ToString();
    }

    /// <summary>Cuts into pieces of at most <paramref name="max"/> Unicode characters, at the widest gap near the end of each.</summary>
    public IReadOnlyList<Piece> Split(int max)
    {
        var plain = Plain;
        var pieces = new List<Piece>(1);
        var start = SkipWhite(plain, 0);
        while (start < plain.Length)
        {
            var limit = Advance(plain, start, max);
            var cut = limit == plain.Length ? limit : start + PlainText.FindCut(plain.AsSpan(start), limit - start);
            var end = cut;
            while (end > start && char.IsWhiteSpace(plain[end - 1]))
            {
                end--;
            }

            pieces.Add(new Piece(start, end));
            start = SkipWhite(plain, cut);
        }

        return pieces;
    }

    private static int SkipWhite(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static int Advance(string text, int start, int characters)
    {
        if (text.Length - start <= characters)
        {
            return text.Length;
        }

        var at = start;
        for (var i = 0; i < characters && at < text.Length; i++)
        {
            at += char.IsSurrogatePair(text, at) ? 2 : 1;
        }

        return at;
    }

    private static void WriteOpening(StringBuilder html, Mark mark)
    {
        html.Append('<').Append(mark.Tag);
        if (mark.Href is { } href)
        {
            html.Append(" href=\"");
            Escape(html, href);
            html.Append('"');
        }

        html.Append('>');
    }

    private static void Escape(StringBuilder html, ReadOnlySpan<char> text)
    {
        while (true)
        {
            var special = text.IndexOfAny("&<>\"");
            if (special < 0)
            {
                html.Append(text);
                return;
            }

            html.Append(text[..special]);
            html.Append(
                text[special] switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    _ => "&quot;",
                }
            );
            text = text[(special + 1)..];
        }
    }

    /// <summary>A piece of <see cref="Plain"/>.</summary>
    internal readonly record struct Piece(int Start, int End);

    private readonly record struct Mark(string Tag, string? Href, int Start, int End);
}
