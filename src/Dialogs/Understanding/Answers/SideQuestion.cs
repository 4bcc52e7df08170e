using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// Tells a question or a command from an attempt to answer. Errs on the side of "attempt": a form that treats an answer as a question loses
/// it, a form that asks again does not.
/// </summary>
internal static class SideQuestion
{
    private const int MostTokensOfRefusal = 8;

    private static readonly WordListKey Asks = new("answers-question.asks");
    private static readonly WordListKey AsksAlone = new("answers-question.asks-alone");
    private static readonly WordListKey AsksAtEnd = new("answers-question.asks-at-end");
    private static readonly WordListKey AfterQuestion = new("answers-question.after-question");
    private static readonly WordListKey YesOrNo = new("answers-question.yes-or-no");
    private static readonly WordListKey OrNot = new("answers-question.or-not");
    private static readonly WordListKey Still = new("answers-question.still");
    private static readonly WordListKey MyChild = new("answers-question.my-child");
    private static readonly WordListKey Refusal = new("answers-question.refusal");

    /// <summary>True when the message asks something instead of answering.</summary>
    public static bool Is(AnalyzedText text)
    {
        if (text.Text.Contains('?', StringComparison.Ordinal))
        {
            return text.Tokens.Count > 0;
        }

        if (text.Tokens.Count < 2)
        {
            return WordReader.AsTyped(text).IsOnly(AsksAlone);
        }

        var words = new WordReader(ExpandedText.Of(text));
        return words.Holds(Asks) || EndsAsQuestion(words);
    }

    /// <summary>True when the message asks something or is a command.</summary>
    public static bool IsInterruption(AnalyzedText text) => CommandFinder.Find(text) is not null || Is(text);

    /// <summary>True when the citizen says that there is nothing to tell, or that they will not tell.</summary>
    public static bool IsRefusal(AnalyzedText text) =>
        text.Tokens.Count <= MostTokensOfRefusal && new WordReader(ExpandedText.Of(text)).Holds(Refusal);

    // "có … không", "… được chưa", "… hả": the word order of a yes/no question.
    private static bool EndsAsQuestion(WordReader words)
    {
        var last = words.Count - 1;
        while (last > 0 && words.Is(AfterQuestion, last))
        {
            last--;
        }

        if (words.Is(AsksAtEnd, last))
        {
            return true;
        }

        if (last < 2 || !words.Is(OrNot, last))
        {
            return false;
        }

        return (words.Is(Still, 0) && !words.Is(MyChild, 0)) || words.Find(YesOrNo)?.Start < last - 1;
    }
}
