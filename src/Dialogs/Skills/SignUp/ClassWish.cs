using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// Which of the shown classes a citizen's words mean: by day, part of the day, hour, level, place, online or not, for whom, by number, or
/// by what is the most of something ("gần nhất"). What is negated ("không phải buổi tối", "tối tôi bận") is left out. Words that fit
/// several classes choose none of them. Pure.
/// </summary>
public static class ClassWish
{
    // Two classes this near to each other are equally near, in kilometres.
    private const double SameDistance = 0.5;

    private enum Most
    {
        Nearest,
        Farthest,
        Earliest,
        Latest,
        Easiest,
        Hardest,
    }

    /// <summary>The classes that fit, in the order shown, or null when the words say nothing that tells classes apart.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="shown">The classes in the order in which they were shown.</param>
    /// <param name="places">The places that the message names.</param>
    public static IReadOnlyList<RankedClass>? Read(AnalyzedText text, IReadOnlyList<RankedClass> shown, IReadOnlyList<SaidPlace> places)
    {
        var said = new Said();
        foreach (var (from, to) in Clauses(text))
        {
            ReadClause(text, from, to, places, said);
        }

        if (said.Wanted.Count == 0 && said.Unwanted.Count == 0 && said.Most.Count == 0)
        {
            return null;
        }

        List<RankedClass> fitting =
        [
            .. shown.Where(r => said.Wanted.TrueForAll(test => test(r)) && !said.Unwanted.Exists(test => test(r))),
        ];
        foreach (var most in said.Most)
        {
            fitting = Only(fitting, most);
        }

        if (said.Number is not { } number)
        {
            return fitting;
        }

        // "lớp 2 buổi tối": a number and words that agree choose; where they contradict each other both are asked about.
        var numbered = number >= 1 && number <= shown.Count ? shown[number - 1] : null;
        return numbered is null ? fitting
            : fitting.Contains(numbered) ? [numbered]
            : [.. shown.Where(r => r == numbered || fitting.Contains(r))];
    }

    private static List<RankedClass> Only(List<RankedClass> classes, Most most)
    {
        List<RankedClass> By(Func<RankedClass, double?> measure, double tolerance, bool smallest)
        {
            var known = classes.Where(r => measure(r) is not null).ToList();
            if (known.Count == 0)
            {
                return classes;
            }

            var best = smallest ? known.Min(r => measure(r)!.Value) : known.Max(r => measure(r)!.Value);
            return [.. known.Where(r => Math.Abs(measure(r)!.Value - best) <= tolerance)];
        }

        static double? Difficulty(RankedClass r) =>
            r.Class.Levels.Select(level => level is "none" ? 0 : ((level[0] - 'A') * 2) + (level[^1] - '0')).Append(int.MaxValue).Min();

        return most switch
        {
            Most.Nearest => By(r => r.Kilometres, SameDistance, smallest: true),
            Most.Farthest => By(r => r.Kilometres, SameDistance, smallest: false),
            Most.Earliest => By(r => r.Class.Start.ToDateTimeUnspecified().Ticks / (double)TimeSpan.TicksPerDay, 0, smallest: true),
            Most.Latest => By(r => r.Class.Start.ToDateTimeUnspecified().Ticks / (double)TimeSpan.TicksPerDay, 0, smallest: false),
            Most.Easiest => By(Difficulty, 0, smallest: true),
            _ => By(Difficulty, 0, smallest: false),
        };
    }

    private static void ReadClause(AnalyzedText text, int from, int to, IReadOnlyList<SaidPlace> places, Said said)
    {
        var tests = new List<(int At, string Kind, Func<RankedClass, bool> Test, bool Or)>();
        int? negatedFrom = null;
        var i = from;
        while (i < to)
        {
            if (IsNegation(text, i, to))
            {
                negatedFrom ??= i;
                i++;
                continue;
            }

            if (places.FirstOrDefault(p => p.Start == text.Tokens[i].Start) is { } place)
            {
                tests.Add((i, "place", r => r.Class.CommuneCode is { } code && place.Communes.Contains(code), IsOr(text, i - 1)));
                while (i < to && text.Tokens[i].Start < place.End)
                {
                    i++;
                }

                continue;
            }

            if (MostAt(text, i) is { } most)
            {
                said.Most.Add(most);
                i += 2;
                continue;
            }

            var (days, used) = DaysHere(text, i);
            if (used > 0)
            {
                // "thứ 3" alone may be a Tuesday or the third; "thứ 3 và 5" names two days.
                said.Number = days.Count == 1 && i == 0 && used == text.Tokens.Count && text.Is(0, "thu") ? days[0] + 1 : said.Number;

                // "cuối tuần" is one of its days; "thứ 3 và 5" both.
                var isAny = !text.Is(i, "thu");
                tests.Add(
                    (
                        i,
                        "day",
                        r => isAny ? days.Any(ClassTimes.Of(r.Class).Days.Contains) : days.All(ClassTimes.Of(r.Class).Days.Contains),
                        IsOr(text, i - 1)
                    )
                );
                i += used;
                continue;
            }

            if (ClassTimes.PartAt(text, i) is { } part)
            {
                tests.Add(
                    (
                        i,
                        "part",
                        r => ClassTimes.Of(r.Class).Parts.Contains(part),
                        IsOr(text, i - 1) || (text.Is(i - 1, "buoi") && IsOr(text, i - 2))
                    )
                );
                i++;
                continue;
            }

            if (ClassTimes.IsTime(text, i) && int.TryParse(text.FoldedToken(i), out var hour))
            {
                tests.Add((i, "hour", r => ClassTimes.Of(r.Class).Hour is { } begins && (begins == hour || begins == hour + 12), false));
                i += 2;
                i += i < to && text.Tokens[i].Kind == TokenKind.Number ? 1 : 0;
                continue;
            }

            if (FacetAt(text, i) is var (kind, test, length) && length > 0)
            {
                tests.Add((i, kind, test!, IsOr(text, i - 1)));
                i += length;
                continue;
            }

            if (NumberAt(text, i, out var numberTokens) is { } number)
            {
                said.Number = number;
                i += numberTokens;
                continue;
            }

            i++;
        }

        // Behind what it is said of, a negation is about what stands before it: "buổi tối tôi bận".
        var negatesBefore = negatedFrom is { } at && !tests.Exists(t => t.At > at);
        Func<RankedClass, bool>? pending = null;
        var pendingKind = string.Empty;
        foreach (var (position, kind, test, or) in tests)
        {
            if (negatedFrom is { } negation && (negatesBefore || position > negation))
            {
                said.Unwanted.Add(test);
            }
            else if (or && pending is not null && pendingKind == kind)
            {
                var before = pending;
                said.Wanted.RemoveAt(said.Wanted.Count - 1);
                said.Wanted.Add(pending = r => before(r) || test(r));
            }
            else
            {
                said.Wanted.Add(pending = test);
                pendingKind = kind;
            }
        }
    }

    // "lớp thứ hai" counts the classes; "tối thứ hai" is a Monday.
    private static (IReadOnlyList<int> Days, int Used) DaysHere(AnalyzedText text, int i) =>
        text.Is(i, "thu")
        && (i > 0 && text.FoldedToken(i - 1) is "lop" or "cai" or "muc" or "cau" or "chon" or "lay")
        && i + 2 >= text.Tokens.Count
            ? ([], 0)
            : ClassTimes.DaysAt(text, i);

    private static (string Kind, Func<RankedClass, bool>? Test, int Length) FacetAt(AnalyzedText text, int i)
    {
        var word = text.FoldedToken(i);
        if (word is ['a' or 'b' or 'c', '1' or '2'])
        {
            var level = word.ToString().ToUpperInvariant();
            return ("level", r => r.Class.Levels.Contains(level, StringComparer.Ordinal), 1);
        }

        static bool IsForBeginners(RankedClass r) => r.Class.Levels.Contains("none", StringComparer.Ordinal);
        if (
            text.StartsAt(i, "so", "0")
            || text.StartsAt(i, "tu", "dau")
            || text.StartsAt(i, "moi", "bat", "dau")
            || text.StartsAt(i, "vo", "long")
            || text.StartsAt(i, "first", "steps")
            || word is "beginner" or "beginners"
        )
        {
            return (
                "level",
                IsForBeginners,
                text.StartsAt(i, "moi", "bat", "dau") ? 3
                : word is "beginner" or "beginners" ? 1
                : 2
            );
        }

        if (
            word is "online" or "onlai" or "zoom"
            || text.StartsAt(i, "truc", "tuyen")
            || text.StartsAt(i, "qua", "mang")
            || text.StartsAt(i, "tu", "xa")
        )
        {
            return ("mode", r => r.Class.CommuneCode is null, word is "online" or "onlai" or "zoom" ? 1 : 2);
        }

        if (
            word is "offline"
            || text.StartsAt(i, "truc", "tiep")
            || text.StartsAt(i, "tai", "lop")
            || text.StartsAt(i, "den", "lop")
            || text.StartsAt(i, "in", "person")
        )
        {
            return ("mode", r => r.Class.CommuneCode is not null, word is "offline" ? 1 : 2);
        }

        if (
            text.StartsAt(i, "thieu", "nhi")
            || text.StartsAt(i, "tre", "em")
            || text.StartsAt(i, "tre", "nho")
            || text.StartsAt(i, "con", "nit")
            || word is "children" or "kids" or "child"
        )
        {
            return ("audience", r => r.Class.MaxAge < SeatLedger.GuardianUnder, word is "children" or "kids" or "child" ? 1 : 2);
        }

        return text.StartsAt(i, "nguoi", "lon") || word is "adult" or "adults"
            ? ("audience", r => r.Class.MaxAge >= SeatLedger.GuardianUnder, word is "adult" or "adults" ? 1 : 2)
            : (string.Empty, null, 0);
    }

    private static Most? MostAt(AnalyzedText text, int i)
    {
        if (text.FoldedToken(i) is "nearest" or "closest")
        {
            return Most.Nearest;
        }

        var isMost = i + 1 < text.Tokens.Count && text.Is(i + 1, "nhat") && text.Raw(i + 1) is not ("nhật" or "Nhật");
        var near = text.Is(i, "gan") && (isMost || (text.Is(i + 1, "nha") && text.Raw(i + 1) is "nhà" or "nha"));
        return near ? Most.Nearest
            : !isMost ? null
            : text.FoldedToken(i) switch
            {
                "nha" => Most.Nearest,
                "xa" => Most.Farthest,
                "som" => Most.Earliest,
                "muon" or "tre" => Most.Latest,
                "de" => Most.Easiest,
                "kho" => Most.Hardest,
                _ => null,
            };
    }

    // A number counts the classes where something countable stands before it, or where it begins the answer.
    private static int? NumberAt(AnalyzedText text, int i, out int used)
    {
        used = 0;
        if (
            (text.FoldedToken(i) is "lop" or "so" or "cai" or "muc" or "thu")
            && NumberWords.TryRead(text, i + 1, out var number, out var count)
            && number < 20
        )
        {
            used = 1 + count;
            return number;
        }

        if (i == 0 && text.Tokens[0].Kind == TokenKind.Number && int.TryParse(text.FoldedToken(0), out number) && number < 20)
        {
            used = 1;
            return number;
        }

        return null;
    }

    private static bool IsNegation(AnalyzedText text, int i, int end)
    {
        var raw = VietnameseText.LowerCanonical(text.Raw(i).ToString());
        var isNo =
            raw
                is "không"
                    or "khong"
                    or "ko"
                    or "k"
                    or "kg"
                    or "hok"
                    or "khum"
                    or "nỏ"
                    or "chẳng"
                    or "chả"
                    or "đừng"
                    or "trừ"
                    or "tru"
                    or "ngoài"
                    or "ngoai"
                    or "khác"
                    or "khac"
                    or "bận"
                    or "not"
                    or "except"
                    or "no"
                    or "without"
                    or "busy"
            || (raw is "ban" && !text.Is(i + 1, "ngay") && !text.Is(i + 1, "dem"));

        // "không sao", "không vấn đề gì" object to nothing.
        return isNo && !(i + 1 < end && text.FoldedToken(i + 1) is "sao" or "van" or "ngai" or "problem");
    }

    private static bool IsOr(AnalyzedText text, int i) => i >= 0 && (text.FoldedToken(i) is "hoac" or "hay" or "or");

    private static IEnumerable<(int From, int To)> Clauses(AnalyzedText text)
    {
        var from = 0;
        for (var i = 1; i < text.Tokens.Count; i++)
        {
            var gap = text.Text.AsSpan(text.Tokens[i - 1].End, text.Tokens[i].Start - text.Tokens[i - 1].End);
            if (gap.IndexOfAny(",;.\n!") >= 0 || text.FoldedToken(i) is "ma" or "nhung" or "but" || text.Raw(i) is "còn")
            {
                yield return (from, i);
                from = i;
            }
        }

        yield return (from, text.Tokens.Count);
    }

    private sealed class Said
    {
        public List<Func<RankedClass, bool>> Wanted { get; } = [];

        public List<Func<RankedClass, bool>> Unwanted { get; } = [];

        public List<Most> Most { get; } = [];

        public int? Number { get; set; }
    }
}

/// <summary>A place in a message.</summary>
/// <param name="Start">Where its name begins in the text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Communes">Codes of the communes of today that it means.</param>
public sealed record SaidPlace(int Start, int End, IReadOnlySet<string> Communes);
