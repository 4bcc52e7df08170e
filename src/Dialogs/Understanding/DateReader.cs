using NodaTime;

namespace ChatBot.Dialogs.Understanding;

/// <summary>Reads one expression of days at a token: a date, a weekday, "mai", "tuần sau", "cuối tháng 10". Week begins on Monday, day before month.</summary>
internal sealed class DateReader
{
    private static readonly string[] EnglishMonths =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];

    private static readonly string[] EnglishDays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private readonly AnalyzedText _text;
    private readonly LocalDate _today;
    private readonly LocalDate _monday;

    public DateReader(AnalyzedText text, LocalDate today)
    {
        _text = text;
        _today = today;
        _monday = MondayOf(today);
    }

    public static LocalDate MondayOf(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);

    /// <summary>Reads at a token; what is found and how many tokens it takes.</summary>
    public ReadDate? At(int i)
    {
        if (i >= _text.Tokens.Count)
        {
            return null;
        }

        return Slashed(i) ?? EndOf(i) ?? PartOf(i) ?? Weekday(i) ?? Near(i) ?? Written(i) ?? Month(i) ?? Week(i) ?? Counted(i) ?? EnglishMonth(i)
            ?? Year(i) ?? Named(i);
    }

    private ReadOnlySpan<char> Word(int i) => i >= 0 && i < _text.Tokens.Count ? _text.FoldedToken(i) : default;

    private ReadOnlySpan<char> Raw(int i) => i >= 0 && i < _text.Tokens.Count ? _text.Raw(i) : default;

    private bool IsNumber(int i) => i >= 0 && i < _text.Tokens.Count && _text.Tokens[i].Kind == TokenKind.Number;

    private bool Marked(int i) => i >= 0 && i < _text.Tokens.Count && _text.Tokens[i].HasMarks;

    /// <summary>The word, and if it was typed with marks, with these.</summary>
    private bool Is(int i, string folded, string marked) =>
        Word(i).Equals(folded, StringComparison.Ordinal) && (!Marked(i) || Raw(i).Equals(marked, StringComparison.OrdinalIgnoreCase));

    private int Number(int i) => int.TryParse(Word(i), out var value) ? value : -1;

    private char Gap(int i)
    {
        if (i <= 0 || i >= _text.Tokens.Count)
        {
            return '\0';
        }

        var gap = _text.Text.AsSpan(_text.Tokens[i - 1].End, _text.Tokens[i].Start - _text.Tokens[i - 1].End).Trim();
        return gap.Length == 0 ? ' ' : gap.Length == 1 ? gap[0] : '\0';
    }

    private static ReadDate? Day(int year, int month, int day, int used, bool yearSaid = true) =>
        month is >= 1 and <= 12 && day >= 1 && year is >= 1900 and <= 2100 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new ReadDate(new LocalDate(year, month, day), new LocalDate(year, month, day), used) { YearSaid = yearSaid }
            : null;

    private static ReadDate One(LocalDate day, int used) => new(day, day, used);

    // 5/10, 05-10-2020, 5.10.2020, 2020-10-05, 10/2020
    private ReadDate? Slashed(int i)
    {
        if (!IsNumber(i) || Word(i - 1) is "lop" or "bac" or "so" or "dinh" or "tu" or "van" or "khoi" && Gap(i) == ' ' && !(Word(i - 1) is "tu" or "so" && Raw(i - 1) is "từ" or "tu"))
        {
            return null;
        }

        var separator = Gap(i + 1);
        if (separator is not ('/' or '-' or '.') || !IsNumber(i + 1))
        {
            return null;
        }

        var (a, b) = (Number(i), Number(i + 1));
        var third = Gap(i + 2) == separator && IsNumber(i + 2) ? Number(i + 2) : -1;
        if (_text.Tokens[i].Length == 4)
        {
            return third > 0 ? Day(a, b, third, 3) : null;
        }

        if (_text.Tokens[i].Length > 2 || (a == 24 && b == 7))
        {
            return null;
        }

        if (third >= 0 && _text.Tokens[i + 2].Length is 4 or 2 && _text.Tokens[i + 1].Length <= 2)
        {
            return Day(_text.Tokens[i + 2].Length == 2 ? 2000 + third : third, b, a, 3);
        }

        if (_text.Tokens[i + 1].Length == 4 && separator != '.')
        {
            return a is >= 1 and <= 12 && b is >= 1900 and <= 2100 ? WholeMonth(b, a, 2, yearSaid: true) : null;
        }

        // A dot or dash alone between two numbers is more often a decimal or a span; a day's word makes it a date, and a dash when no span falls.
        var falling = separator == '-' && a > b && b is >= 1 and <= 12 && !CountsThings(i + 2);
        if (_text.Tokens[i + 1].Length > 2 || (separator != '/' && !falling && Word(i - 1) is not ("ngay" or "hom" or "mong" or "mung")))
        {
            return null;
        }

        return Day(_today.Year, b, a, 2, yearSaid: false) is { } day ? WithYearAfter(day, i + 2) : null;
    }

    // "5/10 năm 2020"
    private ReadDate WithYearAfter(ReadDate date, int i)
    {
        var at = Is(i, "nam", "năm") ? i + 1 : i;
        if (at > i && IsNumber(at) && _text.Tokens[at].Length == 4 && Number(at) is >= 1900 and <= 2100)
        {
            var moved = date.From.PlusYears(Number(at) - date.From.Year);
            return date with { From = moved, To = date.To.PlusYears(Number(at) - date.To.Year), Used = date.Used + at - i + 1, YearSaid = true };
        }

        return at > i && YearWord(at) is { } year
            ? date with { From = date.From.PlusYears(year), To = date.To.PlusYears(year), Used = date.Used + at - i + 1, YearSaid = true }
            : date;
    }

    private int? YearWord(int i) => Word(i) switch
    {
        "nay" => 0,
        "ngoai" => -1,
        "sau" or "toi" => 1,
        "truoc" => -1,
        _ => null,
    };

    private static ReadDate WholeMonth(int year, int month, int used, bool yearSaid = false) =>
        new(new LocalDate(year, month, 1), new LocalDate(year, month, CalendarSystem.Iso.GetDaysInMonth(year, month)), used) { YearSaid = yearSaid };

    // "đầu tuần sau", "giữa tháng 10", "cuối tháng", "cuối tuần này", "cuối năm"
    private ReadDate? EndOf(int i)
    {
        var part = Word(i) is "dau" && (!Marked(i) || Raw(i) is "đầu" or "Đầu") ? 0 : Word(i) is "giua" ? 1 : Is(i, "cuoi", "cuối") ? 2 : -1;
        if (part < 0)
        {
            return null;
        }

        if (Week(i + 1) is { IsWeek: true } week)
        {
            return Slice(week.From, part, week.Used + 1);
        }

        if (Is(i + 1, "tuan", "tuần") && Word(i + 2) is not "le")
        {
            return Slice(_monday, part, 2);
        }

        if (Month(i + 1) is { } month)
        {
            return Third(month, part, month.Used + 1);
        }

        if (Is(i + 1, "thang", "tháng"))
        {
            return Third(WholeMonth(_today.Year, _today.Month, 0), part, 2);
        }

        if (Is(i + 1, "nam", "năm") && Word(i + 2) is not "hoc")
        {
            var year = _today.Year + (YearWord(i + 2) ?? 0);
            var used = YearWord(i + 2) is null ? 2 : 3;
            return new ReadDate(new LocalDate(year, part == 0 ? 1 : part == 1 ? 5 : 10, 1), part == 0 ? new LocalDate(year, 3, 31) : part == 1 ? new LocalDate(year, 8, 31) : new LocalDate(year, 12, 31), used);
        }

        return null;
    }

    private static ReadDate Slice(LocalDate monday, int part, int used) => part switch
    {
        0 => new ReadDate(monday, monday.PlusDays(1), used),
        1 => new ReadDate(monday.PlusDays(2), monday.PlusDays(3), used),
        _ => new ReadDate(monday.PlusDays(5), monday.PlusDays(6), used),
    };

    private static ReadDate Third(ReadDate month, int part, int used) => part switch
    {
        0 => month with { To = month.From.PlusDays(9), Used = used },
        1 => month with { From = month.From.PlusDays(10), To = month.From.PlusDays(19), Used = used },
        _ => month with { From = month.From.PlusDays(20), Used = used },
    };

    // "sáng mai", "tối nay", "chiều thứ 7", "sáng ngày 5/10": the part of the day is read with its day.
    private ReadDate? PartOf(int i)
    {
        if (Word(i) is "tonight")
        {
            return One(_today, 1);
        }

        if (!(Is(i, "sang", "sáng") || Is(i, "trua", "trưa") || Is(i, "chieu", "chiều") || Is(i, "toi", "tối") || Is(i, "dem", "đêm") || Word(i) is "morning" or "evening" or "afternoon"))
        {
            return null;
        }

        if (Is(i + 1, "nay", "nay"))
        {
            return One(_today, 2);
        }

        if (Is(i + 1, "mai", "mai") || Is(i + 1, "moi", "mơi"))
        {
            return One(_today.PlusDays(1), 2);
        }

        if (Is(i + 1, "qua", "qua"))
        {
            return One(_today.PlusDays(-1), 2);
        }

        if (Is(i + 1, "kia", "kia") || Raw(i + 1) is "mốt")
        {
            return One(_today.PlusDays(2), 2);
        }

        return Weekday(i + 1) is { } day ? day with { Used = day.Used + 1 } : null;
    }

    private ReadDate? Weekday(int i)
    {
        var (day, used) = WeekdayName(i);
        if (day == 0)
        {
            return null;
        }

        // "thứ 7 tuần sau", "tuần sau thứ 7" is read by Week.
        if (Week(i + used) is { IsWeek: true } week)
        {
            return One(week.From.PlusDays(day - 1), used + week.Used) with { Weekday = day };
        }

        var modifier = Word(i + used);
        var coming = _today.PlusDays((day - (int)_today.DayOfWeek + 7) % 7);
        if (Is(i + used, "nay", "này") || Is(i + used, "ni", "ni"))
        {
            return One(coming, used + 1) with { Weekday = day };
        }

        if (Is(i + used, "toi", "tới") || Word(i + used) is "ke" || (modifier is "sap" && Is(i + used + 1, "toi", "tới")))
        {
            return One(coming == _today ? coming.PlusDays(7) : coming, used + (modifier is "sap" || Word(i + used + 1) is "tiep" ? 2 : 1)) with { Weekday = day };
        }

        if (Is(i + used, "sau", "sau"))
        {
            return One(_monday.PlusDays(6 + day), used + 1) with { Weekday = day };
        }

        if (modifier is "vua" or "truoc" || (Is(i + used, "roi", "rồi") && modifier is "roi"))
        {
            var past = coming.PlusDays(coming >= _today ? -7 : 0);
            return One(past, used + (Word(i + used + 1) is "roi" or "qua" ? 2 : 1)) with { Weekday = day };
        }

        return One(coming, used) with { Weekday = day, Bare = true };
    }

    // 1 Monday … 7 Sunday; 0: none.
    private (int Day, int Used) WeekdayName(int i)
    {
        var word = Word(i);
        if ((Is(i, "chu", "chủ") || Raw(i) is "chúa") && Is(i + 1, "nhat", "nhật"))
        {
            return (7, 2);
        }

        if (word is "cn" && Word(i + 1) is not "thong" and not "nghiep")
        {
            return (7, 1);
        }

        if (word.Length == 2 && word[0] == 't' && word[1] is >= '2' and <= '7')
        {
            return (word[1] - '1', 1);
        }

        if ((Is(i, "thu", "thứ") || word is "t") && Word(i - 1) is not ("bai" or "lan" or "cau" or "cai" or "nguoi" or "muc" or "dot" or "khoa" or "tap" or "hang" or "con" or "bac" or "ngay" or "buoi" or "option")
            || (Is(i, "thu", "thứ") && Word(i - 1) is "ngay" or "buoi"))
        {
            var day = Word(i + 1) switch
            {
                "hai" or "2" => 1,
                "ba" or "3" => 2,
                "tu" or "4" => 3,
                "nam" or "5" => 4,
                "sau" or "6" => 5,
                "bay" or "7" => 6,
                _ => 0,
            };

            // "thu tu", "thu nam" without marks are weekdays; "thứ từ" is not.
            if (day > 0 && (!Marked(i + 1) || Raw(i + 1) is "tư" or "Tư" or "năm" or "Năm" or "sáu" or "Sáu" or "bảy" or "Bảy" or "bẩy")
                && !(word is "t" && !IsNumber(i + 1)))
            {
                return (day, 2);
            }
        }

        for (var day = 0; day < EnglishDays.Length; day++)
        {
            if (word.Equals(EnglishDays[day], StringComparison.Ordinal))
            {
                return (day + 1, 1);
            }
        }

        return (0, 0);
    }

    // "ngày 5 tháng 10 năm 2020", "mồng 5", "5 tháng 10", "ngày 15"
    private ReadDate? Written(int i)
    {
        var at = i;
        var led = false;
        while (Is(at, "ngay", "ngày") || Word(at) is "mong" or "mung" || (at == i && Word(at) is "hom" && (Word(at + 1) is "mong" or "mung" || IsNumber(at + 1))))
        {
            at++;
            led = true;
        }

        if (led && Slashed(at) is { } slashed)
        {
            return slashed with { Used = slashed.Used + at - i };
        }

        // "30/2" is no day at all; "3 ngày một tuần" counts days.
        if (led && ((IsNumber(at) && Gap(at + 1) == '/' && IsNumber(at + 1)) || (IsNumber(i - 1) && Word(i) is "ngay")))
        {
            return null;
        }

        if (led && (Word(at - 1) is "mong" or "mung") && Marked(at - 1) && Raw(at - 1) is not ("mồng" or "mùng" or "Mồng" or "Mùng" or "mổng" or "mụng"))
        {
            return null;
        }

        if (at >= _text.Tokens.Count || (IsNumber(at) && _text.Tokens[at].Length > 2) || !NumberWords.TryRead(_text, at, out var day, out var used) || day is < 1 or > 31)
        {
            return null;
        }

        at += used;
        if (Is(at, "thang", "tháng"))
        {
            if (MonthNumber(at + 1, out var monthUsed) is { } month && !CountsThings(at + 1 + monthUsed))
            {
                at += 1 + monthUsed;
                var date = Day(_today.Year, month, day, at - i, yearSaid: false);
                if (date is null)
                {
                    return null;
                }

                if (Gap(at) == '/' && IsNumber(at) && _text.Tokens[at].Length == 4)
                {
                    return Day(Number(at), month, day, at + 1 - i);
                }

                return WithYearAfter(date, at);
            }

            if (led && (Is(at + 1, "nay", "này") || Word(at + 1) is "ni"))
            {
                return Day(_today.Year, _today.Month, day, at + 2 - i);
            }

            if (led && (Is(at + 1, "sau", "sau") || Is(at + 1, "toi", "tới")))
            {
                var next = _today.PlusMonths(1);
                return Day(next.Year, next.Month, day, at + 2 - i);
            }

            if (led && (Word(at + 1) is "truoc" or "vua"))
            {
                var last = _today.PlusMonths(-1);
                return Day(last.Year, last.Month, day, at + 2 - i);
            }

            return null;
        }

        // "ngày 3 buổi": how often, not when.
        if (!led || CountsThings(at) || Word(at) is "nua" or "truoc" or "sau" or "toi" or "qua" && Raw(at) is not "tối")
        {
            return null;
        }

        return DayOfMonth(day, at - i);
    }

    // A bare day: this month's, or next month's when it is over.
    private ReadDate? DayOfMonth(int day, int used)
    {
        var month = day >= _today.Day ? _today : _today.PlusMonths(1);
        return Day(month.Year, month.Month, day, used, yearSaid: false) is { } date ? date with { DayOnly = true } : null;
    }

    private bool CountsThings(int i) => Word(i) is "buoi" or "lan" or "trieu" or "bai" or "tieng" or "gio" or "nguoi" or "lop" or "tuoi" or "phut" or "can" or "suat" or "cho" && Raw(i) is not "chợ";

    private int? MonthNumber(int i, out int used)
    {
        used = 0;
        if (IsNumber(i))
        {
            used = 1;
            return _text.Tokens[i].Length <= 2 && Number(i) is >= 1 and <= 12 and var number ? number : null;
        }

        var word = Word(i);
        if (word is "muoi" && Word(i + 1) is "mot" or "hai")
        {
            used = 2;
            return Word(i + 1) is "mot" ? 11 : 12;
        }

        used = 1;
        return word switch
        {
            "hai" => 2,
            "ba" => 3,
            "tu" => 4,
            "nam" when !Is(i + 1, "nay", "nay") => 5,
            "sau" when Raw(i) is "sáu" or "Sáu" => 6,
            "bay" => 7,
            "tam" => 8,
            "chin" => 9,
            "muoi" => 10,
            "mot" when Raw(i) is not "mốt" => 1,
            _ => null,
        };
    }

    // "tháng 10", "tháng tư năm sau", "tháng này", "th10", "t10"
    private ReadDate? Month(int i)
    {
        var word = Word(i);
        if (word.Length is 3 or 4 && word.StartsWith("th", StringComparison.Ordinal) && int.TryParse(word[2..], out var tight) && tight is >= 1 and <= 12)
        {
            return WithYearAfter(WholeMonth(_today.Year, tight, 1), i + 1);
        }

        if (word.Length is 2 or 3 && word[0] == 't' && int.TryParse(word[1..], out tight) && tight is >= 8 and <= 12)
        {
            return WithYearAfter(WholeMonth(_today.Year, tight, 1), i + 1);
        }

        if (word is "next" or "this" or "last" && Word(i + 1) is "month")
        {
            var moved = _today.PlusMonths(word is "next" ? 1 : word is "last" ? -1 : 0);
            return WholeMonth(moved.Year, moved.Month, 2, yearSaid: true);
        }

        if (!Is(i, "thang", "tháng") && !(word is "th" && IsNumber(i + 1)))
        {
            return null;
        }

        var shift = Is(i + 1, "nay", "này") || Word(i + 1) is "ni" ? 0
            : Is(i + 1, "sau", "sau") || Is(i + 1, "toi", "tới") ? 1
            : Word(i + 1) is "truoc" or "roi" or "qua" || (Word(i + 1) is "vua" && Word(i + 2) is "roi" or "qua") ? -1 : (int?)null;
        if (shift is { } months && !IsNumber(i - 1))
        {
            var moved = _today.PlusMonths(months);
            return WholeMonth(moved.Year, moved.Month, Word(i + 1) is "vua" ? 3 : 2, yearSaid: true);
        }

        if (MonthNumber(i + 1, out var used) is not { } month || CountsThings(i + 1 + used) || (IsNumber(i - 1) && Word(i - 2) is "trong" or "keo" or "moi" or "ngay" or "mong" or "mung"))
        {
            return null;
        }

        if (Gap(i + 1 + used) is '/' or '-' && IsNumber(i + 1 + used) && _text.Tokens[i + 1 + used].Length == 4)
        {
            return WholeMonth(Number(i + 1 + used), month, used + 2, yearSaid: true);
        }

        return WithYearAfter(WholeMonth(_today.Year, month, used + 1), i + 1 + used);
    }

    // "tuần này", "tuần sau nữa", "2 tuần nữa", "next weekend", "tuần sau thứ 5"
    private ReadDate? Week(int i)
    {
        var word = Word(i);
        if (word is "next" or "this" or "last" or "coming")
        {
            var shift = word is "next" ? 1 : word is "last" ? -1 : 0;
            if (Word(i + 1) is "week")
            {
                return WeekAt(shift, 2);
            }

            if (Word(i + 1) is "weekend")
            {
                return Slice(_monday.PlusDays(7 * shift), 2, 2);
            }

            var day = i + 1 < _text.Tokens.Count ? Array.IndexOf(EnglishDays, Word(i + 1).ToString()) + 1 : 0;
            if (day > 0)
            {
                var coming = _today.PlusDays((day - (int)_today.DayOfWeek + 7) % 7);
                return One(shift == 0 ? coming : _monday.PlusDays((7 * shift) + day - 1), 2) with { Weekday = day };
            }

            return null;
        }

        if (word is "weekend")
        {
            return Slice(_monday, 2, 1);
        }

        if (!Is(i, "tuan", "tuần"))
        {
            return null;
        }

        var at = i + 1;
        int? weeks = Is(at, "nay", "này") || Word(at) is "ni" ? 0
            : Is(at, "sau", "sau") || Is(at, "toi", "tới") || Word(at) is "ke" || (Word(at) is "sap" && Word(at + 1) is "toi") ? 1
            : Word(at) is "truoc" || Is(at, "qua", "qua") || Is(at, "roi", "rồi") || (Word(at) is "vua" && Word(at + 1) is "roi" or "qua") ? -1 : null;
        if (weeks is null || (IsNumber(i - 1) && weeks != 0 && Word(i - 2) is not ("thu" or "t")))
        {
            return null;
        }

        var used = Word(at) is "sap" or "vua" || (Word(at) is "ke" && Word(at + 1) is "tiep") ? 3 : 2;
        if (weeks == 1 && Is(i + used, "nua", "nữa"))
        {
            weeks = 2;
            used++;
        }

        // "tuần sau thứ 5"
        var (weekday, dayUsed) = WeekdayName(i + used);
        return weekday > 0 && i + used < _text.Tokens.Count && Gap(i + used) == ' '
            ? One(_monday.PlusDays((7 * weeks.Value) + weekday - 1), used + dayUsed) with { Weekday = weekday }
            : WeekAt(weeks.Value, used);
    }

    private ReadDate WeekAt(int weeks, int used)
    {
        var monday = _monday.PlusDays(7 * weeks);
        return new ReadDate(monday, monday.PlusDays(6), used) { IsWeek = true };
    }

    // "3 ngày nữa", "ba bữa nữa", "2 tuần nữa", "5 ngày trước", "in 3 days", "3 ngày tới"
    private ReadDate? Counted(int i)
    {
        var at = i;
        var led = Word(i) is "sau" or "in" or "trong" or "next" || (Word(i) is "cach" && Word(i + 1) is "day");
        var ago = Word(i) is "cach";
        var next = Word(i) is "next";
        at += led ? (ago ? 2 : 1) : 0;
        if (at >= _text.Tokens.Count || !NumberWords.TryRead(_text, at, out var number, out var used) || number is < 1 or > 60)
        {
            return null;
        }

        at += used;
        var unit = Word(at) switch
        {
            "ngay" or "bua" or "hom" or "day" or "days" => 1,
            "tuan" or "week" or "weeks" => 7,
            "thang" or "month" or "months" => 30,
            _ => 0,
        };
        if (unit == 0)
        {
            return null;
        }

        at++;
        var after = Word(at);
        if (after is "nua" || (Is(at, "sau", "sau") && !led) || (led && Word(i) is "sau" or "in"))
        {
            return Shifted(number, unit, at - i + (after is "nua" or "sau" ? 1 : 0));
        }

        if (after is "truoc" or "ago" || ago)
        {
            return Shifted(-number, unit, at - i + (after is "truoc" or "ago" ? 1 : 0));
        }

        if ((Is(at, "toi", "tới") || (after is "sap" && Word(at + 1) is "toi") || next) && unit < 30)
        {
            return new ReadDate(_today, _today.PlusDays(number * unit), at - i + (next ? 0 : after is "sap" ? 2 : 1));
        }

        return null;
    }

    private ReadDate Shifted(int number, int unit, int used)
    {
        switch (unit)
        {
            case 1:
                return One(_today.PlusDays(number), used);
            case 7:
                return WeekAt(number, used);
            default:
                var month = _today.PlusMonths(number);
                return WholeMonth(month.Year, month.Month, used, yearSaid: true);
        }
    }

    // Days around today.
    private ReadDate? Near(int i)
    {
        var word = Word(i);
        var next = i + 1;
        switch (word)
        {
            case "hnay" or "homnay" or "today":
                return One(_today, 1);
            case "nmai" or "ngaymai" or "tomorrow" or "tmr":
                return One(_today.PlusDays(1), 1);
            case "hqua" or "homqua" or "yesterday":
                return One(_today.PlusDays(-1), 1);
            case "day" when Word(next) is "after" && Word(i + 2) is "tomorrow":
                return One(_today.PlusDays(2), 3);
            case "day" when Word(next) is "before" && Word(i + 2) is "yesterday":
                return One(_today.PlusDays(-2), 3);
            case "hom" or "bua" or "ngay" or "bựa" when Is(next, "nay", "nay") || Word(next) is "ni":
                return word is "ngay" && Raw(next) is "này" ? null : One(_today, 2);
            case "hn" when Raw(i) is "hn" && Word(i - 1) is not ("o" or "ra" or "tai"):
                return One(_today, 1);
            case "hom" or "bua" or "ngay" when Is(next, "mai", "mai") || Is(next, "moi", "mơi"):
                return One(_today.PlusDays(1), 2);
            case "hom" or "bua" or "ngay" when Is(next, "qua", "qua") || Raw(next) is "quá":
                return One(_today.PlusDays(-1), 2);
            case "ngay" when Is(next, "kia", "kia") || Raw(next) is "mốt" or "tê" || (Word(next) is "mot" or "te" && !Marked(next) && !_text.HasMarks && Word(i + 2) is not "thang"):
                return One(_today.PlusDays(2), 2);
            case "hom" or "bua" when Is(next, "kia", "kia") || Is(next, "te", "tê"):
                return One(_today.PlusDays(-2), 2);
            case "mot" when Raw(i) is "mốt" or "Mốt" && Word(i - 1) is not ("muoi" or "thoi" or "hai" or "ba" or "tram"):
                return One(_today.PlusDays(2), 1);
            case "mai" when IsTomorrow(i):
                return Raw(next) is "mốt" ? new ReadDate(_today.PlusDays(1), _today.PlusDays(2), 2) : One(_today.PlusDays(1), 1);
            case "nay" when i == 0 && !Marked(i) && Word(next) is not "la":
                return One(_today, 1);
            case "kia" when i == 0 && _text.Tokens.Count == 1:
                return One(_today.PlusDays(2), 1);
            default:
                return null;
        }
    }

    // Mai is also a name, a flower, and without marks "mãi" and "mài".
    private bool IsTomorrow(int i)
    {
        if (Marked(i) || (char.IsUpper(Raw(i)[0]) && i > 0 && Gap(i) == ' ' && !char.IsUpper(Raw(i - 1)[^1])))
        {
            return false;
        }

        return Word(i - 1) is not ("khuyen" or "chi" or "co" or "hoang" or "quynh" or "thi" or "hoa" or "tuyet" or "ngoc" or "thanh" or "bach" or "em" or "ba" or "hoai" or "cho" or "nhon" or "tan" or "nghia" or "phuong" or "ten")
            && Word(i + 1) is not ("sau" or "hung" or "giang" or "son" or "anh" or "linh" or "hoa" or "day");
    }

    // "october 5th, 2020", "5 october", "in october"
    private ReadDate? EnglishMonth(int i)
    {
        if (IsNumber(i))
        {
            var at = i + 1;
            at += Word(at) is "st" or "nd" or "rd" or "th" ? 1 : 0;
            at += Word(at) is "of" ? 1 : 0;
            return MonthIndex(at) is > 0 and var month ? Day(_today.Year, month, Number(i), at + 1 - i, yearSaid: false) is { } date ? EnglishYear(date, at + 1) : null : null;
        }

        if (MonthIndex(i) is not (> 0 and var named))
        {
            return null;
        }

        if (IsNumber(i + 1) && _text.Tokens[i + 1].Length <= 2)
        {
            var used = Word(i + 2) is "st" or "nd" or "rd" or "th" ? 3 : 2;
            return Day(_today.Year, named, Number(i + 1), used, yearSaid: false) is { } date ? EnglishYear(date, i + used) : null;
        }

        // "may" is a verb, "mar" and "dec" are abbreviations of nothing else.
        return Word(i) is "may" or "march" && Word(i - 1) is not ("in" or "of" or "next" or "this") ? null : EnglishYear(WholeMonth(_today.Year, named, 1), i + 1);
    }

    private ReadDate EnglishYear(ReadDate date, int i) => IsNumber(i) && _text.Tokens[i].Length == 4 && Number(i) is >= 1900 and <= 2100
        ? date with { From = date.From.PlusYears(Number(i) - date.From.Year), To = date.To.PlusYears(Number(i) - date.To.Year), Used = date.Used + 1, YearSaid = true }
        : date;

    private int MonthIndex(int i)
    {
        var word = Word(i);
        if (word.Length < 3 || _text.HasMarks)
        {
            return 0;
        }

        for (var month = 0; month < 12; month++)
        {
            if (word.Equals(EnglishMonths[month], StringComparison.Ordinal)
                || (word is "jan" or "feb" or "apr" or "jun" or "jul" or "aug" or "sep" or "sept" or "oct" or "nov" or "dec" && EnglishMonths[month].AsSpan().StartsWith(word, StringComparison.Ordinal)))
            {
                return month + 1;
            }
        }

        return 0;
    }

    // "năm 2020", "năm nay", "năm ngoái", "in 2020", "tuần lễ 2025"
    private ReadDate? Year(int i)
    {
        if (Is(i, "nam", "năm") && Word(i - 1) is not ("sinh" or "thu" or "moi"))
        {
            if (IsNumber(i + 1) && _text.Tokens[i + 1].Length == 4 && Number(i + 1) is >= 1990 and <= 2100 and var number)
            {
                return WholeYear(number, 2);
            }

            if (YearWord(i + 1) is { } shift && (Is(i + 1, "nay", "nay") || Is(i + 1, "ngoai", "ngoái") || Is(i + 1, "sau", "sau") || Is(i + 1, "toi", "tới") || Is(i + 1, "truoc", "trước")))
            {
                return WholeYear(_today.Year + shift, 2);
            }
        }

        if (Word(i) is "this" or "next" or "last" && Word(i + 1) is "year")
        {
            return WholeYear(_today.Year + (Word(i) is "next" ? 1 : Word(i) is "last" ? -1 : 0), 2);
        }

        return IsNumber(i) && _text.Tokens[i].Length == 4 && Number(i) is >= 2015 and <= 2040 && Gap(i) is ' ' && Gap(i + 1) is ' ' or '\0' or '?' or ',' or '.'
            && Word(i - 1) is "in" or "of" or "le" or "doi" or "week" or "year" or "trinh" or "de" or "theme" or "programme" or "kien" && Word(i - 2) is not "sinh"
            ? WholeYear(Number(i), 1)
            : null;
    }

    private static ReadDate WholeYear(int year, int used) => new(new LocalDate(year, 1, 1), new LocalDate(year, 12, 31), used) { YearSaid = true };

    // Days that are said by their name.
    private ReadDate? Named(int i)
    {
        if ((Word(i) is "quoc" && Word(i + 1) is "khanh") && (!Marked(i + 1) || Raw(i + 1) is "khánh"))
        {
            return One(new LocalDate(_today.Year, 9, 2), 2);
        }

        if (Word(i) is "tet" && Word(i + 1) is "duong" or "tay")
        {
            return One(new LocalDate(_today is { Month: 1, Day: 1 } ? _today.Year : _today.Year + 1, 1, 1), Word(i + 2) is "lich" ? 3 : 2);
        }

        if (Is(i, "quy", "quý") && IsNumber(i + 1) && Number(i + 1) is >= 1 and <= 4 and var quarter)
        {
            var last = WholeMonth(_today.Year, quarter * 3, 2);
            return WithYearAfter(last with { From = last.From.PlusMonths(-2) }, i + 2);
        }

        if (Word(i) is "noel" or "christmas" || (Word(i) is "giang" && Word(i + 1) is "sinh" && Raw(i) is "giáng" or "Giáng"))
        {
            return One(new LocalDate(_today.Year, 12, 25), Word(i) is "giang" ? 2 : 1);
        }

        return Word(i) is "ngay" && Word(i + 1) is "khuyen" && Word(i + 2) is "hoc" ? One(new LocalDate(_today.Year, 10, 2), 3) : null;
    }
}

/// <summary>Days read at a token.</summary>
internal sealed record ReadDate(LocalDate From, LocalDate To, int Used)
{
    /// <summary>The year was said, or follows from "next week" and the like; a range must not move it.</summary>
    public bool YearSaid { get; init; } = true;

    /// <summary>Only a day of the month was said.</summary>
    public bool DayOnly { get; init; }

    /// <summary>A whole week, to which a weekday can be added.</summary>
    public bool IsWeek { get; init; }

    /// <summary>The weekday said, 1 Monday to 7 Sunday, or 0.</summary>
    public int Weekday { get; init; }

    /// <summary>A weekday without "this" or "next".</summary>
    public bool Bare { get; init; }
}
