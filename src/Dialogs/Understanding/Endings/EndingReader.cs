using System.Buffers;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Endings;

/// <summary>
/// Reads whether words say that something is to end: a verb of ending or a negation, together with its object, in one clause. A score never
/// says so. What only sounds like it is told apart: a denied end, a complaint that nothing comes, the wish for another hour, a question. In
/// doubt it is <see cref="EndingVerdict.Unclear"/>, because asking once more costs less than an end that nobody wanted.
/// </summary>
public static class EndingReader
{
    // Longer messages are no command; they are read as far as this.
    private const int MostTerms = 120;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(".?!;,\n");

    /// <summary>Reads a message.</summary>
    public static SaidEnding Of(AnalyzedText text) => Of(text, ExpandedText.Of(text));

    /// <summary>Reads a message whose abbreviations are written out already.</summary>
    public static SaidEnding Of(AnalyzedText text, ExpandedText expanded)
    {
        var words = EndingWords.Of(text.Lexicon);
        if (!words.Has(EndingList.Touch, expanded.Terms))
        {
            return default;
        }

        var all = expanded.Terms.Count <= MostTerms ? expanded.Terms : [.. expanded.Terms.Take(MostTerms)];
        SaidEnding? said = null;
        var verdicts = new List<EndingVerdict>();
        var (isForGood, isAway) = (false, false);
        foreach (var clause in ClausesOf(text, words, all))
        {
            var read = Read(words, clause, all);
            verdicts.Add(read.Verdict);
            if (read.Verdict == EndingVerdict.Said)
            {
                said ??= read;
                isForGood |= read.Of is not (EndedThing.Messages or EndedThing.Lessons) || words.Has(EndingList.ForGood, clause.Terms);
            }
            else
            {
                isAway |= EndingLimits.IsAwayForAWhile(words, clause.Terms);
            }
        }

        // "Trừ cuối tuần nhé, đừng gửi bài".
        if (said is not null && EndingLimits.IsForDays(words, expanded.Typed))
        {
            return new(EndingVerdict.PartOnly, EndedThing.None);
        }

        if (said is not null && !isForGood && (isAway || verdicts.Contains(EndingVerdict.ForAWhile)))
        {
            return new(EndingVerdict.ForAWhile, EndedThing.None);
        }

        // "Dừng gửi bài, à mà đừng dừng": a writer who says both is asked.
        return said is { } ending
            ? verdicts.Contains(EndingVerdict.Denied)
                ? new(EndingVerdict.Unclear, EndedThing.None)
                : ending
            : new(verdicts.Count == 0 ? EndingVerdict.None : verdicts.Max(), EndedThing.None);
    }

    private static SaidEnding Read(EndingWords words, Clause clause, IReadOnlyList<Term> all)
    {
        var terms = clause.Terms;
        var isUnwished = !words.Has(EndingList.Wants, terms);
        if (words.Has(EndingList.Denies, terms))
        {
            return new(EndingVerdict.Denied, EndedThing.None);
        }

        if (isUnwished && !words.Has(EndingList.AsksHow, terms) && words.Has(EndingList.Complains, terms))
        {
            return new(EndingVerdict.Complained, EndedThing.None);
        }

        var thing = ThingOf(words, terms, all);
        if (
            (thing is EndedThing.Messages or EndedThing.Lessons || words.Has(EndingList.Imperatives, terms))
            && EndingLimits.Of(words, terms) is { } limit
        )
        {
            // A wish put as a question is asked back.
            return new(limit == EndingVerdict.ForAWhile && clause.IsQuestion ? EndingVerdict.PartOnly : limit, EndedThing.None);
        }

        if (words.IsOtherTime(terms, thing != EndedThing.None))
        {
            return new(EndingVerdict.OtherTime, EndedThing.None);
        }

        if (thing != EndedThing.None)
        {
            var other = thing is EndedThing.Messages or EndedThing.Lessons ? words.SomethingElseIn(terms) : null;
            return other is { } at && words.IsAt(EndingList.Ours, terms, at, WordPatterns.MarksCount(terms))
                    ? new(EndingVerdict.PartOnly, EndedThing.None)
                : other is not null || clause.IsQuestion || words.Asks(terms) || words.IsAboutOne(terms)
                    ? new(EndingVerdict.Unclear, EndedThing.None)
                : new(EndingVerdict.Said, thing);
        }

        return new(words.Touches(terms) ? EndingVerdict.Unclear : EndingVerdict.None, EndedThing.None);
    }

    /// <summary>What the clause says is to end; its object may have been named before: "Bài gửi phiền quá, cho tôi thôi nhận".</summary>
    private static EndedThing ThingOf(EndingWords words, IReadOnlyList<Term> terms, IReadOnlyList<Term> all)
    {
        if (words.EndsLessons(terms))
        {
            return EndedThing.Lessons;
        }

        if (words.EndsASeat(terms))
        {
            return EndedThing.Seat;
        }

        if (words.EndsSending(terms))
        {
            return words.Has(EndingList.Lessons, terms) || (!words.Has(EndingList.Messages, terms) && words.Has(EndingList.Lessons, all))
                ? EndedThing.Lessons
                : EndedThing.Messages;
        }

        if (words.IsBareEnd(terms))
        {
            return words.Has(EndingList.Lessons, all) ? EndedThing.Lessons
                : words.Has(EndingList.Seats, all) ? EndedThing.Seat
                : EndedThing.None;
        }

        return words.Has(EndingList.Learning, terms) && !words.Has(EndingList.Lessons, all) && !words.Has(EndingList.Seats, all)
            ? EndedThing.Learning
            : EndedThing.None;
    }

    private static IEnumerable<Clause> ClausesOf(AnalyzedText text, EndingWords words, IReadOnlyList<Term> terms)
    {
        var clause = new List<Term>();
        var marksCount = WordPatterns.MarksCount(terms);
        for (var i = 0; i < terms.Count; i++)
        {
            if (i > 0 && terms[i].Token != terms[i - 1].Token)
            {
                var between = text.Text.AsSpan(
                    text.Tokens[terms[i - 1].Token].End,
                    text.Tokens[terms[i].Token].Start - text.Tokens[terms[i - 1].Token].End
                );
                var isEnd = between.ContainsAny(ClauseEnds);
                if (clause.Count > 0 && (isEnd || BeginsClause(words, terms, i, marksCount)))
                {
                    yield return new Clause([.. clause], between.Contains('?'));
                    clause.Clear();
                }
            }

            clause.Add(terms[i]);
        }

        if (clause.Count > 0)
        {
            yield return new Clause([.. clause], text.Text.AsSpan(text.Tokens[clause[^1].Token].End).Contains('?'));
        }
    }

    // "Chứ" begins one, unmarked "chu nhat" does not.
    private static bool BeginsClause(EndingWords words, IReadOnlyList<Term> terms, int i, bool marksCount) =>
        words.IsAt(EndingList.ClauseWords, terms, i, marksCount) && !words.IsAt(EndingList.NoClause, terms, i, marksCount);

    private readonly record struct Clause(IReadOnlyList<Term> Terms, bool IsQuestion);
}
