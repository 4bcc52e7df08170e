using System.Globalization;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Dates;
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

    private static readonly WordPatterns Next = new([
        "học ngay|tiếp|luôn|nữa|thêm",
        "bài tiếp|kế|mới|khác",
        "bài học tiếp|kế|mới",
        "bài sau",
        "tiếp bài|nữa",
        "next lesson",
        "lesson now",
        "bài ~1 nữa|nx",
        "thêm ~2 bài",
        "gửi|đọc|xem nữa|thêm|tiếp",
        "nữa đi",
        "another|more ~1 lesson|lessons",
    ]);

    private static readonly WordPatterns AnyLeft = new(["còn bài ~2 nữa"]);

    private static readonly WordPatterns Named = new(["bài", "lesson|lessons"]);

    private static readonly WordPatterns GoOn = new([
        "nhận lại|tiếp",
        "nhận bài ~2 lại|tiếp",
        "học lại đi|bài|nhé|từ",
        "bật lại",
        "mở lại bài ~1 học|hằng",
        "đăng ký lại bài|nhận",
        "tiếp tục nhận|gửi|học",
        "gửi bài ~3 lại|tiếp",
        "hết nghỉ",
        "thôi nghỉ",
        "resubscribe",
        "subscribe again",
        "lessons again",
        "start|turn|restart|resume ~3 lessons|again",
    ]);

    // One lesson again, and not the sending of them.
    private static readonly WordPatterns OneAgain = new([
        "hôm|bữa|số|cũ|trước|đầu|cuối|vừa|gần|này|đó|lỡ|mất|#",
        "yesterday|last|old|first|missed|that|this",
    ]);

    private static readonly WordPatterns Pause = new([
        "nghỉ ~1 # tuần|tuan",
        "nghỉ ~1 một tuần",
        "nghỉ ~2 tuần này",
        "nghỉ ~1 # ngày|hôm|bữa",
        "nghỉ ~1 mấy|vài|ít ngày|hôm|bữa",
        "tạm dừng|nghỉ|ngưng|ngừng",
        "pause",
    ]);

    private static readonly WordPatterns Change = new([
        "đổi|chuyển|dời|chỉnh ~2 giờ|lịch|sang|qua|bài",
        "đổi|chuyển|dời|chỉnh ~2 #",
        "change|move|switch|set ~4 #",
    ]);

    // Other matters, questions, and an hour that is not the one wished for.
    private static readonly WordPatterns Others = new([
        "lớp|buổi|thầy|cô|trung|tiếng|trường|class|teacher|english|course|sự|event",
        "đăng ký",
        "sao|gì|nào|đâu|chưa|how|what|when|which",
    ]);

    private static readonly WordPatterns OfClasses = new([
        "lớp|trường|class|teacher|course|event|mã|tiếng",
        "sự kiện",
        "chỗ học",
        "lời nhắc",
    ]);

    private static readonly WordPatterns Elsewhere = new(["lớp|trường|class|event", "sự kiện", "chỗ học", "lời nhắc"]);

    private static readonly WordPatterns NotThisHour = new([
        "quá|từ|thay|hơn|sau|trước|khỏi|đang|instead|too|from|before|after|đừng|không phải",
    ]);

    /// <summary>The argument of the button that the message stands for, or null.</summary>
    public static string? ButtonOf(RecognizerResult said)
    {
        if (said.Analyzed.Tokens.Count > MostWords || said.Text.Contains('?', StringComparison.Ordinal))
        {
            return null;
        }

        var terms = said.Expanded.Terms;
        return said.Ending.Verdict == EndingVerdict.None && AnyLeft.IsIn(terms) ? LessonsSkill.Next
            : Others.IsIn(terms)
            || said.Ending.Verdict is EndingVerdict.Denied or EndingVerdict.Complained or EndingVerdict.OtherTime or EndingVerdict.PartOnly
            || IsToGoOn(said)
                ? null
            : Pause.IsIn(terms) ? LessonsSkill.Pause
            : said.Ending.Verdict == EndingVerdict.None && (said.Command == CommandKind.Continue || Next.IsIn(terms)) ? LessonsSkill.Next
            : null;
    }

    /// <summary>Whether the message complains that no lesson comes: "không thấy bài nữa", "sao không nhận được bài".</summary>
    public static bool IsMissed(RecognizerResult said) =>
        said.Ending.Verdict == EndingVerdict.Complained && Named.IsIn(said.Expanded.Terms) && !OfClasses.IsIn(said.Expanded.Terms);

    /// <summary>Whether lessons are to be sent again that were stopped, or rest: "nhận lại bài học", "học lại đi".</summary>
    public static bool IsToGoOn(RecognizerResult said)
    {
        var terms = said.Expanded.Terms;
        return said.Analyzed.Tokens.Count <= MostWords
            && !said.Ending.MayBeMeant
            && said.Ending.Verdict is not (EndingVerdict.ForAWhile or EndingVerdict.PartOnly)
            && !said.Text.Contains('?', StringComparison.Ordinal)
            && GoOn.IsIn(terms)
            && !OfClasses.IsIn(terms)
            && !OneAgain.IsIn(terms);
    }

    /// <summary>Whether less is wished for, and not an end: "mai đừng gửi bài", "đừng gửi bài khó quá".</summary>
    public static bool IsLess(RecognizerResult said) =>
        said.Ending.Verdict is EndingVerdict.ForAWhile or EndingVerdict.PartOnly
        && (Named.IsIn(said.Expanded.Terms) || !Elsewhere.IsIn(said.Expanded.Terms));

    /// <summary>Whether the hour is not right: "đừng gửi sớm quá". Which is right is asked.</summary>
    public static bool IsOtherHour(RecognizerResult said) =>
        said.Ending.Verdict == EndingVerdict.OtherTime && !OfClasses.IsIn(said.Expanded.Terms);

    /// <summary>
    /// The hour, as <c>HH:mm</c>, to which the lessons are to be moved, or null when not one is said or nobody is written to then.
    /// </summary>
    public static string? HourOf(RecognizerResult said, ServiceCalendar calendar)
    {
        var terms = said.Expanded.Terms;
        return
            said.Analyzed.Tokens.Count <= MostWordsOfHour
            && Change.IsIn(terms)
            && !Others.IsIn(terms)
            && !NotThisHour.IsIn(terms)
            && ClockTimes.Find(said.Analyzed) is [var time]
            && !calendar.QuietHours.Contains(time)
            ? time.ToString("HH:mm", CultureInfo.InvariantCulture)
            : null;
    }
}
