using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Cries;

/// <summary>How much the words of a message speak of harm.</summary>
internal enum HarmWords
{
    /// <summary>None does.</summary>
    None,

    /// <summary>Some may.</summary>
    Weak,

    /// <summary>Harm, loss or a swindler is named.</summary>
    Strong,

    /// <summary>A wish to die that no way of speaking explains away.</summary>
    Certain,
}

/// <summary>What the words of a message say of harm, beside what the learned model makes of it.</summary>
/// <param name="Harm">Words of harm that nothing explains away.</param>
/// <param name="Story">The message tells of a film, the news or a lesson.</param>
/// <param name="Lightly">Death or violence is named, but as a way of speaking, as denied, as long over or in a story.</param>
/// <param name="Mishap">What is told befell somebody and nobody wished it: a fall into water, a thing swallowed by mistake.</param>
/// <param name="Missing">Somebody of the writer's is missing, and nothing says that they were found.</param>
internal readonly record struct CryWeight(HarmWords Harm, bool Story, bool Lightly, bool Mishap = false, bool Missing = false);

/// <summary>
/// Reads the words without which nothing is a cry, from the lists <c>cries.*</c>. The learned model alone takes what it does not know for
/// one as soon as "vừa", "con" and a name of money stand together. Words that a way of speaking or a denial covers do not count ("mệt muốn
/// chết", "không ai đánh tôi"); the others of the same message still do. A single syllable typed without its marks is doubtful ("so" is
/// "sợ" and "số"): what would be strong is weak, and what would be weak is none.
/// </summary>
internal static class CryWords
{
    private static readonly WordListKey[] Lists =
    [
        .. Enum.GetNames<Kind>().Select(kind => new WordListKey($"cries.{kind.ToLowerInvariant()}")),
    ];

    // Without their marks, these are still no other words.
    private static readonly WordListKey PlainWithoutMarks = new("cries.plain");

    [ThreadStatic]
    private static List<(Kind Kind, int Start, int End)>? t_found;

    private enum Kind
    {
        Grave,
        Strong,
        Weak,
        Certain,
        Start,
        Talk,
        Idiom,
        Denial,
        Past,
        Now,
        Fiction,
        Self,
        Mishap,
        Missing,
    }

    /// <summary>
    /// Weighs a message with dialect and slips written out, and as it was typed: "feet" looks like a slip, "trừ" like dialect.
    /// </summary>
    public static CryWeight Of(AnalyzedText text, ExpandedText expanded)
    {
        var weight = Of(expanded.Terms, text.Lexicon);
        if (IsHarmless(weight))
        {
            return weight;
        }

        var typed = Of(ExpandedText.AsTyped(text).Terms, text.Lexicon);
        return IsHarmless(typed) || typed.Harm > weight.Harm || (typed.Missing && !weight.Missing) ? typed : weight;

        static bool IsHarmless(CryWeight weight) => weight is { Lightly: true, Harm: HarmWords.None };
    }

    private static CryWeight Of(IReadOnlyList<Term> terms, Lexicon lexicon)
    {
        var found = Find(terms, lexicon);
        var isOver = Holds(found, Kind.Past) && Holds(found, Kind.Now);
        var isCertain = !isOver && HoldsCertain(found);
        var harm = HarmWords.None;
        var lightly = false;
        var isGrave = false;
        var isMishap = false;
        var isMissing = false;
        foreach (var (kind, start, end) in found)
        {
            if (kind is > Kind.Weak and not (Kind.Mishap or Kind.Missing))
            {
                continue;
            }

            if (kind == Kind.Missing)
            {
                isMissing |= !isOver && !Holds(found, Kind.Denial) && !IsTouched(found, start, end);
                continue;
            }

            var isMeant = CoverOf(found, start) is not Kind.Talk and not Kind.Start;
            isGrave |= kind == Kind.Grave && isMeant;
            var cover =
                isOver ? Kind.Past
                : isCertain ? null
                : CoverOf(found, start);
            if (cover is null)
            {
                isMishap |= kind == Kind.Mishap;
                var weight = kind == Kind.Weak ? HarmWords.Weak : HarmWords.Strong;
                harm = weight > harm ? weight : harm;
            }
            else
            {
                lightly |= kind == Kind.Grave && isMeant;
            }
        }

        // "sợ", "mệt" beside a death that is denied or no more than a way of speaking belong to it.
        harm = lightly && harm == HarmWords.Weak ? HarmWords.None : harm;
        var isStory = Holds(found, Kind.Fiction) && !HoldsSelf(found);
        return new CryWeight(
            isCertain && !isStory ? HarmWords.Certain : harm,
            isStory,
            lightly || (isStory && isGrave),
            isMishap,
            isMissing && !Holds(found, Kind.Fiction)
        );
    }

    // "Con chó nhà tôi đi lạc": a word in it belongs to something else.
    private static bool IsTouched(List<(Kind Kind, int Start, int End)> found, int start, int end)
    {
        foreach (var entry in found)
        {
            if (entry.Kind is Kind.Talk or Kind.Idiom && entry.Start < end && start < entry.End)
            {
                return true;
            }
        }

        return false;
    }

    private static List<(Kind Kind, int Start, int End)> Find(IReadOnlyList<Term> terms, Lexicon lexicon)
    {
        var found = t_found ??= new(32);
        found.Clear();
        var marksCount = WordPatterns.MarksCount(terms);
        var byBeginning = ByBeginning(lexicon);
        var plain = lexicon[PlainWithoutMarks];
        for (var i = 0; i < terms.Count; i++)
        {
            if (!byBeginning.TryGetValue(terms[i].Folded.Span, out var candidates))
            {
                continue;
            }

            foreach (var (kind, pattern) in candidates)
            {
                if ((kind == Kind.Start && i > 0) || pattern.EndAt(terms, i, marksCount) is not (> 0 and var end))
                {
                    continue;
                }

                if (kind > Kind.Weak || end > i + 1 || pattern.BeginsAsTyped(terms[i]) || plain.Has(terms, i, marksCount))
                {
                    found.Add((kind, i, end));
                }
                else if (kind != Kind.Weak)
                {
                    found.Add((Kind.Weak, i, end));
                }
            }
        }

        return found;
    }

    private static bool Holds(List<(Kind Kind, int Start, int End)> found, Kind kind)
    {
        foreach (var entry in found)
        {
            if (entry.Kind == kind)
            {
                return true;
            }
        }

        return false;
    }

    // The last word of "trẻ em" is not the writer.
    private static bool HoldsSelf(List<(Kind Kind, int Start, int End)> found)
    {
        foreach (var (kind, start, _) in found)
        {
            if (kind == Kind.Self && CoverOf(found, start) != Kind.Talk)
            {
                return true;
            }
        }

        return false;
    }

    // A denial takes it back: "không muốn chết". A way of speaking does not. Who "vừa uống nhầm thuốc sâu" wished nothing.
    private static bool HoldsCertain(List<(Kind Kind, int Start, int End)> found)
    {
        foreach (var (kind, start, end) in found)
        {
            if (kind == Kind.Certain && CoverOf(found, start) != Kind.Denial && !HoldsMishap(found, start, end))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HoldsMishap(List<(Kind Kind, int Start, int End)> found, int start, int end)
    {
        foreach (var entry in found)
        {
            if (entry.Kind == Kind.Mishap && entry.Start >= start && entry.Start < end)
            {
                return true;
            }
        }

        return false;
    }

    // Words belong to the way of speaking in which they begin.
    private static Kind? CoverOf(List<(Kind Kind, int Start, int End)> found, int start)
    {
        foreach (var entry in found)
        {
            if (entry.Kind is Kind.Start or Kind.Talk or Kind.Idiom or Kind.Denial && entry.Start <= start && start < entry.End)
            {
                return entry.Kind;
            }
        }

        return null;
    }

    private static FrozenDictionary<string, (Kind, WordPattern)[]>.AlternateLookup<ReadOnlySpan<char>> ByBeginning(Lexicon lexicon) =>
        lexicon.Table(static lexicon => new Table(lexicon)).ByBeginning;

    /// <summary>The patterns of all kinds by the words they may begin with.</summary>
    private sealed class Table(Lexicon lexicon)
    {
        public FrozenDictionary<string, (Kind, WordPattern)[]>.AlternateLookup<ReadOnlySpan<char>> ByBeginning { get; } =
            Enum.GetValues<Kind>()
                .SelectMany(kind => lexicon[Lists[(int)kind]].Entries.Select(entry => (kind, Pattern: WordPattern.Parse(entry.Pattern))))
                .SelectMany(entry => entry.Pattern.Beginnings.Distinct().Select(word => (word, entry)))
                .GroupBy(pair => pair.word, pair => pair.entry, StringComparer.Ordinal)
                .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal)
                .GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
