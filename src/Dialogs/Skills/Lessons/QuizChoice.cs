using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Lessons;

/// <summary>Which option of an open quiz was meant by words: its letter or number, or words that stand in no other option.</summary>
internal static class QuizChoice
{
    private const int MostWords = 8;

    private static readonly WordListKey Before = new("lessons.option-before");

    /// <summary>Whether the last choices shown are those of a quiz.</summary>
    public static bool IsOpen(Conversation conversation) =>
        (conversation.Stack.Count == 0 || conversation.Suspended)
        && conversation.Choices is [var first, ..]
        && Payload.Parse(first.Payload)?.Verb == LessonsSkill.QuizVerb;

    /// <summary>The option, or null when none is meant, or more than one.</summary>
    public static Button? Of(Utterance said, IReadOnlyList<Button> options)
    {
        var text = said.Recognized.Analyzed;
        var words = WordReader.AsTyped(text);
        if (words.Count is 0 or > MostWords)
        {
            return null;
        }

        var at = words.Skip(Before, 0, words.Count);
        if (
            at == words.Count - 1
            && text.FoldedToken(at) is [var sign]
            && (char.IsAsciiDigit(sign) ? sign - '1' : sign - 'a') is var index
            && index >= 0
            && index < options.Count
        )
        {
            return options[index];
        }

        // One short word ("không", "cho") stands in too many sentences to mean an option.
        if (words.Count < 2)
        {
            return null;
        }

        var phrase = Phrase(text);
        var meant = options.Where(o => Phrase(AnalyzedText.Of(o.Label)).Contains(phrase, StringComparison.Ordinal)).ToList();
        return meant is [var only] ? only : null;
    }

    // The words with a blank before and behind each.
    private static string Phrase(AnalyzedText text) =>
        $" {string.Join(' ', Enumerable.Range(0, text.Tokens.Count).Select(i => text.FoldedToken(i).ToString()))} ";
}
