using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>
/// Words of the lunar calendar: âm lịch, rằm, Tết, giao thừa, tháng giêng, tháng chạp, Trung thu. Their days are not converted; the citizen
/// is asked for the day of the solar calendar.
/// </summary>
internal static class LunarWords
{
    public static bool Holds(AnalyzedText text)
    {
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            var word = text.FoldedToken(i);
            var marked = text.Tokens[i].HasMarks;
            var raw = text.Raw(i);
            if (
                (word is "am" && (text.Is(i + 1, "lich") || (i > 0 && text.Is(i - 1, "lich") && (!text.HasMarks || raw is "âm" or "Âm"))))
                || (word is "al" && (i == text.Tokens.Count - 1 || text.Tokens[i].Length == 2) && i > 0)
                || (word is "lunar")
                || (
                    word is "ram"
                    && (
                        marked
                            ? raw is "rằm" or "Rằm"
                            : text.Is(i + 1, "thang") || i == 0 || text.Is(i - 1, "ngay") || text.Is(i - 1, "hom")
                    )
                )
                || (word is "tet" && (!marked || raw is "tết" or "Tết") && !text.Is(i + 1, "duong") && !text.Is(i + 1, "tay"))
                || (word is "giao" && text.Is(i + 1, "thua"))
                || (word is "thang" && (text.Is(i + 1, "chap") || (text.Is(i + 1, "gieng"))))
                || (
                    word is "trung"
                    && text.Is(i + 1, "thu")
                    && (!marked)
                    && (!text.Tokens[i + 1].HasMarks)
                    && !(i + 2 < text.Tokens.Count && text.FoldedToken(i + 2) is "2" or "3" or "4" or "5" or "6" or "7")
                )
                || (
                    text.Tokens[i].Kind == TokenKind.Number
                    && text.Is(i + 1, "am")
                    && (
                        text.Raw(i + 1) is "âm" or "Âm"
                        || (
                            !text.HasMarks
                            && i > 0
                            && text.Tokens[i - 1].Kind == TokenKind.Number
                            && text.Text[text.Tokens[i].Start - 1] == '/'
                        )
                    )
                )
            )
            {
                return true;
            }
        }

        return false;
    }
}
