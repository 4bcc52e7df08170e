using System.Globalization;
using ChatBot.Dialogs.Understanding.Sensitive;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// A year of birth, also from a full date or an age. A school grade is not turned into a year: pupils of one grade are of different ages.
/// </summary>
public static class BirthYearAnswer
{
    /// <summary>Youngest accepted, in years.</summary>
    public const int MinAge = 1;

    /// <summary>Oldest accepted, in years.</summary>
    public const int MaxAge = 110;

    private const string UpToThreeDigits = "three";
    private const string WithNumber = "number";

    private static readonly WordListKey CenturyWords = new("answers-birth.century");
    private static readonly WordListKey Months = new("answers-birth.months");
    private static readonly WordListKey Days = new("answers-birth.days");
    private static readonly WordListKey Old = new("answers-birth.old");
    private static readonly WordListKey Counted = new("answers-birth.counted");
    private static readonly WordListKey About = new("answers-birth.about");
    private static readonly WordListKey YearSaid = new("answers-birth.says-year");
    private static readonly WordListKey Age = new("answers-birth.age");
    private static readonly WordListKey AgeBefore = new("answers-birth.age-before");
    private static readonly WordListKey AgeSaid = new("answers-birth.age-said");
    private static readonly WordListKey Lunar = new("answers-birth.lunar");
    private static readonly WordListKey Glued = new("answers-birth.glued");
    private static readonly WordListKey Grade = new("answers-birth.grade");
    private static readonly WordListKey DayWord = new("answers-birth.day");
    private static readonly WordListKey MonthWord = new("answers-birth.month");
    private static readonly WordListKey YearWord = new("answers-birth.year");
    private static readonly WordListKey Ten = new("answers-birth.ten");
    private static readonly WordListKey Hundred = new("answers-birth.hundred");
    private static readonly WordListKey NotANumber = new("answers-birth.not-a-number");

    /// <summary>Reads a message as a year of birth; the value has four digits.</summary>
    public static AnswerOutcome Parse(string message, LocalDate today) => Read(message, today).Outcome;

    /// <summary>Reads a message as a year of birth, with what else a bare number may mean and the day of birth where it was said.</summary>
    public static BirthYearReading Read(string message, LocalDate today)
    {
        var readings = new Found();
        var outcome = Judge(message, today, readings);
        int? lone = readings.Years.Count + readings.Ages.Count <= 1 && readings.Bare.Count == 1 ? readings.Bare[0] : null;
        return new BirthYearReading(outcome, lone, readings.Days is [var day] ? day : null);
    }

    private static AnswerOutcome Judge(string message, LocalDate today, Found readings)
    {
        var text = AnalyzedText.Of(message);
        if (text.Tokens.Count == 0)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Empty);
        }

        if (SideQuestion.IsInterruption(text))
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        if (SensitiveNumbers.HoldsIdNumber(text.Text))
        {
            return new AnswerOutcome.Rejected(RejectReasons.IdNumber);
        }

        var grade = false;
        Collect(text, WordReader.AsTyped(text), today, readings, ref grade);
        var found = readings.Years.Count > 0 ? readings.Years : readings.Ages;
        if (found.Count == 0)
        {
            return new AnswerOutcome.Rejected(
                grade ? RejectReasons.Grade
                : SideQuestion.IsRefusal(text) ? RejectReasons.Refused
                : RejectReasons.Unclear
            );
        }

        if (found.Distinct().Count() > 1)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Several);
        }

        // An infant's age in months is understood, though no class is for it.
        var year = found[0];
        return year > today.Year - (readings.InMonths ? 0 : MinAge) || year < today.Year - MaxAge
            ? new AnswerOutcome.Rejected(RejectReasons.Range)
            : new AnswerOutcome.Accepted(year.ToString(CultureInfo.InvariantCulture));
    }

    private static void Collect(AnalyzedText text, WordReader words, LocalDate today, Found found, ref bool grade)
    {
        var i = 0;
        while (i < text.Tokens.Count)
        {
            // "19xx", "8x", "19x0": letters that hang on a number make something else of it.
            if (IsPartOfAWord(text, words, i))
            {
                i += 2;
                while (i < text.Tokens.Count && text.Tokens[i].Start == text.Tokens[i - 1].End)
                {
                    i++;
                }

                continue;
            }

            // "thế kỷ 20"
            if (words.Length(CenturyWords, i) is > 0 and var century && i + 2 < text.Tokens.Count)
            {
                i += century == 1 ? 1 : century + 1;
                continue;
            }

            // "30 tháng tuổi", "18 months"; "1 tuổi 6 tháng" was told in years already.
            if (TryMonths(text, words, i, today, out var monthsOld, out var unit))
            {
                if (found.Ages.Count == 0)
                {
                    found.Ages.Add(monthsOld);
                    found.InMonths = true;
                }

                i += unit;
                continue;
            }

            // In "2 con", "3 buổi" the number counts something else.
            if (text.Tokens[i].Kind == TokenKind.Number && text.Tokens[i].Length <= 2 && words.Is(Counted, i + 1))
            {
                i += 2;
                continue;
            }

            if (IsGradeWord(text, words, i))
            {
                grade = true;
                i += NumberWords.TryRead(text, i + 1, out _, out var skipped) ? 1 + skipped : 1;
                continue;
            }

            // Skip a month: it is no year.
            if (words.Is(MonthWord, i) && NumberWords.TryRead(text, i + 1, out _, out var month) && !words.Is(YearWord, i + 1))
            {
                i += 1 + month;
                continue;
            }

            if (TryDate(text, words, i, today, out var dated, out var used))
            {
                found.Years.Add(dated);
                found.Days.Add(DayOf(text, words, i, used, dated));
                i += used;
                continue;
            }

            // Skip a day: it is no year ("ngày 5 tháng 3 năm bảy lăm").
            if (
                words.Is(DayWord, i)
                && i + 1 < text.Tokens.Count
                && text.Tokens[i + 1].Length <= 2
                && text.Tokens[i + 1].Kind == TokenKind.Number
                && !TryDate(text, words, i + 1, today, out _, out _)
            )
            {
                // Skip the month of "ngày 20/11" too.
                i += i + 2 < text.Tokens.Count && text.Tokens[i + 2].Kind == TokenKind.Number && IsDateGap(text, i + 2) ? 3 : 2;
                continue;
            }

            if (TryTwoThousand(text, i, out var recent, out used))
            {
                found.Years.Add(recent);
                i += used;
                continue;
            }

            var tight = TryTight(text, i, out var tightValue);
            if (!tight && !TryNumber(text, words, i, out tightValue, out used))
            {
                i++;
                continue;
            }

            used = tight ? 1 : used;
            var length =
                text.Tokens[i].Kind == TokenKind.Number ? text.Tokens[i].Length
                : tightValue >= 1000 ? 4
                : 2;
            Place(text, words, i, i + used, tightValue, length, today, found);
            i += used;
        }
    }

    private static void Place(AnalyzedText text, WordReader words, int start, int end, int value, int digits, LocalDate today, Found found)
    {
        // "tuổi" after "năm nay 62" or before it: an age; after "sinh", "sn", "năm": a year.
        if (
            words.Is(Age, end)
            || (digits <= 2 && SaysAge(words, start))
            || (words.At(AgeBefore, start - 1) is { } before && (before.Value != UpToThreeDigits || digits <= 3))
            || (text.Is(end, "t") && digits <= 3)
            || (digits <= 2 && IsAbout(words, start))
        )
        {
            found.Ages.Add(today.Year - value + (words.Is(Lunar, end + 1) ? 1 : 0));
        }
        else if (digits == 4 && value >= 1000)
        {
            found.Years.Add(value);
        }
        else if (digits == 8 && value % 10_000 is var last and >= 1900 and < 2100)
        {
            found.Years.Add(last);
        }
        else if (digits == 2)
        {
            found.Years.Add(Century(value, today));
            if (!SaysYear(words, start))
            {
                found.Bare.Add(value);
            }
        }
        else if (digits is 1 or 3 || digits > 4)
        {
            found.Years.Add(value < 10 && digits == 1 ? 0 : value);
            if (digits == 1 && value > 0)
            {
                found.Bare.Add(value);
            }
        }
    }

    private static bool IsPartOfAWord(AnalyzedText text, WordReader words, int i) =>
        text.Tokens[i].Kind == TokenKind.Number
        && i + 1 < text.Tokens.Count
        && text.Tokens[i + 1].Start == text.Tokens[i].End
        && !words.Is(Glued, i + 1)
        && text.FoldedToken(i + 1) is not ['k', ..];

    private static bool TryMonths(AnalyzedText text, WordReader words, int i, LocalDate today, out int year, out int used)
    {
        year = 0;
        used = 0;
        if (!NumberWords.TryRead(text, i, out var number, out var count) || number is < 1 or > 240)
        {
            return false;
        }

        // "5 tháng 3 năm 1990" is a date.
        var unit = i + count;
        var isMonths = words.Is(Months, unit) && !NumberWords.TryRead(text, unit + 1, out _, out _);
        if (!isMonths && !words.Is(Days, unit))
        {
            return false;
        }

        year = today.PlusMonths(isMonths ? -number : 0).Year;
        used = count + 1 + words.Length(Old, unit + 1);
        return true;
    }

    // "gần 60", "khoảng 50", "about 30" are ages: a year of birth is not said roughly.
    private static bool IsAbout(WordReader words, int start) => words.Is(About, start - 1);

    private static bool SaysYear(WordReader words, int start) =>
        words.Is(YearSaid, start - 1) || words.At(YearSaid, start - 2)?.End == start;

    private static LocalDate? DayOf(AnalyzedText text, WordReader words, int i, int used, int year)
    {
        var (day, month) =
            used == 3 && text.Tokens[i].Length == 4 ? (Value(text, i + 2), Value(text, i + 1))
            : words.Is(MonthWord, i + 1) ? (Value(text, i), Value(text, i + 2))
            : used == 3 ? (Value(text, i), Value(text, i + 1))
            : (0, 0);
        return month is >= 1 and <= 12 && day >= 1 && year is >= 1900 and < 2100 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;
    }

    private sealed class Found
    {
        public List<int> Years { get; } = [];

        public List<int> Ages { get; } = [];

        // Numbers of one or two digits with nothing beside them that says whether they are a year or an age.
        public List<int> Bare { get; } = [];

        public List<LocalDate?> Days { get; } = [];

        public bool InMonths { get; set; }
    }

    // Day, month and year parted by "/", "-", "." or words; only the year is wanted.
    private static bool TryDate(AnalyzedText text, WordReader words, int i, LocalDate today, out int year, out int used)
    {
        year = 0;
        used = 0;
        if (text.Tokens[i].Kind != TokenKind.Number)
        {
            return false;
        }

        var parts = 1;
        while (parts < 3 && i + parts < text.Tokens.Count && text.Tokens[i + parts].Kind == TokenKind.Number && IsDateGap(text, i + parts))
        {
            parts++;
        }

        if (parts == 3)
        {
            used = 3;
            var yearAt = text.Tokens[i].Length == 4 ? i : i + 2;
            year = Value(text, yearAt);
            year = text.Tokens[yearAt].Length == 2 ? Century(year, today) : year;
            return text.Tokens[yearAt].Length is 2 or 4;
        }

        if (parts == 2 && text.Tokens[i + 1].Length == 4 && text.Tokens[i].Length <= 2)
        {
            used = 2;
            year = Value(text, i + 1);
            return true;
        }

        // "5 tháng 3 năm 1990", "tháng 3/90" is left to the number reader, which drops the month below.
        if (
            words.Is(MonthWord, i + 1)
            && i + 2 < text.Tokens.Count
            && text.Tokens[i + 2].Kind == TokenKind.Number
            && text.Tokens[i].Length <= 2
        )
        {
            var at = words.Is(YearWord, i + 3) ? i + 4 : i + 3;
            if (at < text.Tokens.Count && text.Tokens[at].Kind == TokenKind.Number)
            {
                used = at - i + 1;
                year = text.Tokens[at].Length == 2 ? Century(Value(text, at), today) : Value(text, at);
                return true;
            }
        }

        return false;
    }

    private static bool TryNumber(AnalyzedText text, WordReader words, int i, out int value, out int used)
    {
        value = 0;
        used = 0;
        // "năm" is "year" before a number and 5 inside one; "ba" is "three" only with more of a number.
        if (text.Tokens[i].Kind == TokenKind.Number)
        {
            used = 1;
            value = Value(text, i);
            return true;
        }

        if (words.Is(NotANumber, i) && !words.Is(Age, i + 1))
        {
            return false;
        }

        // "một chín sáu mươi", "hai không mười lăm"
        if (
            (NumberWords.Digit(text, i), NumberWords.Digit(text, i + 1)) is (1, 9) or (2, 0)
            && NumberWords.TryRead(text, i + 2, out var last, out used)
            && last is >= 10 and < 100
            && used >= 1
            && (words.Is(Ten, i + 2) || words.Is(Ten, i + 3))
        )
        {
            value = (NumberWords.Digit(text, i) == 1 ? 1900 : 2000) + last;
            used += 2;
            return true;
        }

        if (ReadDigitByDigit(text, words, i, out value, out used))
        {
            return true;
        }

        if (
            words.Is(YearWord, i)
            && i + 1 < text.Tokens.Count
            && (text.Tokens[i + 1].Kind == TokenKind.Number || NumberWords.Digit(text, i + 1) >= 0)
            && !words.Is(Ten, i + 1)
        )
        {
            return false;
        }

        return NumberWords.TryRead(text, i, out value, out used) && (value >= 10 || (value > 0 && words.Is(Age, i + used)));
    }

    // "một chín chín không"
    private static bool ReadDigitByDigit(AnalyzedText text, WordReader words, int i, out int value, out int used)
    {
        value = 0;
        used = 0;
        while (used < 4 && NumberWords.Digit(text, i + used) is >= 0 and var digit)
        {
            value = (value * 10) + digit;
            used++;
        }

        return used is 2 or 4 && !words.Is(Ten, i + used) && !words.Is(Hundred, i + used) && !words.Is(YearWord, i);
    }

    // "sn64", "90s", "62t" in one token begin with a letter or are cut by the tokenizer; what is left is "k90", "'90".
    private static bool TryTight(AnalyzedText text, int i, out int value)
    {
        value = 0;
        var token = text.FoldedToken(i);
        return text.Tokens[i].Kind == TokenKind.Word
            && token.Length is 3 or 5
            && token[0] is 'k' or 'n'
            && int.TryParse(token[1..], out value);
    }

    // "2k5" is 2005, "2k" 2000; "19 90" is 1990.
    private static bool TryTwoThousand(AnalyzedText text, int i, out int year, out int used)
    {
        year = 0;
        used = 2;
        if (
            text.Is(i, "2")
            && i + 1 < text.Tokens.Count
            && text.Tokens[i + 1].Start == text.Tokens[i].End
            && text.FoldedToken(i + 1) is ['k', ..] and var rest
        )
        {
            year = 2000;
            return rest.Length == 1
                ? !(i + 2 < text.Tokens.Count && text.Tokens[i + 2].Start == text.Tokens[i + 1].End)
                    || TryUnit(text, i + 2, ref year, ref used)
                : rest.Length <= 3 && int.TryParse(rest[1..], out var unit) && (year += unit) > 0;
        }

        // "1 9 6 4"
        if (i == 0 && text.Tokens.Count == 4 && text.Tokens.All(t => t is { Kind: TokenKind.Number, Length: 1 }))
        {
            year = (Value(text, 0) * 1000) + (Value(text, 1) * 100) + (Value(text, 2) * 10) + Value(text, 3);
            used = 4;
            return true;
        }

        if (
            (text.Is(i, "19") || text.Is(i, "20"))
            && i + 1 < text.Tokens.Count
            && text.Tokens[i + 1] is { Kind: TokenKind.Number, Length: 2 }
            && IsDateGap(text, i + 1)
            && text.Text[text.Tokens[i].End] == ' '
        )
        {
            year = (Value(text, i) * 100) + Value(text, i + 1);
            return true;
        }

        return false;
    }

    private static bool TryUnit(AnalyzedText text, int i, ref int year, ref int used)
    {
        if (text.Tokens[i] is not { Kind: TokenKind.Number, Length: <= 2 })
        {
            return false;
        }

        year += Value(text, i);
        used = 3;
        return true;
    }

    // "I am 45", "năm nay tôi 45"
    private static bool SaysAge(WordReader words, int start) => words.Find(AgeSaid)?.Start < start;

    private static bool IsGradeWord(AnalyzedText text, WordReader words, int i) =>
        words.At(Grade, i) is { } grade
        && (
            grade.Value.Length == 0
            || (grade.Value == WithNumber ? NumberWords.TryRead(text, i + 1, out _, out _) : NumberWords.Digit(text, i + 1) < 0)
        );

    private static bool IsDateGap(AnalyzedText text, int i)
    {
        var gap = text.Text.AsSpan(text.Tokens[i - 1].End, text.Tokens[i].Start - text.Tokens[i - 1].End).Trim();
        return gap is "/" or "-" or "." or "";
    }

    private static int Value(AnalyzedText text, int i) => int.TryParse(text.FoldedToken(i), out var value) ? value : 0;

    private static int Century(int twoDigits, LocalDate today) =>
        twoDigits < today.Year % 100 ? (today.Year / 100 * 100) + twoDigits : ((today.Year / 100) - 1) * 100 + twoDigits;
}

/// <summary>What a message says of a birth.</summary>
/// <param name="Outcome">The year, as <see cref="BirthYearAnswer.Parse"/> gives it.</param>
/// <param name="Bare">A number of one or two digits that may be an age or the end of a year; null when the message leaves no
/// doubt.</param>
/// <param name="Day">The day of birth, or null when it was not said. It is looked at and never kept.</param>
public sealed record BirthYearReading(AnswerOutcome Outcome, int? Bare, LocalDate? Day);
