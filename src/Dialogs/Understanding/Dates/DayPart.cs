using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>A part of a day.</summary>
public enum DayPart
{
    /// <summary>Sáng: until noon.</summary>
    Morning,

    /// <summary>Trưa: around noon.</summary>
    Noon,

    /// <summary>Chiều: noon until evening.</summary>
    Afternoon,

    /// <summary>Tối, đêm: from 17:00.</summary>
    Evening,
}

/// <summary>Finds the part of a day a message speaks of: "tối nay", "sáng thứ bảy", "buổi chiều", "in the evening".</summary>
public static class DayParts
{
    /// <summary>The part said, or the one in which the time said lies; null when neither is.</summary>
    public static DayPart? Find(AnalyzedText text, LocalTime? time)
    {
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (At(text, i) is { } part)
            {
                return part;
            }
        }

        return time is { } t ? Of(t) : null;
    }

    /// <summary>The part of the day a time lies in.</summary>
    public static DayPart Of(LocalTime time) =>
        time.Hour < 11 ? DayPart.Morning
        : time.Hour < 13 ? DayPart.Noon
        : time.Hour < 17 ? DayPart.Afternoon
        : DayPart.Evening;

    private static DayPart? At(AnalyzedText text, int i)
    {
        var marked = text.Tokens[i].HasMarks;
        DayPart? part =
            DateWords.Is(text, i, DateWord.MorningPartOnly) ? DayPart.Morning
            : DateWords.Is(text, i, DateWord.NoonPart) ? DayPart.Noon
            : DateWords.Is(text, i, DateWord.AfternoonPartOnly) ? DayPart.Afternoon
            : DateWords.Is(text, i, DateWord.EveningOrTonight) ? DayPart.Evening
            : null;

        // "con gai toi chu nhat": the learner is the writer's, and no evening was said.
        if (!marked && IsOwner(text, i))
        {
            return null;
        }

        // "toi" is also "tôi" and "tới", "sang" also "sang năm": unmarked it takes a word of days beside it.
        return
            part is null
            || DateWords.Is(text, i, DateWord.PartEnglish)
            || marked
            || DayFollows(text, i + 1)
            || (i > 0 && DateWords.Is(text, i - 1, DateWord.PartOfDay))
            ? part
            : null;
    }

    /// <summary>Whether an unmarked "toi" is "tôi", because somebody of the writer's stands before it.</summary>
    internal static bool IsOwner(AnalyzedText text, int i) =>
        i > 0 && DateWords.Is(text, i, DateWord.EveningAny) && !text.Tokens[i].HasMarks && DateWords.Is(text, i - 1, DateWord.Owned);

    private static bool DayFollows(AnalyzedText text, int i) =>
        i < text.Tokens.Count
        && (
            DateWords.Is(text, i, DateWord.DayBehindPart)
            || (DateWords.Is(text, i, DateWord.SundayHead) && DateWords.Is(text, i + 1, DateWord.SundayTail))
            || (text.FoldedToken(i) is ['t', >= '2' and <= '7'])
        );
}
