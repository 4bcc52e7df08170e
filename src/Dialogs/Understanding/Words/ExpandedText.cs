using ChatBot.Content.Text;

namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>One syllable or word of a message after expansion.</summary>
/// <param name="Folded">Without marks.</param>
/// <param name="Marked">Lower case with marks, in one spelling.</param>
/// <param name="TypedMarks">The marks were typed and not supplied by an expansion, so they can be trusted.</param>
/// <param name="Token">Index of the token it comes from.</param>
public readonly record struct Term(ReadOnlyMemory<char> Folded, ReadOnlyMemory<char> Marked, bool TypedMarks, int Token)
{
    /// <summary>
    /// Whether a word is meant by this term: it is spelt so, and marks that were typed are its own. "Đúng" is not "dùng"; "dung" may be
    /// both. Whatever compares words without their marks asks this.
    /// </summary>
    /// <param name="word">A word of a title, a name or a label.</param>
    public bool Means(in Term word) =>
        Folded.Span.SequenceEqual(word.Folded.Span)
        && (!TypedMarks || Marked.Length != word.Marked.Length || VietnameseText.MarksAgree(Marked.Span, word.Marked.Span));
}

/// <summary>
/// A message with abbreviations, teencode, dialect and keyboard slips written out. For matching only: what is stored or shown is what was
/// typed.
/// </summary>
public sealed class ExpandedText
{
    // "Dog" and "tag" are shorter.
    private const int FewestLettersWithoutN = 4;

    private readonly AnalyzedText _text;
    private readonly string _lower;
    private readonly List<Term> _terms;
    private readonly ShortForms _shortForms;
    private readonly EnglishWords _english;

    private ExpandedText(AnalyzedText text, bool asTyped)
    {
        _text = text;
        _shortForms = ShortForms.Of(text.Lexicon);
        _english = EnglishWords.Of(text.Lexicon);
        _lower = VietnameseText.LowerCanonical(text.Text);
        _terms = new List<Term>(text.Tokens.Count + 4);
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (asTyped)
            {
                Keep(i);
            }
            else
            {
                Expand(i);
            }
        }
    }

    /// <summary>The words by which the message is read.</summary>
    public Lexicon Lexicon => _text.Lexicon;

    /// <summary>The terms in order.</summary>
    public IReadOnlyList<Term> Terms => _terms;

    /// <summary>The same message as typed, one term a token.</summary>
    internal IReadOnlyList<Term> Typed => AsTyped(_text).Terms;

    /// <summary>Expands a message.</summary>
    public static ExpandedText Of(AnalyzedText text) => text.Expanded ??= new ExpandedText(text, asTyped: false);

    /// <summary>
    /// The same message with nothing written out: an English word may look like a slip of the keyboard, "trừ" like dialect.
    /// </summary>
    public static ExpandedText AsTyped(AnalyzedText text) => text.Typed ??= new ExpandedText(text, asTyped: true);

    /// <summary>A term without marks.</summary>
    public ReadOnlySpan<char> Folded(int index) => _terms[index].Folded.Span;

    /// <summary>The folded terms with one space between them.</summary>
    public override string ToString()
    {
        var length = 0;
        foreach (var term in _terms)
        {
            length += term.Folded.Length + 1;
        }

        return length == 0
            ? ""
            : string.Create(
                length - 1,
                _terms,
                static (span, terms) =>
                {
                    var at = 0;
                    foreach (var term in terms)
                    {
                        if (at > 0)
                        {
                            span[at++] = ' ';
                        }

                        term.Folded.Span.CopyTo(span[at..]);
                        at += term.Folded.Length;
                    }
                }
            );
    }

    private void Expand(int index)
    {
        var token = _text.Tokens[index];
        var folded = _text.FoldedToken(index);
        if (token.Kind == TokenKind.Number)
        {
            Keep(index);
            return;
        }

        var lower = _lower.AsSpan(token.Start, token.Length);
        if (token.HasMarks && _shortForms.TryGetMarked(lower, out var forms) && !_shortForms.IsStandardAt(Typed, index))
        {
            Add(_shortForms.InContext(_text, this, index) ?? forms, index);
            return;
        }

        var wellFormed = token.HasMarks && VietnameseSyllable.IsSyllable(lower);
        if (!wellFormed)
        {
            if (_shortForms.InContext(_text, this, index) is { } meaning)
            {
                Add(meaning, index);
                return;
            }

            if (_shortForms.TryGetShort(folded, out forms))
            {
                Add(forms, index);
                return;
            }

            if (!VietnameseSyllable.IsFoldedSyllable(folded) && !_english.IsProtected(folded) && Repair(index, lower, folded))
            {
                return;
            }
        }

        Keep(index);
    }

    /// <summary>Keyboard slips, letters held down, letter play (f for ph, w for qu, j for gi, k for c).</summary>
    private bool Repair(int index, ReadOnlySpan<char> lower, ReadOnlySpan<char> folded)
    {
        if (KeyboardResidue.Decode(lower) is { } decoded)
        {
            _terms.Add(new Term(VietnameseText.Fold(decoded).AsMemory(), decoded.AsMemory(), true, index));
            return true;
        }

        Span<char> once = stackalloc char[folded.Length];
        var length = 0;
        foreach (var c in folded)
        {
            if (length == 0 || once[length - 1] != c)
            {
                once[length++] = c;
            }
        }

        ReadOnlySpan<char> single = once[..length];
        if (length < folded.Length)
        {
            if (_shortForms.TryGetShort(single, out var forms))
            {
                Add(forms, index);
                return true;
            }

            if (VietnameseSyllable.IsFoldedSyllable(single) || _english.IsStretched(single))
            {
                AddPlain(single.ToString(), index);
                return true;
            }
        }

        var replaced = single switch
        {
            ['f', .. var rest] => $"ph{rest}",
            ['w', .. var rest] => $"qu{rest}",
            ['j', .. var rest] => $"gi{rest}",
            ['z', .. var rest] => $"d{rest}",
            ['k', 'a' or 'o' or 'u', ..] => $"c{single[1..]}",
            _ => null,
        };
        if (replaced is not null && VietnameseSyllable.IsFoldedSyllable(replaced))
        {
            AddPlain(replaced, index);
            return true;
        }

        // "đồg", "trườg": the n of the ending is left out.
        if (folded is [.., 'g'] && (lower.IndexOfAnyExceptInRange('a', 'z') >= 0 || folded.Length >= FewestLettersWithoutN))
        {
            var ending = $"{folded[..^1]}ng";
            if (VietnameseSyllable.IsFoldedSyllable(ending))
            {
                _terms.Add(new Term(ending.AsMemory(), $"{lower[..^1]}ng".AsMemory(), _text.Tokens[index].HasMarks, index));
                return true;
            }
        }

        return false;
    }

    private void Keep(int index)
    {
        var token = _text.Tokens[index];
        _terms.Add(
            new Term(_text.Folded.AsMemory(token.Start, token.Length), _lower.AsMemory(token.Start, token.Length), token.HasMarks, index)
        );
    }

    private void AddPlain(string folded, int index) => _terms.Add(new Term(folded.AsMemory(), folded.AsMemory(), false, index));

    private void Add(Meant[] words, int index)
    {
        foreach (var (folded, marked) in words)
        {
            _terms.Add(new Term(folded.AsMemory(), marked.AsMemory(), false, index));
        }
    }
}
