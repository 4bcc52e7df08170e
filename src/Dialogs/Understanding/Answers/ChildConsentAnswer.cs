using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// A child's own yes or no. The words for the speaker before the verb tell who speaks: a child says "em", "con", "cháu"; "bà đồng ý", "nó
/// đồng ý rồi", "con tôi thích" are an adult's. So is what is said to the child: "ok con", "đồng ý đi con", "con ơi đồng ý nhé". "Ừ" and a
/// bare "ok" are what an elder says, and are asked back; a wrong yes is worse than a second question. Any negated wish is a no. Pure.
/// </summary>
public static class ChildConsentAnswer
{
    /// <summary>Reason of a refusal: an adult answers for the child.</summary>
    public const string Adult = "adult";

    private const int MostTermsTakenBack = 10;

    // Words between a negation and what it is about.
    private const int Reach = 4;

    // Values of the lists; answers-child.tsv tells what each means.
    private const string Ends = "ends";
    private const string Alone = "alone";
    private const string Open = "open";
    private const string First = "first";
    private const string Later = "later";

    private static readonly WordListKey Willing = new("answers-child.willing");
    private static readonly WordListKey Wished = new("answers-child.wished");
    private static readonly WordListKey Refusing = new("answers-child.refusing");
    private static readonly WordListKey Negation = new("answers-child.negation");
    private static readonly WordListKey NotYet = new("answers-child.not-yet");
    private static readonly WordListKey NoWish = new("answers-child.no-wish");
    private static readonly WordListKey Filler = new("answers-child.filler");
    private static readonly WordListKey WholeRefusal = new("answers-child.whole-refusal");
    private static readonly WordListKey Refused = new("answers-child.refused");
    private static readonly WordListKey Nod = new("answers-child.nod");
    private static readonly WordListKey Coaxing = new("answers-child.coaxing");
    private static readonly WordListKey Telling = new("answers-child.telling");
    private static readonly WordListKey Yes = new("answers-child.yes");
    private static readonly WordListKey Agrees = new("answers-child.agrees");
    private static readonly WordListKey Polite = new("answers-child.polite");
    private static readonly WordListKey OwnYes = new("answers-child.own-yes");
    private static readonly WordListKey Unsure = new("answers-child.unsure");
    private static readonly WordListKey Child = new("answers-child.child");
    private static readonly WordListKey Self = new("answers-child.self");
    private static readonly WordListKey OthersChild = new("answers-child.others-child");
    private static readonly WordListKey AdultSpeaker = new("answers-child.adult");
    private static readonly WordListKey Adults = new("answers-child.adults");
    private static readonly WordListKey OfChild = new("answers-child.of-child");
    private static readonly WordListKey It = new("answers-child.it");
    private static readonly WordListKey ForChild = new("answers-child.for-child");
    private static readonly WordListKey Verb = new("answers-child.verb");
    private static readonly WordListKey Have = new("answers-child.have");
    private static readonly WordListKey Called = new("answers-child.called");
    private static readonly WordListKey AfterCalled = new("answers-child.after-called");
    private static readonly WordListKey BeforeCalled = new("answers-child.before-called");
    private static readonly WordListKey Addressed = new("answers-child.addressed");
    private static readonly WordListKey OrNot = new("answers-child.or-not");
    private static readonly WordListKey BeforeOrNot = new("answers-child.before-or-not");

    private enum Speakers
    {
        Unsaid,
        Child,
        Adult,
    }

    /// <summary>
    /// Whether a child who agreed takes it back later, where another question is open: "em chả học", "con không học nữa đâu".
    /// </summary>
    public static bool IsTakenBack(string message)
    {
        var text = AnalyzedText.Of(message);
        var words = new WordReader(ExpandedText.Of(text));
        if (
            words.Count is 0 or > MostTermsTakenBack
            || text.Text.Contains('?', StringComparison.Ordinal)
            || Speaker(text, words) != Speakers.Child
            || IsNo(words) != true
        )
        {
            return false;
        }

        var negation = words.Find(Negation)?.Start ?? words.Count;
        var refusing = words.Find(Refusing)?.Start ?? words.Count;
        var after = Math.Min(negation, refusing) + 1;
        return !words.Is(NotYet, after - 1) && words.Holds(Refused, after) && words.AreAll(WholeRefusal, after, words.Count);
    }

    /// <summary>Reads what was said at the child's question.</summary>
    public static AnswerOutcome Parse(string message)
    {
        var text = AnalyzedText.Of(message);
        if (text.Tokens.Count == 0)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Empty);
        }

        var words = new WordReader(ExpandedText.Of(text));
        if (
            text.Text.Contains('?', StringComparison.Ordinal)
            || (CommandFinder.Find(text) is not null and not CommandKind.Cancel && !words.Holds(Willing) && !words.Holds(Agrees))
        )
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        var speaker = Speaker(text, words);
        if (speaker == Speakers.Adult || SpeaksOfTheChild(words) || IsSaidToTheChild(words))
        {
            return new AnswerOutcome.Rejected(Adult);
        }

        if (IsNo(words) is { } isNo)
        {
            return isNo ? new AnswerOutcome.Accepted(YesNoAnswer.No) : new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        if (SideQuestion.Is(text))
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        if (words.Holds(Unsure))
        {
            return new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        // "em thích ạ", "con muốn học": an affirmed wish of a child that names itself, or of nobody named.
        if (words.Holds(Agrees))
        {
            return new AnswerOutcome.Accepted(YesNoAnswer.Yes);
        }

        // Any other yes needs the politeness that is owed to elders, or a child that names itself: "ok ạ", "em ok".
        var outcome = YesNoAnswer.Parse(message);
        return
            outcome is AnswerOutcome.Accepted { Value: YesNoAnswer.Yes }
            && speaker != Speakers.Child
            && !words.Holds(Polite)
            && !words.Holds(OwnYes)
            ? new AnswerOutcome.Rejected(Adult)
            : outcome;
    }

    private static bool IsSaidToTheChild(WordReader words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            // "con ơi, đồng ý"; "ừ"; "bấm đồng ý", "cứ đồng ý", "thì đồng ý" before a yes.
            if (
                (words.Is(Child, i) && words.Is(Called, i + 1))
                || (words.At(Nod, i) is { } nod && (nod.Value != First || i == 0))
                || (words.Is(Telling, i) && words.Holds(Yes, i + 1))
            )
            {
                return true;
            }
        }

        // Politeness at the end: "con ạ".
        var last = words.Count - 1;
        while (last > 0 && words.Is(AfterCalled, last))
        {
            last--;
        }

        if (last == 0)
        {
            return false;
        }

        // The word at the end calls the child, unless the child named itself before: "ok con", "đồng ý nhé con".
        if (words.Is(Child, last) && !words.Is(BeforeCalled, last - 1))
        {
            return words.Find(Child)?.Start == last || words.Is(Coaxing, last - 1);
        }

        // "con đồng ý nhé", "con đồng ý không": somebody asks the child.
        return words.Holds(Yes) && (words.Is(Coaxing, last) || (words.Is(OrNot, last) && !words.Is(BeforeOrNot, last - 1)));
    }

    // The message speaks about the child: "không cần hỏi nó", "nó còn nhỏ", "trẻ con biết gì".
    private static bool SpeaksOfTheChild(WordReader words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words.At(It, i) is { } it && (it.Value != Later || i > 0))
            {
                return true;
            }
        }

        return words.Holds(OfChild);
    }

    // A word for a person before the verb names the speaker; behind the verb ("con đồng ý mẹ ạ") or before "ơi" it names the listener.
    private static Speakers Speaker(AnalyzedText text, WordReader words)
    {
        var typed = WordReader.AsTyped(text);
        var speaker = Speakers.Unsaid;
        for (var i = 0; i < words.Count; i++)
        {
            if (words.Is(Called, i + 1) || words.Is(Addressed, i - 1))
            {
                continue;
            }

            if (words.Is(OthersChild, i))
            {
                return Speakers.Adult;
            }

            if (words.Is(Self, i))
            {
                speaker = Speakers.Child;
                continue;
            }

            if (speaker == Speakers.Unsaid && (typed.Is(AdultSpeaker, words.Terms[i].Token) || words.Is(Adults, i)))
            {
                return Speakers.Adult;
            }

            // No speaker follows the verb. "đồng ý cho cháu học" is given for another.
            if (words.Is(Verb, i) || (speaker != Speakers.Unsaid && words.Is(Have, i)))
            {
                return speaker == Speakers.Unsaid && words.Holds(ForChild, i) ? Speakers.Adult : speaker;
            }
        }

        return speaker;
    }

    // True for a refusal, false for a negation of something else, null for no negation.
    private static bool? IsNo(WordReader words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words.At(Negation, i) is { } negation)
            {
                return About(words, negation.End);
            }

            // Words of refusal stand alone or behind the child: "em chịu", "con ghét tiếng Anh".
            if (
                words.At(Refusing, i) is { } refusing
                && (refusing.Value != Ends || i == words.Count - 1 || i <= 1)
                && (refusing.Value != Alone || i + 1 == words.Count || words.Is(Filler, i + 1))
            )
            {
                return true;
            }
        }

        return null;
    }

    // Finds what the negation is about and skips words that only colour it: "không hề muốn", "không có thích".
    private static bool? About(WordReader words, int from)
    {
        for (var i = from; i < Math.Min(words.Count, from + Reach); i++)
        {
            if (words.At(NoWish, i) is { } matter)
            {
                return matter.Value == Open ? null : false;
            }

            if (words.Is(Willing, i) || words.Is(Wished, i))
            {
                return true;
            }
        }

        // Alone, or with politeness: "không ạ", "dạ em không".
        return words.AreAll(Filler, from, words.Count);
    }
}
