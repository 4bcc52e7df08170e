using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Endings;

/// <summary>The lists of <c>words/endings.tsv</c>; each is explained there.</summary>
internal enum EndingList
{
    Touch,
    Wants,
    Denies,
    Complains,
    AsksHow,
    Questions,
    One,
    LessonsSurely,
    LessonsByMarks,
    SendingSurely,
    SendingByMarks,
    SeatSurely,
    SeatByMarks,
    SeatLast,
    Idioms,
    Lessons,
    Messages,
    Seats,
    SeatsToKeep,
    Learning,
    Imperatives,
    ForGood,
    Refusals,
    Times,
    Ends,
    OtherRecipients,
    Particles,
    Bare,
    DayParts,
    MarkedEnds,
    Sending,
    Sent,
    From,
    More,
    QuestionTails,
    QuestionEnds,
    ClauseWords,
    NoClause,
    Lengths,
    Untils,
    Today,
    Past,
    Days,
    ExceptDays,
    Spans,
    Kinds,
    Hours,
    PartsOfDay,
    Away,
    Ours,
    BeforeNames,
    Tomorrow,
    ConsentTakenBack,
    ConsentAsked,
    ConsentErased,
}

/// <summary>Reads in one clause the closed classes of words by which an end is said, denied, asked about or only sounded like.</summary>
internal sealed class EndingWords
{
    private static readonly WordListKey[] Keys = WordListKeys.Of<EndingList>("endings");

    private readonly WordPatterns[] _lists;

    private EndingWords(Lexicon lexicon) => _lists = [.. Keys.Select(key => lexicon[key])];

    /// <summary>The words of a lexicon.</summary>
    public static EndingWords Of(Lexicon lexicon) => lexicon.Table(static lexicon => new EndingWords(lexicon));

    /// <summary>Whether words of ending stand beside a seat.</summary>
    public static bool NamesASeat(ExpandedText text) => Of(text.Lexicon).Has(EndingList.SeatsToKeep, text.Terms);

    /// <summary>Whether a pattern of a list is in the clause.</summary>
    public bool Has(EndingList list, IReadOnlyList<Term> terms) => _lists[(int)list].IsIn(terms);

    /// <summary>Whether a term is one of the words of a list.</summary>
    public bool IsAt(EndingList list, IReadOnlyList<Term> terms, int index, bool marksCount) =>
        _lists[(int)list].Has(terms, index, marksCount);

    /// <summary>Whether a clause says an end of the lessons, in so many words.</summary>
    public bool EndsLessons(IReadOnlyList<Term> terms) =>
        Has(EndingList.LessonsSurely, terms) || IsEndByMarks(EndingList.LessonsByMarks, terms);

    /// <summary>Whether a clause says an end of what is sent: the lessons when they are named, all of it otherwise.</summary>
    public bool EndsSending(IReadOnlyList<Term> terms) =>
        Has(EndingList.SendingSurely, terms) || IsEndByMarks(EndingList.SendingByMarks, terms);

    /// <summary>Whether a clause says an end of a seat.</summary>
    public bool EndsASeat(IReadOnlyList<Term> terms)
    {
        if (Has(EndingList.Idioms, terms))
        {
            return false;
        }

        if (Has(EndingList.SeatSurely, terms))
        {
            return true;
        }

        // Unmarked "tra cho" may be "trả cho ...": it means the seat only when nothing but politeness follows.
        return Has(EndingList.SeatByMarks, terms)
            && (terms.Any(term => term.Marked.Span is "chỗ") || Has(EndingList.SeatLast, WithoutPoliteness(terms)));
    }

    /// <summary>
    /// Whether sending is refused for an hour, a day or an amount only. A day from which on nothing is to come ("từ mai", "từ tối nay") is
    /// none, nor is what stands behind "nữa" ("đừng gửi nữa sáng nào cũng kêu").
    /// </summary>
    /// <param name="terms">The clause.</param>
    /// <param name="refuses">It ends something by its other words.</param>
    public bool IsOtherTime(IReadOnlyList<Term> terms, bool refuses)
    {
        if (!Has(EndingList.Imperatives, terms) && !(refuses && Has(EndingList.Refusals, terms)))
        {
            return false;
        }

        var rest = WithoutBeginning(terms);
        var marksCount = WordPatterns.MarksCount(terms);
        var end = rest.Count > 1 ? Enumerable.Range(1, rest.Count - 1).FirstOrDefault(i => IsAt(EndingList.More, rest, i, marksCount)) : 0;
        rest = end > 0 ? rest[..end] : rest;
        return Has(EndingList.Times, rest)
            || Enumerable.Range(0, rest.Count).Any(i => rest[i].TypedMarks && IsAt(EndingList.DayParts, rest, i, marksCount));
    }

    /// <summary>Whether a clause is about one lesson or one day, and not about all that would come.</summary>
    public bool IsAboutOne(IReadOnlyList<Term> terms) => Has(EndingList.One, WithoutBeginning(terms));

    /// <summary>
    /// Index of the thing that is not to be sent or got and that this service does not send: "đừng gửi tiền", "ngừng nhận hồ sơ". Null when
    /// there is none.
    /// </summary>
    public int? SomethingElseIn(IReadOnlyList<Term> terms)
    {
        var marksCount = WordPatterns.MarksCount(terms);
        for (var i = 0; i + 1 < terms.Count; i++)
        {
            if (
                IsAt(EndingList.Sending, terms, i, marksCount)
                && !IsAt(EndingList.Sent, terms, i + 1, marksCount)
                && !IsAt(EndingList.Particles, terms, i + 1, marksCount)
                && !IsAt(EndingList.Sending, terms, i + 1, marksCount)
            )
            {
                return i + 1;
            }
        }

        return null;
    }

    /// <summary>Whether a clause holds a word of ending that is none of the idioms, or a negation with "no more".</summary>
    public bool Touches(IReadOnlyList<Term> terms) =>
        Has(EndingList.Ends, terms) && !(Has(EndingList.Idioms, terms) && !EndsSending(terms));

    /// <summary>Whether a clause asks, supposes, or tells of what was.</summary>
    public bool Asks(IReadOnlyList<Term> terms)
    {
        if (Has(EndingList.Questions, terms))
        {
            return true;
        }

        // "… không", "… chưa", "… à" at the end ask, unless they are the negation itself.
        var marksCount = WordPatterns.MarksCount(terms);
        var last = terms.Count - 1;
        while (last > 0 && IsAt(EndingList.QuestionTails, terms, last, marksCount))
        {
            last--;
        }

        return IsAt(EndingList.QuestionEnds, terms, last, marksCount);
    }

    /// <summary>Whether a clause is nothing but a verb of ending: "dừng lại đi", "hủy giúp tôi".</summary>
    public bool IsBareEnd(IReadOnlyList<Term> terms)
    {
        var marksCount = WordPatterns.MarksCount(terms);
        var ends = 0;
        for (var i = 0; i < terms.Count; i++)
        {
            if (IsAt(EndingList.Bare, terms, i, marksCount))
            {
                ends++;
            }
            else if (!IsAt(EndingList.Particles, terms, i, marksCount))
            {
                return false;
            }
        }

        return ends == 1;
    }

    /// <summary>The clause without the day from which on it holds.</summary>
    internal List<Term> WithoutBeginning(IReadOnlyList<Term> terms)
    {
        var marksCount = WordPatterns.MarksCount(terms);
        var rest = new List<Term>(terms.Count);
        for (var i = 0; i < terms.Count; i++)
        {
            if (i + 1 < terms.Count && IsAt(EndingList.From, terms, i, marksCount))
            {
                i += 2;
            }
            else
            {
                rest.Add(terms[i]);
            }
        }

        return rest;
    }

    private bool IsEndByMarks(EndingList list, IReadOnlyList<Term> terms) =>
        Has(EndingList.MarkedEnds, terms) && Has(list, terms) && !Has(EndingList.Idioms, terms);

    // "Cho" is kept: it may be the seat itself ("chỗ").
    private List<Term> WithoutPoliteness(IReadOnlyList<Term> terms)
    {
        var marksCount = WordPatterns.MarksCount(terms);
        return
        [
            .. Enumerable
                .Range(0, terms.Count)
                .Where(i => terms[i].Folded.Span is "cho" || !IsAt(EndingList.Particles, terms, i, marksCount))
                .Select(i => terms[i]),
        ];
    }
}
