using System.Globalization;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;

namespace ChatBot.Dialogs.Skills.Lessons;

/// <summary>
/// What a learner types about the lessons instead of pressing the button: the next one, a week off, another hour. Only who gets lessons means
/// that by such words, so they are looked at for nobody else.
/// </summary>
internal static class LessonWish
{
    private const int MostWords = 8;
    private const int MostWordsOfHour = 14;

    private static readonly WordPatterns Next = new(
    [
        "học ngay|tiếp", "bài tiếp|kế|mới", "bài học tiếp|kế|mới", "bài sau", "tiếp bài", "next lesson", "lesson now",
    ]);

    private static readonly WordPatterns Pause = new(
    [
        "nghỉ ~1 # tuần|tuan", "nghỉ ~1 một tuần", "nghỉ ~2 tuần này", "nghỉ ~1 # ngày|hôm|bữa", "nghỉ ~1 mấy|vài|ít ngày|hôm|bữa", "tạm dừng|nghỉ|ngưng|ngừng", "pause",
    ]);

    private static readonly WordPatterns Change = new(["đổi|chuyển|dời|chỉnh ~2 giờ|lịch|sang|qua|bài", "đổi|chuyển|dời|chỉnh ~2 #", "change|move|switch|set ~4 #"]);

    // Other matters, questions, and an hour that is not the one wished for.
    private static readonly WordPatterns Others = new(
    [
        "lớp|buổi|thầy|cô|trung|tiếng|trường|class|teacher|english|course|sự|event", "đăng ký", "sao|gì|nào|đâu|chưa|how|what|when|which",
    ]);

    private static readonly WordPatterns NotThisHour = new(["quá|từ|thay|hơn|sau|trước|khỏi|đang|instead|too|from|before|after|đừng|không phải"]);

    /// <summary>The argument of the button that the message stands for, or null.</summary>
    public static string? ButtonOf(RecognizerResult said)
    {
        if (said.Analyzed.Tokens.Count > MostWords || said.Text.Contains('?', StringComparison.Ordinal))
        {
            return null;
        }

        var terms = said.Expanded.Terms;
        return Others.IsIn(terms) ? null
            : Pause.IsIn(terms) ? LessonsSkill.Pause
            : Next.IsIn(terms) ? LessonsSkill.Next
            : null;
    }

    /// <summary>The hour, as <c>HH:mm</c>, to which the lessons are to be moved, or null: none is said, several are, or nobody is written to then.</summary>
    public static string? HourOf(RecognizerResult said, ServiceCalendar calendar)
    {
        var terms = said.Expanded.Terms;
        return said.Analyzed.Tokens.Count <= MostWordsOfHour && Change.IsIn(terms) && !Others.IsIn(terms) && !NotThisHour.IsIn(terms)
            && ClockTimes.Find(said.Analyzed) is [var time] && !calendar.QuietHours.Contains(time)
            ? time.ToString("HH:mm", CultureInfo.InvariantCulture)
            : null;
    }
}
