using ChatBot.Content.Text;

namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>
/// A sequence of words looked for in a message, e.g. <c>bị ~3 lừa|gạt</c>. <c>|</c> parts alternatives; <c>~3</c> lets up to three words
/// stand between; <c>?nhé|ạ</c> may be missing; <c>#</c> is any number; <c>^</c> and <c>$</c> are the ends of the message; <c>=đúng</c>
/// counts only with its marks. A word typed with marks must carry the pattern's own marks ("lúa" is not "lừa"); a word typed without may be
/// any of them, unless the writer types marks elsewhere.
/// </summary>
internal sealed class WordPattern
{
    private readonly Element[] _elements;
    private readonly bool _fromStart;
    private readonly bool _toEnd;

    private WordPattern(Element[] elements, bool fromStart, bool toEnd, string value)
    {
        _elements = elements;
        _fromStart = fromStart;
        _toEnd = toEnd;
        Value = value;
    }

    /// <summary>What the pattern stands for, e.g. the id of a level; empty when its list needs no values.</summary>
    public string Value { get; }

    /// <summary>The words with which it may begin, without marks.</summary>
    public IEnumerable<string> Beginnings =>
        _elements
            .TakeWhile((_, i) => i == 0 || _elements.Take(i).All(element => element.IsOptional))
            .SelectMany(element => element.Words)
            .Select(word => word.Folded);

    /// <summary>Reads a pattern; <c>content check</c> has looked at its form.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="value">What it stands for.</param>
    public static WordPattern Parse(string text, string value = "")
    {
        var elements = new List<Element>();
        var gap = 0;
        var parts = text.Split(' ');
        foreach (var part in parts)
        {
            if (part is "^" or "$")
            {
                continue;
            }

            if (part[0] == '~')
            {
                gap = part[1] - '0';
                continue;
            }

            var isOptional = part[0] == '?';
            elements.Add(new Element(gap, [.. part[(isOptional ? 1 : 0)..].Split('|').Select(Read)], isOptional));
            gap = 0;
        }

        return new WordPattern([.. elements], parts[0] == "^", parts[^1] == "$", value);
    }

    /// <summary>Whether it begins at this term.</summary>
    /// <param name="terms">The message.</param>
    /// <param name="start">Where it must begin.</param>
    /// <param name="marksCount">The writer types marks, so that a word without any is one ("danh" is not "đánh").</param>
    public bool IsAt(IReadOnlyList<Term> terms, int start, bool marksCount) => EndAt(terms, start, marksCount) > 0;

    /// <summary>
    /// Where it ends when it begins at <paramref name="start"/>: the index after its last word, or 0 when it is not there.
    /// </summary>
    public int EndAt(IReadOnlyList<Term> terms, int start, bool marksCount) =>
        _fromStart && start > 0 ? 0 : EndOf(terms, start, 0, marksCount);

    /// <summary>Whether a term is spelt as one of the words with which it may begin, mark for mark.</summary>
    public bool BeginsAsTyped(in Term term)
    {
        foreach (var word in _elements[0].Words)
        {
            if (term.Marked.Span.SequenceEqual(word.Marked))
            {
                return true;
            }
        }

        return false;
    }

    private static Word Read(string word)
    {
        var needsMarks = word[0] == '=';
        var marked = VietnameseText.LowerCanonical(needsMarks ? word[1..] : word);
        return new Word(VietnameseText.Fold(marked), marked, needsMarks);
    }

    private int EndOf(IReadOnlyList<Term> terms, int at, int index, bool marksCount)
    {
        if (index == _elements.Length)
        {
            return _toEnd && at < terms.Count ? 0 : at;
        }

        var element = _elements[index];
        for (var i = at; i <= at + element.Gap && i < terms.Count; i++)
        {
            if (element.Matches(terms[i], marksCount) && EndOf(terms, i + 1, index + 1, marksCount) is > 0 and var end)
            {
                return end;
            }
        }

        return element.IsOptional ? EndOf(terms, at, index + 1, marksCount) : 0;
    }

    private readonly record struct Word(string Folded, string Marked, bool NeedsMarks);

    private sealed record Element(int Gap, Word[] Words, bool IsOptional)
    {
        public bool Matches(in Term term, bool marksCount)
        {
            // What was typed with marks, or is the meaning of an abbreviation, is known to the mark.
            var isExact = marksCount || !term.Marked.Span.SequenceEqual(term.Folded.Span);
            foreach (var word in Words)
            {
                if (
                    word.Folded == "#" ? char.IsAsciiDigit(term.Folded.Span[0])
                    : isExact || word.NeedsMarks ? term.Marked.Span.SequenceEqual(word.Marked)
                    : term.Folded.Span.SequenceEqual(word.Folded)
                )
                {
                    return true;
                }
            }

            return false;
        }
    }
}
