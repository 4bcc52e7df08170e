using System.Globalization;
using System.Text;
using ChatBot.Dialogs.Understanding.Recognition;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding;

/// <summary>
/// Tells what is only polite: a word that something was read, laughter, an emoji. It asks for nothing, so it is neither a question nor a
/// miss; in a form "ok" and "vâng" are answers, and the form knows to what.
/// </summary>
public static class Courtesy
{
    private const int MostWords = 6;
    private const int MostWordsOfFarewell = 16;
    private const int MostSigns = 5;

    private static readonly WordListKey Said = new("courtesy.said");
    private static readonly WordListKey Beside = new("courtesy.beside");
    private static readonly WordListKey Farewells = new("courtesy.farewells");
    private static readonly WordListKey ThanksWords = new("courtesy.thanks-words");
    private static readonly WordListKey Asks = new("courtesy.asks");

    /// <summary>Whether the message is polite and nothing else, also at length: thanks, wishes, a farewell that asks for nothing.</summary>
    /// <param name="said">The message.</param>
    public static bool Is(RecognizerResult said) =>
        Is(said.Analyzed)
        || (
            said.Analyzed.Tokens.Count <= MostWordsOfFarewell
            && said.Decision == Decision.None
            && !said.Text.Contains('?', StringComparison.Ordinal)
            && IsIn(said, Farewells)
            && !IsIn(said, Asks)
        );

    /// <summary>
    /// Whether the message is thanks or a wish at length, in such words only; nothing in it is then about a day or a topic.
    /// </summary>
    /// <param name="said">The message.</param>
    public static bool IsThanks(RecognizerResult said)
    {
        var words = said.Analyzed.Lexicon[ThanksWords];
        var typed = said.Expanded.Typed;
        return typed.Count is > 0 and <= MostWordsOfFarewell
            && !said.Text.Contains('?', StringComparison.Ordinal)
            && Enumerable.Range(0, typed.Count).All(i => words.Has(typed, i, marksCount: false))
            && IsIn(said, Farewells);
    }

    /// <summary>Whether the whole message is polite and nothing else.</summary>
    /// <param name="text">The message.</param>
    public static bool Is(AnalyzedText text)
    {
        if (text.Tokens.Count == 0)
        {
            return IsEmoji(text.Text);
        }

        if (text.Tokens.Count > MostWords || text.Text.Contains('?', StringComparison.Ordinal))
        {
            return false;
        }

        var terms = ExpandedText.AsTyped(text).Terms;
        var (saidWords, beside) = (text.Lexicon[Said], text.Lexicon[Beside]);
        var said = false;
        for (var i = 0; i < terms.Count; i++)
        {
            if (saidWords.LongestAt(terms, i, marksCount: false) is { } match)
            {
                said = true;
                i = match.End - 1;
            }
            else if (!beside.Has(terms, i, marksCount: false))
            {
                return false;
            }
        }

        return said;
    }

    private static bool IsIn(RecognizerResult said, WordListKey list) => said.Analyzed.Lexicon[list].IsIn(said.Expanded.Terms);

    // An emoji, or a smile made of signs: ":))", "^_^".
    private static bool IsEmoji(string text) =>
        text.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol)
        || (text.Length is >= 2 and <= MostSigns && text[^1] is ')' or '^');
}
