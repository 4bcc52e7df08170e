using ChatBot.Dialogs.Understanding.Text;
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
        var raw = text.Raw(i);
        var marked = text.Tokens[i].HasMarks;
        DayPart? part = text.FoldedToken(i) switch
        {
            "sang" when !marked || Is(raw, "sáng") => DayPart.Morning,
            "trua" when !marked || Is(raw, "trưa") => DayPart.Noon,
            "chieu" when !marked || Is(raw, "chiều") => DayPart.Afternoon,
            "toi" when !marked || Is(raw, "tối") => DayPart.Evening,
            "dem" when !marked || Is(raw, "đêm") => DayPart.Evening,
            "morning" => DayPart.Morning,
            "afternoon" => DayPart.Afternoon,
            "evening" or "tonight" => DayPart.Evening,
            "night" => DayPart.Evening,
            _ => null,
        };

        // "con gai toi chu nhat": the learner is the writer's, and no evening was said.
        if (!marked && IsOwner(text, i))
        {
            return null;
        }

        // "toi" is also "tôi" and "tới", "sang" also "sang năm": unmarked it takes a word of days beside it.
        return
            part is null
            || text.FoldedToken(i) is "morning" or "afternoon" or "evening" or "tonight" or "night"
            || marked
            || DayFollows(text, i + 1)
            || (i > 0 && text.FoldedToken(i - 1) is "buoi" or "ban")
            ? part
            : null;
    }

    /// <summary>Whether an unmarked "toi" is "tôi", because somebody of the writer's stands before it.</summary>
    internal static bool IsOwner(AnalyzedText text, int i) =>
        i > 0
        && text.FoldedToken(i) is "toi"
        && !text.Tokens[i].HasMarks
        && text.FoldedToken(i - 1)
            is "con"
                or "gai"
                or "trai"
                or "chau"
                or "be"
                or "cua"
                or "vo"
                or "chong"
                or "me"
                or "em"
                or "cho"
                or "nha";

    private static bool DayFollows(AnalyzedText text, int i) =>
        i < text.Tokens.Count
        && (
            text.FoldedToken(i) is "nay" or "ni" or "mai" or "mot" or "kia" or "thu" or "cn" or "hom" or "ngay" or "mong" or "mung"
            || text.StartsAt(i, "chu", "nhat")
            || (text.FoldedToken(i) is ['t', >= '2' and <= '7'])
        );

    private static bool Is(ReadOnlySpan<char> raw, string word) => raw.Equals(word, StringComparison.OrdinalIgnoreCase);
}
