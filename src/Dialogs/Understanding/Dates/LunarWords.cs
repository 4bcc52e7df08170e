using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>
/// Words of the lunar calendar: âm lịch, rằm, Tết, giao thừa, tháng giêng, tháng chạp, Trung thu. Their days are read by
/// <see cref="LunarDates"/>.
/// </summary>
internal static class LunarWords
{
    /// <summary>Whether a message speaks of the lunar calendar.</summary>
    public static bool Holds(AnalyzedText text)
    {
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (IsCalendar(text, i) || IsFullMoon(text, i) || IsFestival(text, i) || IsDay(text, i))
            {
                return true;
            }
        }

        return false;
    }

    // "âm lịch", "lịch âm", "15/8 al", "lunar"
    private static bool IsCalendar(AnalyzedText text, int i) =>
        (DateWords.Is(text, i, DateWord.LunarAm) && DateWords.Is(text, i + 1, DateWord.Calendar))
        || (
            DateWords.Is(text, i, DateWord.LunarAm)
            && DateWords.Is(text, i - 1, DateWord.Calendar)
            && (!text.HasMarks || DateWords.Is(text, i, DateWord.LunarMarked))
        )
        || (i > 0 && DateWords.Is(text, i, DateWord.LunarShort))
        || DateWords.Is(text, i, DateWord.LunarEnglish);

    // Unmarked "ram" takes a word of days beside it.
    internal static bool IsFullMoon(AnalyzedText text, int i) =>
        DateWords.Is(text, i, DateWord.RamMarked)
        || (
            DateWords.Is(text, i, DateWord.Ram)
            && !text.Tokens[i].HasMarks
            && (i == 0 || DateWords.Is(text, i + 1, DateWord.Month) || DateWords.Is(text, i - 1, DateWord.DayOrDays))
        );

    // "Tết", "giao thừa", "tháng chạp", "trung thu"; but "Tết Dương lịch", and "trung thu 2" may be "trung thứ 2".
    private static bool IsFestival(AnalyzedText text, int i) =>
        (DateWords.Is(text, i, DateWord.NewYear) && !DateWords.Is(text, i + 1, DateWord.SolarYear))
        || (DateWords.Is(text, i, DateWord.Transition) && DateWords.Is(text, i + 1, DateWord.TransitionTail))
        || (DateWords.Is(text, i, DateWord.Month) && DateWords.Is(text, i + 1, DateWord.LunarMonth))
        || (
            DateWords.Is(text, i, DateWord.MidAutumn)
            && DateWords.Is(text, i + 1, DateWord.AutumnTail)
            && !(i + 2 < text.Tokens.Count && text.FoldedToken(i + 2) is [>= '2' and <= '7'])
        );

    // "15/8 âm"; without marks anywhere "15/8 am".
    private static bool IsDay(AnalyzedText text, int i) =>
        text.Tokens[i].Kind == TokenKind.Number
        && DateWords.Is(text, i + 1, DateWord.LunarAm)
        && (
            DateWords.Is(text, i + 1, DateWord.LunarMarked)
            || (!text.HasMarks && i > 0 && text.Tokens[i - 1].Kind == TokenKind.Number && text.Text[text.Tokens[i].Start - 1] == '/')
        );
}
