using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Skills.Lessons;

/// <summary>Which option of an open quiz was meant by words: its letter or number, or words that stand in no other option.</summary>
internal static class QuizChoice
{
    private static readonly string[] Before =
    [
        "toi",
        "em",
        "chau",
        "minh",
        "chon",
        "dap",
        "an",
        "cau",
        "so",
        "phuong",
        "y",
        "la",
        "option",
        "answer",
        "number",
        "i",
        "choose",
    ];

    /// <summary>Whether the last choices shown are those of a quiz.</summary>
    public static bool IsOpen(Conversation conversation) =>
        (conversation.Stack.Count == 0 || conversation.Suspended)
        && conversation.Choices is [var first, ..]
        && Payload.Parse(first.Payload)?.Verb == LessonsSkill.QuizVerb;

    /// <summary>The one option that is meant, or null.</summary>
    public static Button? Of(Utterance said, IReadOnlyList<Button> options)
    {
        var words = Words(said.Text);
        if (words.Count is 0 or > 8)
        {
            return null;
        }

        if (
            words.SkipWhile(w => Before.Contains(w)).ToList() is [{ Length: 1 } sign]
            && (char.IsAsciiDigit(sign[0]) ? sign[0] - '1' : sign[0] - 'a') is var index
            && index >= 0
            && index < options.Count
        )
        {
            return options[index];
        }

        // One short word ("không", "cho") stands in too many sentences to mean an option.
        var phrase = string.Join(' ', words);
        if (words.Count < 2)
        {
            return null;
        }

        var meant = options.Where(o => $" {string.Join(' ', Words(o.Label))} ".Contains($" {phrase} ", StringComparison.Ordinal)).ToList();
        return meant is [var only] ? only : null;
    }

    private static List<string> Words(string text) =>
        [.. VietnameseText.Fold(text).Split([' ', ',', '.', '!', '?', ';', ':', '"', '“', '”'], StringSplitOptions.RemoveEmptyEntries)];
}
