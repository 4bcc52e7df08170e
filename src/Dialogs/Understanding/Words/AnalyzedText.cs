using System.Collections.Frozen;
using ChatBot.Content.Text;

namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>A run of letters or of digits in a text.</summary>
/// <param name="Start">Where it begins in <see cref="AnalyzedText.Text"/> and, the same, in <see cref="AnalyzedText.Folded"/>.</param>
/// <param name="Length">Its length.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="HasMarks">At least one letter was typed with a mark, or is đ.</param>
public readonly record struct Token(int Start, int Length, TokenKind Kind, bool HasMarks)
{
    /// <summary>Position after its last character.</summary>
    public int End => Start + Length;
}

/// <summary>What a token is made of.</summary>
public enum TokenKind
{
    /// <summary>Letters, or letters and digits that begin with a letter ("t7", "tie61ng").</summary>
    Word,

    /// <summary>Digits.</summary>
    Number,
}

/// <summary>
/// A message in the two forms everything else works on, and its tokens. Tokens are positions, not strings: most messages are answers to a
/// form and need only a few of them.
/// </summary>
public sealed class AnalyzedText
{
    /// <summary>
    /// Longest text that is read, in UTF-16 code units: as long as what a turn takes in, whatever normalising made of it.
    /// </summary>
    public const int MaxLength = 4096;

    private AnalyzedText(string text, string folded, Token[] tokens, Lexicon lexicon)
    {
        Lexicon = lexicon;
        Text = text;
        Folded = folded;
        Tokens = tokens;
    }

    /// <summary>The words by which the text is read.</summary>
    public Lexicon Lexicon { get; }

    /// <summary>The normalised text.</summary>
    public string Text { get; }

    /// <summary>The text in lower case without marks; the same length as <see cref="Text"/>.</summary>
    public string Folded { get; }

    /// <summary>Words and numbers in order; punctuation and emoji are between them.</summary>
    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>The message with abbreviations written out, made once by <see cref="ExpandedText.Of"/>.</summary>
    internal ExpandedText? Expanded { get; set; }

    /// <summary>The message as it was typed, made once by <see cref="ExpandedText.AsTyped"/>.</summary>
    internal ExpandedText? Typed { get; set; }

    /// <summary>True when any letter was typed with a mark.</summary>
    public bool HasMarks { get; private init; }

    /// <summary>Normalises, folds and cuts a text into tokens.</summary>
    /// <param name="text">The message as received.</param>
    /// <param name="lexicon">The words by which it is read. Null means <see cref="Lexicon.Current"/>.</param>
    public static AnalyzedText Of(string text, Lexicon? lexicon = null)
    {
        var normalized = Cut(VietnameseText.Normalize(text));
        var folded = VietnameseText.Fold(normalized);
        lexicon ??= Lexicon.Current;
        var tokens = Tokenize(normalized, folded, lexicon.Table(static lexicon => new GluedWords(lexicon)));
        return new AnalyzedText(normalized, folded, tokens, lexicon) { HasMarks = Array.Exists(tokens, t => t.HasMarks) };
    }

    /// <summary>A token as it was typed.</summary>
    public ReadOnlySpan<char> Raw(int index) => Text.AsSpan(Tokens[index].Start, Tokens[index].Length);

    /// <summary>A token in lower case without marks.</summary>
    public ReadOnlySpan<char> FoldedToken(int index) => Folded.AsSpan(Tokens[index].Start, Tokens[index].Length);

    /// <summary>Whether the token at an index, if there is one, is this folded word.</summary>
    public bool Is(int index, string folded) =>
        index >= 0 && index < Tokens.Count && FoldedToken(index).Equals(folded, StringComparison.Ordinal);

    /// <summary>Whether the folded tokens from an index on are these words.</summary>
    public bool StartsAt(int index, params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!Is(index + i, words[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static string Cut(string normalized) =>
        normalized.Length <= MaxLength
            ? normalized
            : normalized[..(char.IsHighSurrogate(normalized[MaxLength - 1]) ? MaxLength - 1 : MaxLength)].TrimEnd();

    // "7h30" is 7, h, 30; "tie61ng", "t7", "a1" stay whole, because their digits belong to the word.
    private static Token[] Tokenize(string text, string folded, GluedWords glued)
    {
        var tokens = new List<Token>(16);
        var i = 0;
        while (i < text.Length)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                var start = i;
                while (i < text.Length && char.IsAsciiDigit(text[i]))
                {
                    i++;
                }

                tokens.Add(new Token(start, i - start, TokenKind.Number, false));
            }
            else if (char.IsLetter(text[i]))
            {
                var start = i;
                var marks = false;
                while (
                    i < text.Length && (char.IsLetter(text[i]) || (char.IsAsciiDigit(text[i]) && !NumberFollows(folded, start, i, glued)))
                )
                {
                    marks |= VietnameseText.IsMarked(text[i]);
                    i++;
                }

                tokens.Add(new Token(start, i - start, TokenKind.Word, marks));
            }
            else
            {
                i++;
            }
        }

        return tokens.ToArray();
    }

    // A letter right after a number parts it from the next (7h30); some words are often written together with theirs (thang10, sn1964).
    private static bool NumberFollows(string folded, int start, int digit, GluedWords glued) =>
        (start > 0 && char.IsAsciiDigit(folded[start - 1])) || glued.Contains(folded.AsSpan(start, digit - start));

    /// <summary>Words that are often written together with their number, without marks.</summary>
    private sealed class GluedWords(Lexicon lexicon)
    {
        private static readonly WordListKey List = new("text.glued");

        private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words = lexicon[List]
            .Entries.SelectMany(entry => entry.Pattern.Split('|'))
            .Select(VietnameseText.Fold)
            .ToFrozenSet(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

        public bool Contains(ReadOnlySpan<char> folded) => _words.Contains(folded);
    }
}
