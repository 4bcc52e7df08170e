using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Endings;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Lessons;

/// <summary>
/// What a learner types about the lessons instead of pressing the button: the next one, a week off, another hour. Only who gets lessons
/// means that by such words, so they are looked at for nobody else.
/// </summary>
internal static class LessonWish
{
    private const int MostWords = 10;
    private const int MostWordsOfHour = 14;

    private static readonly WordListKey Next = new("lessons.next");

    private static readonly WordListKey AnyLeft = new("lessons.any-left");

    private static readonly WordListKey Named = new("lessons.named");

    private static readonly WordListKey GoOn = new("lessons.go-on");

    // One lesson again, and not the sending of them.
    private static readonly WordListKey OneAgain = new("lessons.one-again");

    private static readonly WordListKey Pause = new("lessons.pause");

    private static readonly WordListKey Change = new("lessons.change-hour");

    // Other matters, questions, and an hour that is not the one wished for.
    private static readonly WordListKey Others = new("lessons.other-matter");

    private static readonly WordListKey OfClasses = new("lessons.of-classes");

    private static readonly WordListKey Elsewhere = new("lessons.of-others");

    private static readonly WordListKey ChangeOnly = new("lessons.change-only");

    private static readonly WordListKey RestOver = new("lessons.rest-over");

    private static readonly WordListKey Why = new("lessons.why");

    private static readonly WordListKey Numbered = new("lessons.numbered");

    private static readonly WordListKey FirstOne = new("lessons.first-one");

    private static readonly WordListKey OneBefore = new("lessons.one-before");

    /// <summary>The argument of the button that the message stands for, or null.</summary>
    public static string? ButtonOf(RecognizerResult said)
    {
        if (said.Analyzed.Tokens.Count > MostWords || said.Text.Contains('?', StringComparison.Ordinal))
        {
            return null;
        }

        return said.Ending.Verdict == EndingVerdict.None && said.Says(AnyLeft) ? LessonsSkill.Next
            : said.Says(Others)
            || said.Ending.Verdict is EndingVerdict.Denied or EndingVerdict.Complained or EndingVerdict.OtherTime or EndingVerdict.PartOnly
            || IsToGoOn(said)
                ? null
            : said.Says(Pause) ? LessonsSkill.Pause
            : said.Ending.Verdict == EndingVerdict.None && (said.Command == CommandKind.Continue || said.Says(Next)) ? LessonsSkill.Next
            : null;
    }

    /// <summary>Whether the message complains that no lesson comes: "không thấy bài nữa", "sao không nhận được bài".</summary>
    public static bool IsMissed(RecognizerResult said) =>
        said.Ending.Verdict == EndingVerdict.Complained && said.Says(Named) && !said.Says(OfClasses);

    /// <summary>Whether lessons are to be sent again that were stopped, or rest: "nhận lại bài học", "học lại đi".</summary>
    public static bool IsToGoOn(RecognizerResult said)
    {
        if (said.Analyzed.Tokens.Count <= MostWords && said.Says(RestOver))
        {
            return true;
        }

        return said.Analyzed.Tokens.Count <= MostWords
            && !said.Ending.MayBeMeant
            && said.Ending.Verdict is not (EndingVerdict.ForAWhile or EndingVerdict.PartOnly)
            && !said.Text.Contains('?', StringComparison.Ordinal)
            && said.Says(GoOn)
            && !said.Says(OfClasses)
            && !said.Says(OneAgain);
    }

    /// <summary>Whether less is wished for, and not an end: "mai đừng gửi bài", "đừng gửi bài khó quá".</summary>
    public static bool IsLess(RecognizerResult said) =>
        said.Ending.Verdict is EndingVerdict.ForAWhile or EndingVerdict.PartOnly && (said.Says(Named) || !said.Says(Elsewhere));

    /// <summary>Whether the hour is not right: "đừng gửi sớm quá". Which is right is asked.</summary>
    public static bool IsOtherHour(RecognizerResult said) => said.Ending.Verdict == EndingVerdict.OtherTime && !said.Says(OfClasses);

    /// <summary>
    /// The hour, as <c>HH:mm</c>, to which the lessons are to be moved, or null when none is said, or several are.
    /// </summary>
    public static string? HourOf(RecognizerResult said) =>
        IsChange(said) && (!said.Says(Others) || (said.Says(Named) && !said.Says(OfClasses))) ? LessonHour.NamedIn(said) : null;

    /// <summary>Whether something is to be changed: "đổi giờ", "change to 8".</summary>
    public static bool IsChange(RecognizerResult said) => said.Analyzed.Tokens.Count <= MostWordsOfHour && said.Says(Change);

    /// <summary>Whether another hour is wished for, and which is not said: "đổi giờ".</summary>
    public static bool IsChangeOnly(RecognizerResult said) => said.Analyzed.Tokens.Count <= MostWords && said.Says(ChangeOnly);

    /// <summary>Whether the message names the lessons or a rest in so many words that no other question is answered by it.</summary>
    public static bool IsPlain(RecognizerResult said) =>
        !said.Says(OfClasses)
        && (
            said.Says(Named)
            || said.Says(Pause)
            || IsChangeOnly(said)
            || HourOf(said) is not null
            || IsLess(said)
            || LessonDays.Of(said) is not null
        );

    /// <summary>Whether the answer to a quiz is asked about: "tại sao", "đúng không".</summary>
    public static bool AsksWhy(RecognizerResult said) => said.Analyzed.Lexicon[Why].IsWhole(said.Expanded.Terms);

    /// <summary>The lesson that is to be shown again: by its number, the first, or the one of yesterday; null when none is named.</summary>
    /// <param name="said">The message.</param>
    /// <param name="held">What the learner had so far, or null.</param>
    /// <param name="turn">The turn.</param>
    public static string? LessonOf(RecognizerResult said, Subscription? held, TurnContext turn)
    {
        var words = WordReader.AsTyped(said.Analyzed);
        for (var i = 0; i < words.Count; i++)
        {
            if (
                words.At(Numbered, i) is { } match
                && NumberWords.TryRead(said.Analyzed, match.End - 1, out var number, out _)
                && turn.Content.Lessons.Values.FirstOrDefault(lesson => lesson.Order == number) is { } numbered
            )
            {
                return numbered.Id;
            }
        }

        var sent = held?.Sent ?? [];
        if (said.Says(FirstOne))
        {
            return sent is [var first, ..] ? first : null;
        }

        // The next lesson is due tomorrow or later, so the last one came today.
        var cameToday = held is { IsActive: true, Due: { } due } && turn.Calendar.ToLocal(due).Date > turn.Today;
        return said.Says(OneBefore) && cameToday && sent is [.., var before, _] ? before : null;
    }
}
