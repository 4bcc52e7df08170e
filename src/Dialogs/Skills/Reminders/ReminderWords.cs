using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Reminders;

/// <summary>The words by which citizens want a reminder, or want none any more. Pure.</summary>
public static class ReminderWords
{
    private static readonly WordListKey Remind = new("reminders.remind");

    private static readonly WordListKey NotWanted = new("reminders.not-wanted");

    private static readonly WordListKey Ended = new("reminders.end");

    private static readonly WordListKey OfOthers = new("reminders.of-others");
    private static readonly WordListKey All = new("reminders.all");
    private static readonly WordListKey This = new("reminders.this");
    private static readonly WordListKey Beside = new("reminders.beside");
    private static readonly WordListKey BesideEnd = new("reminders.beside-end");

    /// <summary>Lists of words of the wish for a reminder, which name no event.</summary>
    internal static IReadOnlyList<WordListKey> OfWish { get; } = [Beside];

    /// <summary>Lists of words of the wish to have none, which name no event.</summary>
    internal static IReadOnlyList<WordListKey> OfEnd { get; } = [Beside, BesideEnd];

    /// <summary>Wants to be reminded of the event shown last: the wish and nothing else.</summary>
    public static bool WantOfShown(RecognizerResult said) => WantOfShown(said, _ => false);

    /// <summary>Wants to be reminded of an event that was shown: the wish, words that point at the event, and nothing else.</summary>
    /// <param name="said">The message.</param>
    /// <param name="isOfName">Whether a term points at the event.</param>
    internal static bool WantOfShown(RecognizerResult said, Predicate<Term> isOfName) => Want(said) && IsOnly(said, OfWish, isOfName);

    /// <summary>Wants to be reminded, of whatever else the message names.</summary>
    public static bool Want(RecognizerResult said) => said.Says(Remind) && !said.Says(NotWanted) && !said.Says(OfOthers);

    /// <summary>Wants no reminder any more.</summary>
    public static bool WantEnd(RecognizerResult said) => said.Says(Ended) && !said.Says(OfOthers);

    /// <summary>Points at the event shown last.</summary>
    public static bool SaysThis(RecognizerResult said) => said.Says(This);

    /// <summary>Says of the wish to have none that it is for all events.</summary>
    public static bool SaysAll(RecognizerResult said) => said.Says(All);

    /// <summary>Wants no reminder any more, and names nothing.</summary>
    public static bool IsEndOnly(RecognizerResult said) => IsOnly(said, OfEnd);

    private static bool IsOnly(RecognizerResult said, IReadOnlyList<WordListKey> lists, Predicate<Term>? isOfName = null)
    {
        var words = new WordReader(said.Expanded);
        for (var i = 0; i < words.Count; i++)
        {
            if (!words.IsAny(lists, i) && isOfName?.Invoke(words.Terms[i]) is not true)
            {
                return false;
            }
        }

        return true;
    }
}
