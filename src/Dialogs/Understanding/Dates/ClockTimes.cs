using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>Times of day in a message (domain facts: sáng 5-11, trưa 11-13, chiều 13-18, tối 18-22, đêm 22-5).</summary>
public static class ClockTimes
{
    private enum PartOfDay
    {
        None,
        Morning,
        Noon,
        Afternoon,
        Evening,
        Night,
    }

    /// <summary>All times in the order they are written, each once.</summary>
    /// <param name="text">The message.</param>
    /// <param name="bareNumbers">Take a number that stands alone ("7", "7 tối") as an hour: only where an hour was asked for.</param>
    public static IReadOnlyList<LocalTime> Find(AnalyzedText text, bool bareNumbers = false)
    {
        var times = new List<LocalTime>(1);
        var i = 0;
        while (i < text.Tokens.Count)
        {
            if (TryReadAt(text, i, bareNumbers, out var time, out var used))
            {
                if (!times.Contains(time))
                {
                    times.Add(time);
                }

                i += used;
            }
            else
            {
                i++;
            }
        }

        return times;
    }

    /// <summary>Reads a time at a token.</summary>
    internal static bool TryReadAt(AnalyzedText text, int index, bool bareNumbers, out LocalTime time, out int used)
    {
        time = default;
        used = 0;
        if (DateWords.Is(text, index, DateWord.Midnight) || DateWords.Is(text, index, DateWord.NoonEnglish))
        {
            time = DateWords.Is(text, index, DateWord.NoonEnglish) ? LocalTime.Noon : LocalTime.Midnight;
            used = 1;
            return true;
        }

        if (!NumberWords.TryRead(text, index, out var hour, out var count) || hour > 24)
        {
            return false;
        }

        var i = index + count;
        var minute = 0;
        var said = false;
        if (text.Tokens[index].Kind == TokenKind.Number && GapIs(text, i, ':') && Minutes(text, i, out minute))
        {
            i++;
            said = true;
        }
        else if (DateWords.Is(text, i, DateWord.HourUnit) || IsOClock(text, i))
        {
            i += IsOClock(text, i) ? 2 : 1;
            said = true;
            if (Minutes(text, i, out minute) && NextIsNoUnit(text, i + 1))
            {
                i += DateWords.Is(text, i + 1, DateWord.Minute) ? 2 : 1;
            }
            else if (MinutesInWords(text, i, out minute, out var words))
            {
                i += words + (DateWords.Is(text, i + words, DateWord.Minute) ? 1 : 0);
            }
            else
            {
                minute = 0;
            }
        }

        if (DateWords.Is(text, i, DateWord.HalfPast))
        {
            minute = 30;
            said = true;
            i++;
        }
        else if (
            DateWords.Is(text, i, DateWord.Less)
            && NumberWords.TryRead(text, i + 1, out var less, out var lessCount)
            && less is > 0 and < 60
        )
        {
            minute = -less;
            said = true;
            i += 1 + lessCount;
            i += DateWords.Is(text, i, DateWord.Minute) ? 1 : 0;
        }

        var part = PartAt(text, ref i, out var english);
        if (part == PartOfDay.None && index > 0)
        {
            var before = index - (DateWords.Is(text, index - 1, DateWord.At) ? 2 : 1);
            part = before >= 0 ? PartBefore(text, before) : PartOfDay.None;
        }

        if (!said && part == PartOfDay.None && !(bareNumbers && IsBare(text, index, i)))
        {
            return false;
        }

        // "tối 5/10", "sáng 3 tháng 10": without a word for hours a number beside a part of the day is an hour only when nothing like a
        // date follows.
        if (!said && !english && !bareNumbers)
        {
            return false;
        }

        if (InDay(hour, part) is not { } h)
        {
            return false;
        }

        var total = (h * 60) + minute;
        total = total < 0 ? total + 1440 : total % 1440;
        time = new LocalTime(total / 60, total % 60);
        used = i - index;
        return true;
    }

    private static bool IsBare(AnalyzedText text, int index, int end) =>
        text.Tokens[index].Kind == TokenKind.Number
        && (end >= text.Tokens.Count || DateWords.Is(text, end, DateWord.Polite))
        && !(index > 0 && DateWords.Is(text, index - 1, DateWord.BeforeNoHour))
        && (index == 0 || text.Tokens[index - 1].Kind == TokenKind.Word);

    private static int? InDay(int hour, PartOfDay part)
    {
        if (hour > 12)
        {
            return hour == 24 ? 0 : hour;
        }

        return part switch
        {
            PartOfDay.Morning => hour == 12 ? 0 : hour,
            PartOfDay.Noon => hour is >= 1 and <= 3 ? hour + 12 : hour,
            PartOfDay.Afternoon => hour == 12 ? 12 : hour + 12,
            PartOfDay.Evening => hour == 12 ? 0
            : hour == 0 ? 0
            : hour + 12,
            PartOfDay.Night => hour == 12 ? 0
            : hour >= 8 ? hour + 12
            : hour,
            _ => hour,
        };
    }

    private static bool Minutes(AnalyzedText text, int index, out int minute)
    {
        minute = 0;
        return index < text.Tokens.Count
            && text.Tokens[index].Kind == TokenKind.Number
            && text.Tokens[index].Length <= 2
            && int.TryParse(text.FoldedToken(index), out minute)
            && minute < 60
            && !GapIs(text, index + 1, '/')
            && !GapIs(text, index + 1, '-');
    }

    // "Bảy giờ ba mươi", "hai mươi giờ bốn lăm"; "7 giờ hai người" counts people.
    private static bool MinutesInWords(AnalyzedText text, int index, out int minute, out int used)
    {
        used = 0;
        minute = 0;
        return index < text.Tokens.Count
            && text.Tokens[index].Kind == TokenKind.Word
            && NumberWords.TryRead(text, index, out minute, out used)
            && minute is >= 5 and < 60
            && (used > 1 || DateWords.Is(text, index + used, DateWord.Minute))
            && NextIsNoUnit(text, index + used);
    }

    private static bool NextIsNoUnit(AnalyzedText text, int index) =>
        index >= text.Tokens.Count || !DateWords.Is(text, index, DateWord.NoMinuteAfter);

    private static bool GapIs(AnalyzedText text, int index, char mark) =>
        index > 0
        && index < text.Tokens.Count
        && text.Text.AsSpan(text.Tokens[index - 1].End, text.Tokens[index].Start - text.Tokens[index - 1].End).Trim() is [var only]
        && only == mark;

    private static PartOfDay PartAt(AnalyzedText text, ref int index, out bool english)
    {
        english = false;
        var i = index;
        if (DateWords.Is(text, i, DateWord.PartLead))
        {
            i++;
            i += DateWords.Is(text, i, DateWord.The) ? 1 : 0;
        }

        if (i >= text.Tokens.Count)
        {
            return PartOfDay.None;
        }

        var part = Part(text, i);
        english = DateWords.Is(text, i, DateWord.Meridiem);
        if (DateWords.Is(text, i + 1, DateWord.LetterM) && (DateWords.Is(text, i, DateWord.A) || DateWords.Is(text, i, DateWord.LetterP)))
        {
            part = DateWords.Is(text, i, DateWord.A) ? PartOfDay.Morning : PartOfDay.Afternoon;
            english = true;
            i++;
        }

        index = part == PartOfDay.None ? index : i + 1;
        return part;
    }

    private static PartOfDay PartBefore(AnalyzedText text, int index) =>
        DateWords.Is(text, index, DateWord.Meridiem) ? PartOfDay.None : Part(text, index);

    private static PartOfDay Part(AnalyzedText text, int index) =>
        DateWords.Is(text, index, DateWord.MorningPart) ? PartOfDay.Morning
        : DateWords.Is(text, index, DateWord.NoonPart) ? PartOfDay.Noon
        : DateWords.Is(text, index, DateWord.AfternoonPart) ? PartOfDay.Afternoon
        : DateWords.Is(text, index, DateWord.EveningPart) ? PartOfDay.Evening
        : DateWords.Is(text, index, DateWord.NightPart) ? PartOfDay.Night
        : PartOfDay.None;

    private static bool IsOClock(AnalyzedText text, int i) =>
        DateWords.Is(text, i, DateWord.O) && DateWords.Is(text, i + 1, DateWord.Clock);
}
