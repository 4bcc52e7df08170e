using ChatBot.Dialogs.Understanding.Text;
using NodaTime;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>A message as the readers of days look at it: its words by index, out of range nothing, and the day it is read on.</summary>
internal sealed class DateText(AnalyzedText text, LocalDate today)
{
    // A day without a year that lies further back than this is the one to come: on 30 December "5/1" is next week, on 7 October "8/3" was
    // in spring.
    private const int LongPast = 270;

    /// <summary>The message.</summary>
    public AnalyzedText Text => text;

    /// <summary>The day on which the message is read.</summary>
    public LocalDate Today => today;

    /// <summary>Monday of that day's week.</summary>
    public LocalDate Monday { get; } = MondayOf(today);

    /// <summary>Number of tokens.</summary>
    public int Count => text.Tokens.Count;

    /// <summary>Monday of a day's week.</summary>
    public static LocalDate MondayOf(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);

    /// <summary>A token in lower case without marks; "thg" is "thang".</summary>
    public ReadOnlySpan<char> Word(int i) =>
        i < 0 || i >= Count ? default
        : text.FoldedToken(i) is var word && word is "thg" ? "thang"
        : word;

    /// <summary>A token as it was typed.</summary>
    public ReadOnlySpan<char> Raw(int i) => i >= 0 && i < Count ? text.Raw(i) : default;

    /// <summary>The token is made of digits.</summary>
    public bool IsNumber(int i) => i >= 0 && i < Count && text.Tokens[i].Kind == TokenKind.Number;

    /// <summary>Length of a token, 0 when there is none.</summary>
    public int Length(int i) => i >= 0 && i < Count ? text.Tokens[i].Length : 0;

    /// <summary>Value of a token of digits, else -1.</summary>
    public int Number(int i) => int.TryParse(Word(i), out var value) ? value : -1;

    /// <summary>The token was typed with marks.</summary>
    public bool Marked(int i) => i >= 0 && i < Count && text.Tokens[i].HasMarks;

    /// <summary>The word, and if it was typed with marks, with these; a slip among the marks ("chủ nhât", "cúôi") is forgiven.</summary>
    public bool Is(int i, string folded, string marked) =>
        Word(i).Equals(folded, StringComparison.Ordinal)
        && (!Marked(i) || Raw(i).Equals(marked, StringComparison.OrdinalIgnoreCase) || IsSlip(i, marked));

    private bool IsSlip(int i, string marked)
    {
        Span<char> lower = stackalloc char[marked.Length];
        Raw(i).ToLowerInvariant(lower);
        return !VietnameseSyllable.IsSyllable(lower)
            || VietnameseSyllable.AreSameButForPlace(lower, marked)
            || lower is "cuôi" or "tuân" or "nhât"
            || (lower is "thư" && IsNumber(i + 1) && Length(i + 1) == 1);
    }

    /// <summary>What stands between a token and the one before: one character, a blank for nothing else, or '\0'.</summary>
    public char Gap(int i)
    {
        if (i <= 0 || i >= Count)
        {
            return '\0';
        }

        var gap = text.Text.AsSpan(text.Tokens[i - 1].End, text.Tokens[i].Start - text.Tokens[i - 1].End).Trim();
        return gap.Length == 0 ? ' '
            : gap.Length == 1 ? gap[0]
            : '\0';
    }

    /// <summary>A number of four digits that can be a year.</summary>
    public bool IsYear(int i) => IsNumber(i) && Length(i) == 4 && Number(i) is >= 1900 and <= 2100;

    /// <summary>The word after a number makes it a count of things, not a day or a month.</summary>
    public bool CountsThings(int i) =>
        Word(i)
            is "buoi"
                or "lan"
                or "trieu"
                or "bai"
                or "tieng"
                or "gio"
                or "h"
                or "g"
                or "nguoi"
                or "lop"
                or "tuoi"
                or "phut"
                or "can"
                or "suat"
                or "diem"
                or "k"
                or "tr"
                or "nghin"
                or "dong"
        || (Word(i) is "cho" && CountsSeats(i));

    // "5-7 chỗ"; but "tháng 12 cho trẻ em", and without marks after a month or a day the same.
    private bool CountsSeats(int i) =>
        text.HasMarks
            ? Raw(i) is "chỗ" or "Chỗ" && Word(i + 1) is not "nao"
            : Word(i - 2) is not ("thang" or "ngay" or "hom" or "mong" or "mung")
                && Word(i - 3) is not ("thang" or "ngay" or "mong" or "mung");

    /// <summary>Year shift of "nay", "ngoái", "sau", "trước".</summary>
    public int? YearShift(int i) =>
        Word(i) switch
        {
            "nay" => 0,
            "ngoai" or "truoc" => -1,
            "sau" or "toi" => 1,
            _ => null,
        };

    /// <summary>
    /// Adds the year that follows a date: "5/10 năm 2020", "tháng 10 năm ngoái"; without one the date that is meant today.
    /// </summary>
    public ReadDate WithYearAfter(ReadDate date, int i)
    {
        if (date.IsNone)
        {
            return Is(i, "nam", "năm") && IsYear(i + 1)
                ? date with
                {
                    Used = date.Used + 2,
                    NoSuch = date.NoSuch is { } day ? day with { Year = Number(i + 1) } : null,
                }
                : date;
        }

        if (Is(i, "nam", "năm"))
        {
            if (IsYear(i + 1))
            {
                return date.InYear(Number(i + 1), date.Used + 2);
            }

            if (YearShift(i + 1) is { } shift)
            {
                return date.InYear(today.Year + shift, date.Used + 2);
            }
        }

        return date.YearSaid || Period.DaysBetween(date.To, today) <= LongPast
            ? date
            : date.InYear(today.Year + 1, date.Used) with
            {
                YearSaid = false,
            };
    }

    /// <summary>A day of a month of this year, or of the next when that is long past; 29 February only where there is one.</summary>
    public ReadDate DayOfYear(int month, int day, int used, int yearAt)
    {
        var named =
            Is(yearAt, "nam", "năm") && IsYear(yearAt + 1) ? Number(yearAt + 1)
            : Is(yearAt, "nam", "năm") && YearShift(yearAt + 1) is { } shift ? today.Year + shift
            : (int?)null;
        return named is { } year
            ? ReadDate.Day(year, month, day, used + 2)
            : WithYearAfter(ReadDate.Day(today.Year, month, day, used, yearSaid: false), yearAt);
    }
}
