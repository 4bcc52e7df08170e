using ChatBot.Dialogs.Understanding.Words;

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

    private static readonly WordListKey MostWords = new("signup.class-most");
    private static readonly WordListKey KindWords = new("signup.class-kind");
    private static readonly WordListKey NotWords = new("signup.class-not");
    private static readonly WordListKey NoObjection = new("signup.class-not-not");
    private static readonly WordListKey OrWords = new("signup.or");
    private static readonly WordListKey ButWords = new("signup.but");
    private static readonly WordListKey Counted = new("signup.counted");
    private static readonly WordListKey Picked = new("signup.picked");
    private static readonly WordListKey InARow = new("signup.weekday-word");
    private static readonly WordListKey Session = new("signup.session");

    // What is said of a class: two of one kind joined by "or" are either.
    private enum Facet
    {
        Place,
        Day,
        Part,
        Hour,
        Level,
        Mode,
        Audience,
    }

    private enum Most
    {
        Nearest,
        Farthest,
        Earliest,
        Latest,
        Easiest,
        Hardest,
    }

    /// <summary>The classes that fit, in the order shown, or null when the words tell no classes apart.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="shown">The classes in the order in which they were shown.</param>
    /// <param name="places">The places that the message names.</param>
    public static IReadOnlyList<RankedClass>? Read(AnalyzedText text, IReadOnlyList<RankedClass> shown, IReadOnlyList<SaidPlace> places)
    {
        var said = new Said();
        var words = WordReader.AsTyped(text);
        foreach (var (from, to) in Clauses(text, words))
        {
            ReadClause(text, words, from, to, places, said);
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

    private static void ReadClause(AnalyzedText text, WordReader words, int from, int to, IReadOnlyList<SaidPlace> places, Said said)
    {
        var tests = new List<(int At, Facet Kind, Func<RankedClass, bool> Test, bool Or)>();
        int? negatedFrom = null;
        var i = from;
        while (i < to)
        {
            if (IsNegation(words, i, to))
            {
                negatedFrom ??= i;
                i++;
                continue;
            }

            if (places.FirstOrDefault(p => p.Start == text.Tokens[i].Start) is { } place)
            {
                tests.Add(
                    (i, Facet.Place, r => r.Class.CommuneCode is { } code && place.Communes.Contains(code), words.Is(OrWords, i - 1))
                );
                while (i < to && text.Tokens[i].Start < place.End)
                {
                    i++;
                }

                continue;
            }

            if (words.At(MostWords, i) is { } most)
            {
                said.Most.Add(Enum.Parse<Most>(most.Value, ignoreCase: true));
                i += most.Length;
                continue;
            }

            var (days, used) = DaysHere(text, words, i);
            if (used > 0)
            {
                // "thứ 3" alone may be a Tuesday or the third; "thứ 3 và 5" names two days.
                said.Number = days.Count == 1 && i == 0 && used == words.Count && words.Is(InARow, 0) ? days[0] + 1 : said.Number;

                // "cuối tuần" is one of its days; "thứ 3 và 5" both.
                var isAny = !words.Is(InARow, i);
                tests.Add(
                    (
                        i,
                        Facet.Day,
                        r => isAny ? days.Any(ClassTimes.Of(r.Class).Days.Contains) : days.All(ClassTimes.Of(r.Class).Days.Contains),
                        words.Is(OrWords, i - 1)
                    )
                );
                i += used;
                continue;
            }

            if (ClassTimes.PartAt(text, words, i) is { } part)
            {
                tests.Add(
                    (
                        i,
                        Facet.Part,
                        r => ClassTimes.Of(r.Class).Parts.Contains(part),
                        words.Is(OrWords, i - 1) || (words.Is(Session, i - 1) && words.Is(OrWords, i - 2))
                    )
                );
                i++;
                continue;
            }

            if (ClassTimes.IsTime(text, words, i) && int.TryParse(text.FoldedToken(i), out var hour))
            {
                tests.Add(
                    (i, Facet.Hour, r => ClassTimes.Of(r.Class).Hour is { } begins && (begins == hour || begins == hour + 12), false)
                );
                i += 2;
                i += i < to && text.Tokens[i].Kind == TokenKind.Number ? 1 : 0;
                continue;
            }

            if (FacetAt(text, words, i) is var (kind, test, length) && length > 0)
            {
                tests.Add((i, kind, test!, words.Is(OrWords, i - 1)));
                i += length;
                continue;
            }

            if (NumberAt(text, words, i, out var numberTokens) is { } number)
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
        Facet? pendingKind = null;
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
    private static (IReadOnlyList<int> Days, int Used) DaysHere(AnalyzedText text, WordReader words, int i) =>
        words.Is(InARow, i) && words.Is(Picked, i - 1) && i + 2 >= words.Count ? ([], 0) : ClassTimes.DaysAt(text, words, i);

    private static (Facet Kind, Func<RankedClass, bool>? Test, int Length) FacetAt(AnalyzedText text, WordReader words, int i)
    {
        if (text.FoldedToken(i) is ['a' or 'b' or 'c', '1' or '2'] and var word)
        {
            var level = word.ToString().ToUpperInvariant();
            return (Facet.Level, r => r.Class.Levels.Contains(level, StringComparer.Ordinal), 1);
        }

        return words.At(KindWords, i) is not { } kind
            ? default
            : kind.Value switch
            {
                "beginners" => (Facet.Level, r => r.Class.Levels.Contains("none", StringComparer.Ordinal), kind.Length),
                "online" => (Facet.Mode, r => r.Class.CommuneCode is null, kind.Length),
                "on-site" => (Facet.Mode, r => r.Class.CommuneCode is not null, kind.Length),
                "children" => (Facet.Audience, r => r.Class.MaxAge < SeatLedger.GuardianUnder, kind.Length),
                _ => (Facet.Audience, r => r.Class.MaxAge >= SeatLedger.GuardianUnder, kind.Length),
            };
    }

    // A number counts the classes where something countable stands before it, or where it begins the answer.
    private static int? NumberAt(AnalyzedText text, WordReader words, int i, out int used)
    {
        used = 0;
        if (words.Is(Counted, i) && NumberWords.TryRead(text, i + 1, out var number, out var count) && number < 20)
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

    // "không sao", "không vấn đề gì" object to nothing.
    private static bool IsNegation(WordReader words, int i, int end) =>
        words.Is(NotWords, i) && !(words.At(NoObjection, i) is { End: var after } && after <= end);

    private static IEnumerable<(int From, int To)> Clauses(AnalyzedText text, WordReader words)
    {
        var from = 0;
        for (var i = 1; i < text.Tokens.Count; i++)
        {
            var gap = text.Text.AsSpan(text.Tokens[i - 1].End, text.Tokens[i].Start - text.Tokens[i - 1].End);
            if (gap.IndexOfAny(",;.\n!") >= 0 || words.Is(ButWords, i))
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
