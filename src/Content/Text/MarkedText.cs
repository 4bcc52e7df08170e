using System.Text;

namespace ChatBot.Content.Text;

/// <summary>What a mark says about a part of a text.</summary>
public enum MarkKind
{
    /// <summary>Stands out: a title, a label.</summary>
    Bold,

    /// <summary>Is copied as it stands: a code.</summary>
    Code,

    /// <summary>Leads to an address.</summary>
    Link,
}

/// <summary>A marked part of a text.</summary>
/// <param name="Kind">What the mark says.</param>
/// <param name="Start">Where the part begins, in UTF-16 code units from the start of the text.</param>
/// <param name="Length">Its length, in UTF-16 code units.</param>
/// <param name="Shown">
/// Units from its start that a reader who sees the mark needs. The rest is for one who does not: the address in brackets behind a link.
/// </param>
/// <param name="Url">Address of a link as it was written, or null for another kind.</param>
public sealed record TextMark(MarkKind Kind, int Start, int Length, int Shown, string? Url = null);

/// <summary>A plain text with its marks.</summary>
/// <param name="Text">The text, readable without the marks.</param>
/// <param name="Marks">The marks by their start; of two with one start the outer comes first. They lie inside each other or apart.</param>
public sealed record MarkedText(string Text, IReadOnlyList<TextMark> Marks);

/// <summary>Writes a plain text and notes where marks begin and end.</summary>
/// <param name="capacity">Expected length, in UTF-16 code units.</param>
internal sealed class MarkedTextBuilder(int capacity)
{
    private readonly StringBuilder _text = new(capacity);
    private readonly List<TextMark?> _marks = [];

    /// <summary>What was written so far, in UTF-16 code units.</summary>
    public int Length => _text.Length;

    public MarkedTextBuilder Append(ReadOnlySpan<char> text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>What was written from a place on.</summary>
    public string Since(int start) => _text.ToString(start, _text.Length - start);

    /// <summary>Begins a mark and returns its handle.</summary>
    public int Open(MarkKind kind, string? url = null)
    {
        _marks.Add(new TextMark(kind, _text.Length, 0, 0, url));
        return _marks.Count - 1;
    }

    /// <summary>Ends a mark here.</summary>
    /// <param name="mark">Handle of the mark.</param>
    /// <param name="shown">As in <see cref="TextMark"/>; null means the whole.</param>
    public void Close(int mark, int? shown = null)
    {
        var open = _marks[mark]!;
        var length = _text.Length - open.Start;
        _marks[mark] = open with { Length = length, Shown = shown ?? length };
    }

    /// <summary>Takes a mark back.</summary>
    public void Drop(int mark) => _marks[mark] = null;

    public MarkedText Build() => new(_text.ToString(), [.. _marks.OfType<TextMark>().Where(mark => mark.Length > 0)]);
}
