using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Text;

/// <summary>One syllable or word of a message after expansion.</summary>
/// <param name="Folded">Without marks.</param>
/// <param name="Marked">Lower case with marks, in one spelling.</param>
/// <param name="TypedMarks">The marks were typed and not supplied by an expansion, so they can be trusted.</param>
/// <param name="Token">Index of the token it comes from.</param>
public readonly record struct Term(ReadOnlyMemory<char> Folded, ReadOnlyMemory<char> Marked, bool TypedMarks, int Token);

/// <summary>
/// A message with abbreviations, teencode, dialect and keyboard slips written out. For matching only: what is stored or shown is what was
/// typed.
/// </summary>
public sealed class ExpandedText
{
    private static readonly FrozenDictionary<string, (string Folded, string Marked)[]>.AlternateLookup<ReadOnlySpan<char>> FoldedForms =
        Split(Abbreviations.ByFolded);

    private static readonly FrozenDictionary<string, (string Folded, string Marked)[]>.AlternateLookup<ReadOnlySpan<char>> MarkedForms =
        Split(Abbreviations.ByMarked);

    private static readonly (string Folded, string Marked)[] Where = Meaning("đâu");
    private static readonly (string Folded, string Marked)[] Which = Meaning("nào");
    private static readonly (string Folded, string Marked)[] Place = Meaning("chỗ");

    private readonly AnalyzedText _text;
    private readonly string _lower;
    private readonly List<Term> _terms;

    private ExpandedText(AnalyzedText text, bool asTyped)
    {
        _text = text;
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

    /// <summary>Expands a message.</summary>
    public static ExpandedText Of(AnalyzedText text) => new(text, asTyped: false);

    /// <summary>
    /// The same message with nothing written out: an English word may look like a slip of the keyboard, "trừ" like dialect.
    /// </summary>
    public static ExpandedText AsTyped(AnalyzedText text) => new(text, asTyped: true);

    /// <summary>Whether a folded word is an abbreviation or teencode.</summary>
    public static bool IsShortForm(ReadOnlySpan<char> folded) => FoldedForms.ContainsKey(folded);

    /// <summary>A term without marks.</summary>
    public ReadOnlySpan<char> Folded(int index) => _terms[index].Folded.Span;

    /// <summary>Whether the terms hold one of these phrases (folded words parted by one space).</summary>
    public bool ContainsAnyPhrase(ReadOnlySpan<string> phrases)
    {
        var joined = ToString();
        foreach (var phrase in phrases)
        {
            for (
                var at = joined.IndexOf(phrase, StringComparison.Ordinal);
                at >= 0;
                at = joined.IndexOf(phrase, at + 1, StringComparison.Ordinal)
            )
            {
                var end = at + phrase.Length;
                if ((at == 0 || joined[at - 1] == ' ') && (end == joined.Length || joined[end] == ' '))
                {
                    return true;
                }
            }
        }

        return false;
    }

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
        if (token.HasMarks && MarkedForms.TryGetValue(lower, out var forms))
        {
            if (IsDialectHere(index, lower))
            {
                Add(
                    lower is "mô" ? WhereOrWhich(index)
                        : lower is "chộ" && _text.Is(index + 1, "mo") ? Place
                        : forms,
                    index
                );
                return;
            }
        }

        var wellFormed = token.HasMarks && VietnameseSyllable.IsSyllable(lower);
        if (!wellFormed)
        {
            if (InContext(index, folded) is { } meaning)
            {
                Add(meaning, index);
                return;
            }

            if (FoldedForms.TryGetValue(folded, out forms))
            {
                Add(forms, index);
                return;
            }

            if (!VietnameseSyllable.IsFoldedSyllable(folded) && !EnglishWords.Protected.Contains(folded) && Repair(index, lower, folded))
            {
                return;
            }
        }

        Keep(index);
    }

    /// <summary>Words of one or two letters whose meaning depends on their neighbours; also unmarked dialect.</summary>
    private (string Folded, string Marked)[]? InContext(int index, ReadOnlySpan<char> folded)
    {
        var afterNumber = index > 0 && _text.Tokens[index - 1].Kind == TokenKind.Number;
        var next = index + 1 < _text.Tokens.Count ? _text.FoldedToken(index + 1) : default;
        var previous = index > 0 ? _text.FoldedToken(index - 1) : default;
        var beforeNumber = index + 1 < _text.Tokens.Count && _text.Tokens[index + 1].Kind == TokenKind.Number;
        string? means = folded switch
        {
            "h" or "g" when afterNumber => "giờ",
            "p" when afterNumber => "phút",
            "k" when afterNumber => "nghìn",
            "tr" when afterNumber => "triệu",
            "d" when afterNumber => "đồng",
            "t" when afterNumber => "tuổi",
            "t" when beforeNumber => "thứ",
            "t" when previous is "lop" or "hoc" or "day" && next is "a" => "tiếng",
            "a" when previous is "t" && index > 1 && _text.FoldedToken(index - 2) is "lop" or "hoc" or "day" => "anh",
            "t" when previous is "don" or "doesn" or "didn" or "can" or "isn" or "won" => null,
            "t" => "tôi",
            "g" => "giờ",
            "p" => "phường",
            "n" => "nó",
            "m" => "mình",
            "u" => "ừ",
            "cn" => "chủ nhật",
            "ng" when beforeNumber => "ngày",
            "th" when beforeNumber => "tháng",
            "tt" when next is "htcd" or "gdtx" or "hoc" or "gd" or "ngoai" or "tieng" => "trung tâm",
            "tt" => "thông tin",
            "hs" when previous is "nop" or "lam" or "can" or "bo" or "gom" || next is "gom" or "can" or "gi" or "dang" => "hồ sơ",
            "kh" when previous is "hoi" or "quy" || next is "tinh" => "khuyến học",
            "mk" when previous is "doi" or "quen" or "mat" or "lo" or "nhap" => "mật khẩu",
            "dc" when previous is "xin" || next is "so" or "o" && previous.IsEmpty => "địa chỉ",
            "dk" when next is "gi" or "nao" or "de" && previous is "can" or "du" => "điều kiện",
            "ts" when next is "kh" => "tiến sĩ",
            "ta" when _text.Raw(index) is "TA" || previous is "lop" or "hoc" or "day" or "mon" or "gv" or "khoa" or "thi" => "tiếng anh",
            "english" when !LooksEnglish() => "tiếng anh",
            "mo" when previous is "o" or "di" or "den" && next is not "cua" and not "lop" => "đâu",
            "mo" when previous is "noi" or "khi" or "cho" or "hoi" or "lop" && next is not "cua" and not "lop" => "nào",
            "chi"
                when previous is "lam" or "la" or "can" or "co" or "cai" or "hoc" or "mat" or "giay" or "man"
                    && next is not "phi" and not "tiet" => "gì",
            "rang" when previous is "lam" or "man" or "la" or "di" || next is "rua" or "ma" or "lai" or "moi" => "sao",
            "man" when next is "rang" or "chi" or "răng" => "làm",
            "te" when previous is "ben" or "hom" or "ngay" => "kia",
            "bua" when next is "ni" or "nay" or "te" or "mo" => "hôm",
            "truc" when next is "tuyen" => null,
            _ => null,
        };
        if (means is not null)
        {
            return Meaning(means);
        }

        return folded.Length == 2 && folded[0] == 't' && folded[1] is >= '2' and <= '7' ? Meaning("thứ " + folded[1])
            : folded.Length is 3 or 4
            && folded.StartsWith("th", StringComparison.Ordinal)
            && folded[2..].IndexOfAnyExceptInRange('0', '9') < 0
                ? Meaning($"tháng {folded[2..]}")
            : null;
    }

    // Marked words of the dialect that are also standard words in fixed pairs.
    private bool IsDialectHere(int index, ReadOnlySpan<char> lower)
    {
        var next = index + 1 < _text.Tokens.Count ? _text.FoldedToken(index + 1) : default;
        var previous = index > 0 ? _text.FoldedToken(index - 1) : default;
        return lower switch
        {
            "mô" => next is not "hinh" and not "phong" and not "ta" && previous is not "quy",
            "vô" => next is not "cung" and not "ly" and not "tinh",
            "bữa" => next is not "an" and not "com" and not "trua" && previous is not "ba" and not "moi",
            "răng" => previous is not "danh" and not "kham" and not "nho" && next is not "mieng" and not "ham",
            _ => true,
        };
    }

    // "ở mô" asks for a place, "khi mô", "lớp mô", "chộ mô" ask which one.
    private (string Folded, string Marked)[] WhereOrWhich(int index) =>
        index == 0
        || _text.FoldedToken(index - 1)
            is "o"
                or "vo"
                or "vao"
                or "toi"
                or "den"
                or "di"
                or "ve"
                or "len"
                or "xuong"
                or "ra"
                or "qua"
                or "tu"
                or "nam"
                or "hoc"
                or "gui"
                or "nop"
            ? Where
            : Which;

    private bool LooksEnglish()
    {
        var sure = 0;
        for (var i = 0; i < _text.Tokens.Count; i++)
        {
            sure += EnglishWords.Sure.Contains(_text.FoldedToken(i)) && !_text.Is(i, "english") ? 1 : 0;
        }

        return sure > 0;
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
            if (FoldedForms.TryGetValue(single, out var forms))
            {
                Add(forms, index);
                return true;
            }

            if (VietnameseSyllable.IsFoldedSyllable(single) || single is "ok" or "oke" or "oki")
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

    private void Add((string Folded, string Marked)[] words, int index)
    {
        foreach (var (folded, marked) in words)
        {
            _terms.Add(new Term(folded.AsMemory(), marked.AsMemory(), false, index));
        }
    }

    private static (string Folded, string Marked)[] Meaning(string marked) =>
        marked.Split(' ').Select(word => (VietnameseText.Fold(word), word)).ToArray();

    private static FrozenDictionary<string, (string Folded, string Marked)[]>.AlternateLookup<ReadOnlySpan<char>> Split(
        FrozenDictionary<string, string> meanings
    ) =>
        meanings
            .ToFrozenDictionary(pair => pair.Key, pair => Meaning(VietnameseText.LowerCanonical(pair.Value)), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
