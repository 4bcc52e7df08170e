using System.Buffers;
using ChatBot.Dialogs.Understanding.Text;

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

    private static readonly HashSet<string> MarkedClauseWords = new(["nhưng", "vì", "nên", "chứ"], StringComparer.Ordinal);

    private static readonly HashSet<string> ClauseWords = new(["nhung", "vi", "because", "but", "nen", "chu"], StringComparer.Ordinal);

    /// <summary>Reads a message.</summary>
    public static SaidEnding Of(AnalyzedText text) => EndingWords.MayBeIn(text.Folded) ? Of(text, ExpandedText.Of(text)) : default;

    /// <summary>Reads a message whose abbreviations are written out already.</summary>
    public static SaidEnding Of(AnalyzedText text, ExpandedText expanded)
    {
        if (!EndingWords.MayBeIn(text.Folded))
        {
            return default;
        }

        var all = expanded.Terms.Count <= MostTerms ? expanded.Terms : [.. expanded.Terms.Take(MostTerms)];
        SaidEnding? said = null;
        var verdicts = new List<EndingVerdict>();
        var (isForGood, isAway) = (false, false);
        foreach (var clause in ClausesOf(text, all))
        {
            var read = Read(clause, all);
            verdicts.Add(read.Verdict);
            if (read.Verdict == EndingVerdict.Said)
            {
                said ??= read;
                isForGood |= read.Of is not (EndedThing.Messages or EndedThing.Lessons) || EndingWords.IsForGood(clause.Terms);
            }
            else
            {
                isAway |= EndingLimits.IsAwayForAWhile(clause.Terms);
            }
        }

        if (said is not null && !isForGood && (isAway || verdicts.Contains(EndingVerdict.ForAWhile)))
        {
            return new(EndingVerdict.ForAWhile, EndedThing.None);
        }

        // "Dừng gửi bài, à mà đừng dừng": who says both is asked.
        return said is { } ending
            ? verdicts.Contains(EndingVerdict.Denied)
                ? new(EndingVerdict.Unclear, EndedThing.None)
                : ending
            : new(verdicts.Count == 0 ? EndingVerdict.None : verdicts.Max(), EndedThing.None);
    }

    private static SaidEnding Read(Clause clause, IReadOnlyList<Term> all)
    {
        var terms = clause.Terms;
        var isUnwished = !EndingWords.Wants.IsIn(terms);
        if (EndingWords.Denies.IsIn(terms))
        {
            return new(EndingVerdict.Denied, EndedThing.None);
        }

        if (isUnwished && !EndingWords.AsksHow.IsIn(terms) && EndingWords.Complains.IsIn(terms))
        {
            return new(EndingVerdict.Complained, EndedThing.None);
        }

        var thing = ThingOf(terms, all);
        if ((thing is EndedThing.Messages or EndedThing.Lessons || EndingWords.IsRefusal(terms)) && EndingLimits.Of(terms) is { } limit)
        {
            // A wish put as a question is asked back.
            return new(limit == EndingVerdict.ForAWhile && clause.IsQuestion ? EndingVerdict.PartOnly : limit, EndedThing.None);
        }

        if (EndingWords.IsOtherTime(terms, thing != EndedThing.None))
        {
            return new(EndingVerdict.OtherTime, EndedThing.None);
        }

        if (thing != EndedThing.None)
        {
            var other = thing is EndedThing.Messages or EndedThing.Lessons ? EndingWords.SomethingElseIn(terms) : null;
            return other is not null && EndingLimits.IsOurs(other) ? new(EndingVerdict.PartOnly, EndedThing.None)
                : other is not null || clause.IsQuestion || EndingWords.Asks(terms) || EndingWords.IsAboutOne(terms)
                    ? new(EndingVerdict.Unclear, EndedThing.None)
                : new(EndingVerdict.Said, thing);
        }

        return new(EndingWords.Touches(terms) ? EndingVerdict.Unclear : EndingVerdict.None, EndedThing.None);
    }

    /// <summary>What the clause says is to end; its object may have been named before: "Bài gửi phiền quá, cho tôi thôi nhận".</summary>
    private static EndedThing ThingOf(IReadOnlyList<Term> terms, IReadOnlyList<Term> all)
    {
        if (EndingWords.EndsLessons(terms))
        {
            return EndedThing.Lessons;
        }

        if (EndingWords.EndsASeat(terms))
        {
            return EndedThing.Seat;
        }

        if (EndingWords.EndsSending(terms))
        {
            return EndingWords.Lessons.IsIn(terms) || (!EndingWords.Messages.IsIn(terms) && EndingWords.Lessons.IsIn(all))
                ? EndedThing.Lessons
                : EndedThing.Messages;
        }

        if (EndingWords.IsBareEnd(terms))
        {
            return EndingWords.Lessons.IsIn(all) ? EndedThing.Lessons
                : EndingWords.Seats.IsIn(all) ? EndedThing.Seat
                : EndedThing.None;
        }

        return EndingWords.EndsLearning.IsIn(terms) && !EndingWords.Lessons.IsIn(all) && !EndingWords.Seats.IsIn(all)
            ? EndedThing.Learning
            : EndedThing.None;
    }

    private static IEnumerable<Clause> ClausesOf(AnalyzedText text, IReadOnlyList<Term> terms)
    {
        var clause = new List<Term>();
        for (var i = 0; i < terms.Count; i++)
        {
            if (i > 0 && terms[i].Token != terms[i - 1].Token)
            {
                var between = text.Text.AsSpan(
                    text.Tokens[terms[i - 1].Token].End,
                    text.Tokens[terms[i].Token].Start - text.Tokens[terms[i - 1].Token].End
                );
                var isEnd = between.ContainsAny(ClauseEnds);
                if (clause.Count > 0 && (isEnd || BeginsClause(terms, i)))
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

    // "Chứ" begins one, "chủ nhật" does not.
    private static bool BeginsClause(IReadOnlyList<Term> terms, int i) =>
        terms[i].Marked.Span.SequenceEqual(terms[i].Folded.Span)
            ? ClauseWords.Contains(terms[i].Folded.ToString())
                && !(terms[i].Folded.Span is "chu" && i + 1 < terms.Count && terms[i + 1].Folded.Span is "nhat")
            : MarkedClauseWords.Contains(terms[i].Marked.ToString());

    private readonly record struct Clause(IReadOnlyList<Term> Terms, bool IsQuestion);
}
