using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// Whether a level that is named is the writer's own. "Chưa đến B1", "gần B2", "muốn học lên B2" and "trên A2" name one that it is not,
/// "phòng B1" none at all. Which it is instead only the writer knows.
/// </summary>
internal static class LevelContext
{
    private const int Reach = 5;

    /// <summary>Whether what stands beside a level says that it is not the writer's.</summary>
    /// <param name="text">The message.</param>
    /// <param name="start">First token of the level.</param>
    /// <param name="end">Token after its last.</param>
    public static bool Denies(AnalyzedText text, int start, int end)
    {
        if (IsPartOfAName(text, start, end))
        {
            return true;
        }

        for (var i = start - 1; i >= Math.Max(0, start - Reach) && !IsParted(text, i + 1); i--)
        {
            // "A2 chưa đến B1": what stands before another level is said of that.
            if (IsLevel(text, i))
            {
                break;
            }

            if (Turns(text, i))
            {
                return true;
            }
        }

        return IsExceeded(text, end) || IsMissed(text, end);
    }

    /// <summary>The same for a level in words ("dưới trung cấp"), wherever in the message.</summary>
    public static bool Denies(AnalyzedText text)
    {
        for (var i = 0; i < text.Tokens.Count - 1; i++)
        {
            if (
                text.FoldedToken(i) switch
                {
                    "chua" or "khong" => text.FoldedToken(i + 1) is "den" or "toi" or "dat" or "len" or "phai" or "bang",
                    "tren" or "no" or "not" or "never" or "can" => false,
                    _ => Turns(text, i),
                }
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool Turns(AnalyzedText text, int i) =>
        text.FoldedToken(i) switch
        {
            "chua" or "khong" or "ko" or "chang" or "not" or "never" or "cannot" => true,
            "no" => text.Tokens[i].HasMarks && text.Raw(i) is "nỏ" or "Nỏ",
            "duoi" or "truot" or "rot" or "gan" or "hon" or "sap" or "muon" or "luyen" => true,
            "on" => text.Raw(i) is "ôn" or "Ôn",
            "tieu" => text.Is(i - 1, "muc"),
            "tren" => !text.Tokens[i].HasMarks || text.Raw(i) is "trên" or "Trên",
            "can" => !text.Tokens[i].HasMarks || text.Raw(i) is "cần" or "Cần",

            // "mới lên A2" has got there.
            "len" => i == 0 || text.FoldedToken(i - 1) is not ("moi" or "da" or "vua" or "duoc"),
            "den" or "toi" => i > 0 && text.FoldedToken(i - 1) is "huong" or "vuon",
            "below"
            or "under"
            or "failed"
            or "fail"
            or "almost"
            or "nearly"
            or "above"
            or "over"
            or "beyond"
            or "want"
            or "need"
            or "towards"
            or "toward"
            or "reach"
            or "aim"
            or "goal"
            or "target" => true,
            _ => false,
        };

    // "phòng B1", "bằng lái xe B2", "12A1": a room, a licence, a class at school.
    private static bool IsPartOfAName(AnalyzedText text, int start, int end)
    {
        var before = start > 0 ? text.FoldedToken(start - 1) : default;
        return (start > 0 && text.Tokens[start - 1].Kind == TokenKind.Number && text.Tokens[start - 1].End == text.Tokens[start].Start)
            || before
                is "phong"
                    or "khu"
                    or "toa"
                    or "tang"
                    or "ghe"
                    or "ngoi"
                    or "hang"
                    or "cua"
                    or "ve"
                    or "xe"
                    or "lai"
                    or "vitamin"
                    or "room"
                    or "block"
                    or "building"
                    or "gate"
                    or "seat"
                    or "tower"
                    or "apartment"
                    or "vitamins"
            || (before is "nha" && text.Raw(start - 1) is "nhà" or "Nhà")
            || (text.Is(end, "lai") && text.Is(end + 1, "xe"))
            || (text.Is(end, "chung") && text.Is(end + 1, "cu"));
    }

    // "A2 trở lên", "A2+"; "B1 trở lên" is what the highest choice is called.
    private static bool IsExceeded(AnalyzedText text, int end) =>
        !text.Is(end - 1, "b1")
        && (
            (text.Is(end, "tro") && text.Is(end + 1, "len"))
            || (text.Tokens[end - 1].End < text.Text.Length && text.Text[text.Tokens[end - 1].End] == '+')
        );

    // "B1 thì chưa", "B1 còn chưa tới"
    private static bool IsMissed(AnalyzedText text, int end)
    {
        for (var i = end; i < Math.Min(end + 3, text.Tokens.Count); i++)
        {
            if (text.FoldedToken(i) is "chua" or "khong" && !HoldsLevel(text, i))
            {
                return i + 1 == text.Tokens.Count
                    || text.FoldedToken(i + 1) is "toi" or "den" or "dat" or "noi" or "duoc" or "a" or "dau" or "co";
            }
        }

        return false;
    }

    private static bool HoldsLevel(AnalyzedText text, int from)
    {
        for (var i = from; i < text.Tokens.Count; i++)
        {
            if (IsLevel(text, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLevel(AnalyzedText text, int i) => text.FoldedToken(i) is [>= 'a' and <= 'c', '1' or '2'];

    private static bool IsParted(AnalyzedText text, int i) =>
        i < text.Tokens.Count
        && text.Text.AsSpan(text.Tokens[i - 1].End, text.Tokens[i].Start - text.Tokens[i - 1].End).IndexOfAny(",.;:(") >= 0;
}
