using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Understanding.Dates;

/// <summary>A message as the readers of days look at it: its words by index, out of range nothing, and the day it is read on.</summary>
internal sealed class DateText(AnalyzedText text, LocalDate today)
{
    // A day without a year that lies further back than this is the one to come: on 30 December "5/1" is next week, on 7 October "8/3" was
    // in spring.
    private const int LongPast = 270;

    private readonly DateWord[]?[] _words = new DateWord[]?[text.Tokens.Count];

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

    /// <summary>A token in lower case without marks.</summary>
    public ReadOnlySpan<char> Word(int i) => i < 0 || i >= Count ? default : text.FoldedToken(i);

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

    /// <summary>
    /// Whether a token is a word of this meaning. Marks that were typed must be the word's; a slip among them ("chủ nhât", "cúôi") is
    /// forgiven.
    /// </summary>
    public bool Is(int i, DateWord word) => Array.IndexOf(WordsAt(i), word) >= 0;

    /// <summary>
    /// The place of a token's meaning among others that count something, from 1: <see cref="DateWord.Monday"/> to
    /// <see cref="DateWord.Sunday"/> gives 1 to 7. It is 0 when the token has none of these meanings.
    /// </summary>
    public int Number(int i, DateWord first, DateWord last)
    {
        foreach (var word in WordsAt(i))
        {
            if (word >= first && word <= last)
            {
                return word - first + 1;
            }
        }

        return 0;
    }

    private DateWord[] WordsAt(int i) => i < 0 || i >= Count ? [] : _words[i] ??= DateWords.Of(text).At(text, i);

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
    public bool CountsThings(int i) => Is(i, DateWord.ThingsCounted) || (Is(i, DateWord.ForOrSeat) && CountsSeats(i));

    // "5-7 chỗ"; but "tháng 12 cho trẻ em", and without marks after a month or a day the same.
    private bool CountsSeats(int i) =>
        text.HasMarks
            ? Is(i, DateWord.Seat) && !Is(i + 1, DateWord.Which)
            : !Is(i - 2, DateWord.MonthOrDay) && !Is(i - 3, DateWord.MonthOrDay);

    /// <summary>Year shift of "nay", "ngoái", "sau", "trước".</summary>
    public int? YearShift(int i) =>
        Is(i, DateWord.Now) || Is(i, DateWord.This) ? 0
        : Is(i, DateWord.LastYearWord) ? -1
        : Is(i, DateWord.NextYearWord) ? 1
        : null;

    /// <summary>
    /// Adds the year that follows a date: "5/10 năm 2020", "tháng 10 năm ngoái"; without one the date that is meant today.
    /// </summary>
    public ReadDate WithYearAfter(ReadDate date, int i)
    {
        if (date.IsNone)
        {
            return Is(i, DateWord.Year) && IsYear(i + 1)
                ? date with
                {
                    Used = date.Used + 2,
                    NoSuch = date.NoSuch is { } day ? day with { Year = Number(i + 1) } : null,
                }
                : date;
        }

        if (Is(i, DateWord.Year))
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
            Is(yearAt, DateWord.Year) && IsYear(yearAt + 1) ? Number(yearAt + 1)
            : Is(yearAt, DateWord.Year) && YearShift(yearAt + 1) is { } shift ? today.Year + shift
            : (int?)null;
        return named is { } year
            ? ReadDate.Day(year, month, day, used + 2)
            : WithYearAfter(ReadDate.Day(today.Year, month, day, used, yearSaid: false), yearAt);
    }
}
