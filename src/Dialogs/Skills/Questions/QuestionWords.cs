using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Questions;

/// <summary>
/// The words of a question that tell it from others: without marks, abbreviations written out, politeness left out, in no order.
/// </summary>
public sealed class QuestionWords
{
    // Two of three words the same: "thủ tục làm hộ chiếu" and "làm hộ chiếu cần thủ tục gì" are one question for the office.
    private const double AlikeFrom = 0.6;

    private static readonly WordListKey Filler = new("questions.filler");

    private readonly FrozenSet<string> _words;

    private QuestionWords(FrozenSet<string> words) => _words = words;

    /// <summary>Reads a question.</summary>
    public static QuestionWords Of(string text)
    {
        var expanded = ExpandedText.Of(AnalyzedText.Of(text));
        var words = SaidWords.WithoutMarks(new WordReader(expanded), expanded.Lexicon);
        var terms = words.Terms.Select(term => term.Folded.ToString()).ToList();
        var telling = terms.Where((_, i) => !words.Is(Filler, i)).ToFrozenSet(StringComparer.Ordinal);
        return new QuestionWords(telling.Count > 0 ? telling : terms.ToFrozenSet(StringComparer.Ordinal));
    }

    /// <summary>A key that questions of the same words share.</summary>
    public string Key =>
        "q"
        + Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', _words.Order(StringComparer.Ordinal)))).AsSpan(0, 12)
        );

    /// <summary>Whether two questions ask the same as far as their words tell.</summary>
    public bool IsLike(QuestionWords other)
    {
        var shared = _words.Count(other._words.Contains);
        var all = _words.Count + other._words.Count - shared;
        return all > 0 && shared >= AlikeFrom * all;
    }
}
