using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// Yes or no. Consent hangs on it, so a yes is one only when nothing else of substance is in the message (<see cref="PlainYes"/>); both
/// words in one message, or words it does not know, are asked again. "Thôi" is a no here and not a command.
/// </summary>
public static class YesNoAnswer
{
    /// <summary>Value of a yes.</summary>
    public const string Yes = "yes";

    /// <summary>Value of a no.</summary>
    public const string No = "no";

    private const int MaxTerms = 14;

    private const int MaxExplained = 10;

    private const int ShortTerms = 3;

    private static readonly WordListKey YesWords = new("answers-yesno.yes");
    private static readonly WordListKey NoWords = new("answers-yesno.no");
    private static readonly WordListKey Unsure = new("answers-yesno.unsure");
    private static readonly WordListKey Both = new("answers-yesno.both");
    private static readonly WordListKey Filler = new("answers-yesno.filler");
    private static readonly WordListKey Opening = new("answers-yesno.opening");
    private static readonly WordListKey Closing = new("answers-yesno.closing");
    private static readonly WordListKey Already = new("answers-yesno.already");
    private static readonly WordListKey Enough = new("answers-yesno.enough");
    private static readonly WordListKey PoliteYes = new("answers-yesno.polite-yes");
    private static readonly WordListKey Ok = new("answers-yesno.ok");
    private static readonly WordListKey Stop = new("answers-yesno.stop");
    private static readonly WordListKey Cancels = new("answers-yesno.cancels");
    private static readonly WordListKey Negation = new("answers-yesno.negation");
    private static readonly WordListKey Hindrance = new("answers-yesno.hindrance");
    private static readonly WordListKey NotReceived = new("answers-yesno.not-received");
    private static readonly WordListKey FlatEnd = new("answers-yesno.flat-end");
    private static readonly WordListKey Denied = new("answers-yesno.denied");
    private static readonly WordListKey NoExplanation = new("answers-yesno.no-explanation");

    /// <summary>Reads a message as yes or no.</summary>
    /// <param name="message">The message as received.</param>
    /// <param name="question">What was asked.</param>
    public static AnswerOutcome Parse(string message, YesNoQuestion question = YesNoQuestion.Consent)
    {
        var text = AnalyzedText.Of(message);
        if (text.Tokens.Count == 0)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Empty);
        }

        var terms = ExpandedText.Of(text);
        var words = new WordReader(terms);

        // Without its mark "dung" is "đúng" (right) or "dừng" (stop). A consent is never guessed: alone it is asked again, with more it
        // stops.
        if (!text.HasMarks && words.IsOnly(YesWords) && words.IsOnly(NoWords))
        {
            return new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        var command = CommandFinder.Find(text);
        if (command is CommandKind.Stop || (!text.HasMarks && words.Is(Stop, 0)))
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        var alsoNo = command is CommandKind.Cancel && words.Holds(Cancels);
        if (
            command is not null and not CommandKind.Thanks and not CommandKind.Goodbye
            && !alsoNo
            && !IsShort(words, YesWords)
            && !IsShort(words, NoWords)
        )
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        var asks = text.Text.Contains('?', StringComparison.Ordinal);
        if (!asks && IsYes(text, terms, question))
        {
            return new AnswerOutcome.Accepted(Yes);
        }

        if (!asks && (words.IsOnly(NoWords) || words.Holds(Both)))
        {
            return words.Holds(Unsure) ? new AnswerOutcome.Rejected(RejectReasons.Unclear) : Judge(text, words);
        }

        if (!asks && IsFlatNo(text, words))
        {
            return new AnswerOutcome.Accepted(No);
        }

        if (asks || SideQuestion.Is(text))
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        return words.Count > MaxTerms || words.Holds(Unsure) ? new AnswerOutcome.Rejected(RejectReasons.Unclear) : Judge(text, words);
    }

    // The answer is a word of the list, or begins with one and has little more.
    private static bool IsShort(WordReader words, WordListKey list) =>
        words.IsOnly(list) || (words.Count <= ShortTerms && words.Is(list, 0));

    private static AnswerOutcome Judge(AnalyzedText text, WordReader words)
    {
        var yes = 0;
        var no = 0;
        var unknown = 0;
        var after = 0;
        var beginsWithYes = false;
        var onlyEnough = true;
        var i = 0;
        while (i < words.Count)
        {
            // "sai tên rồi": at the end of a refusal it is no yes.
            if (no > 0 && words.Is(Already, i))
            {
                i++;
                continue;
            }

            var noLength = words.Length(NoWords, i);
            var yesLength = words.Length(YesWords, i);
            if (noLength == 0 && yesLength == 0)
            {
                var weight = words.Is(Filler, i) ? 0 : 1;
                unknown += weight;
                after += no > 0 ? weight : 0;
                i++;
                continue;
            }

            if (yesLength > noLength)
            {
                beginsWithYes |= yes + no == 0;
                yes++;
                i += yesLength;
                continue;
            }

            no++;
            var isEnough = words.Is(Enough, i);
            onlyEnough &= isEnough;
            i += noLength;

            // "không đồng ý …": what is refused is not a yes of its own.
            while (
                i < words.Count
                && noLength == 1
                && !isEnough
                && !PlainYes.IsParted(text, words.Terms, i)
                && words.Length(YesWords, i) is > 0 and var refused
            )
            {
                i += refused;
            }
        }

        if (no == 0)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        // "vâng, không": the opener is politeness; but "không, đồng ý" and "ok không" stay open.
        if (yes > 0)
        {
            var isPolite = words.Is(PoliteYes, 0) || (words.Is(Ok, 0) && PlainYes.IsParted(text, words.Terms, 1));
            return beginsWithYes && yes == 1 && unknown == 0 && isPolite
                ? new AnswerOutcome.Accepted(No)
                : new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        // What follows a plain word at the beginning explains it ("không, con tôi học lớp 6"); far from it, it is another matter, and
        // "thôi" is "only".
        var start = Start(words);
        var length = words.Length(NoWords, start);
        var most =
            length > 0 ? 8
            : onlyEnough || after > 0 ? 0
            : 2;
        return unknown > most || (length > 0 && unknown > 0 && Hinders(text, words, start, length))
            ? new AnswerOutcome.Rejected(RejectReasons.Unclear)
            : new AnswerOutcome.Accepted(No);
    }

    private static bool Hinders(AnalyzedText text, WordReader words, int start, int length)
    {
        var next = start + length;
        return words.Is(Negation, start)
            && next < words.Count
            && !PlainYes.IsParted(text, words.Terms, next)
            && (words.Is(Hindrance, next) || words.Is(NotReceived, start));
    }

    // "nỏ cho mô", "không đồng ý đâu": at the end of a refusal the words for where and which only stress it.
    private static bool IsFlatNo(AnalyzedText text, WordReader words)
    {
        var last = words.Count - 1;
        while (last > 1 && words.Is(Closing, last))
        {
            last--;
        }

        var start = Start(words);
        if (last < 1 || !WordReader.AsTyped(text).Is(FlatEnd, words.Terms[last].Token) || !words.Is(NoWords, start))
        {
            return false;
        }

        var i = start;
        while (i < last)
        {
            var known = Math.Max(words.Length(NoWords, i), words.Length(YesWords, i));
            if (known == 0 && !words.Is(Denied, i))
            {
                return false;
            }

            i += Math.Max(1, known);
        }

        return !words.Holds(Unsure);
    }

    // To confirm what was shown, a yes may be explained behind a comma: "đúng, xóa hết đi". To consent it may not.
    private static bool IsYes(AnalyzedText text, ExpandedText terms, YesNoQuestion question)
    {
        var words = new WordReader(terms);
        if (PlainYes.Is(text, terms, question == YesNoQuestion.ConsentOfAnother, words.Count))
        {
            return true;
        }

        if (question != YesNoQuestion.Confirmation || Judge(text, words) is AnswerOutcome.Accepted)
        {
            return false;
        }

        var part = 1;
        while (part < words.Count && !PlainYes.IsParted(text, terms.Terms, part))
        {
            part++;
        }

        return part < words.Count
            && words.Count - part <= MaxExplained
            && PlainYes.Is(text, terms, false, part)
            && !words.Holds(NoExplanation, part);
    }

    private static int Start(WordReader words) => words.Skip(Opening, 0, words.Count - 1);
}
