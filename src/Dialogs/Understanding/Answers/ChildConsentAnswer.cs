using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// A child's own yes or no. Who speaks is told by the words for the speaker before the verb: a child says "em", "con", "cháu"; "bà đồng ý",
/// "nó đồng ý rồi", "con tôi thích" are an adult's. So is what is said to the child: "ok con", "đồng ý đi con", "con ơi đồng ý nhé". "Ừ"
/// and a bare "ok" are what an elder says, and are asked back; a wrong yes is worse than a second question. Any negated wish is a no. Pure.
/// </summary>
public static class ChildConsentAnswer
{
    /// <summary>Reason of a refusal: an adult answers for the child.</summary>
    public const string Adult = "adult";

    private static readonly FrozenSet<string> Willing = Set(
        "thich muon ung hoc chiu vang da u uh ok oke okay duoc co yes yeah sure agree agreed like want"
    );

    private static readonly FrozenSet<string> Refusing = Set("ghet chan so ngai luoi thoi khoi chiu no nope hate scared boring");

    // What a negation is about when it says nothing of a wish: "em không biết", "không bấm được".
    private static readonly FrozenSet<string> NoWish = Set("biet hieu ro thay bam doc nghe nho phan van sao chac");

    private static readonly FrozenSet<string> Fillers = Set(
        "a ah dau nhe nha oi dau mo em con chau minh to thua da roi that su thi la ma nua"
    );

    // An elder's nod; a child says "dạ", "vâng", "có ạ".
    private static readonly FrozenSet<string> Nods = Set("u uh um uhm uk uhu ukm o");

    // What stands behind what is said to somebody: "đồng ý đi con", "đồng ý nhé".
    private static readonly FrozenSet<string> Coaxing = Set("di nhe nha nhen nghe nghen nhi chu ha hen hi");

    private static readonly FrozenSet<string> Telling = Set("bam noi bao chon cu thi nhan viet ghi tra phai say press click tell");

    // Behind "em không học": words that leave the refusal whole. With a day or a class behind it, it is a wish for another class.
    private static readonly FrozenSet<string> WholeRefusal = Set(
        "hoc di dang ky tham gia dong y tieng anh lop nay nua a dau mo muon thich chiu ham khoai he co con em "
            + "chau that su roi me bo oi thay co ba ong any more anymore to join learn english study"
    );

    /// <summary>
    /// Whether a child who agreed takes it back later, where another question is open: "em chả học", "con không học nữa đâu".
    /// </summary>
    public static bool IsTakenBack(string message)
    {
        var text = AnalyzedText.Of(message);
        var terms = ExpandedText.Of(text);
        if (
            terms.Terms.Count is 0 or > 10
            || text.Text.Contains('?', StringComparison.Ordinal)
            || Speaker(text, terms) != Speakers.Child
            || IsNo(terms) != true
        )
        {
            return false;
        }

        var negation = Enumerable
            .Range(0, terms.Terms.Count)
            .First(i =>
                terms.Folded(i) is "khong" or "chang" or "cha" or "not" or "dont" or "don" or "dung" or "chua"
                || Refusing.Contains(terms.Folded(i).ToString())
            );
        var rest = Enumerable.Range(negation + 1, terms.Terms.Count - negation - 1).Select(i => terms.Folded(i).ToString()).ToList();
        return terms.Folded(negation) is not "chua"
            && rest.TrueForAll(WholeRefusal.Contains)
            && rest.Exists(word => word is "hoc" or "di" or "dang" or "tham" or "dong" or "nua" or "tieng" or "join" or "learn" or "study");
    }

    /// <summary>Reads what was said at the child's question.</summary>
    public static AnswerOutcome Parse(string message)
    {
        var text = AnalyzedText.Of(message);
        if (text.Tokens.Count == 0)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Empty);
        }

        var terms = ExpandedText.Of(text);
        if (
            text.Text.Contains('?', StringComparison.Ordinal)
            || (CommandFinder.Find(text) is not null and not CommandKind.Cancel && !HasWish(terms))
        )
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        if (SpeaksOfTheChild(text, terms) || Speaker(text, terms) == Speakers.Adult || IsSaidToTheChild(text, terms))
        {
            return new AnswerOutcome.Rejected(Adult);
        }

        if (IsNo(terms) is { } isNo)
        {
            return isNo ? new AnswerOutcome.Accepted(YesNoAnswer.No) : new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        if (SideQuestion.Is(text))
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        if (terms.ContainsAnyPhrase(["nhung", "neu", "de em nghi", "de con nghi", "hoi", "but", "if", "maybe", "chac la", "co le"]))
        {
            return new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        if (IsYes(terms))
        {
            return new AnswerOutcome.Accepted(YesNoAnswer.Yes);
        }

        return YesNoAnswer.Parse(message) is AnswerOutcome.Accepted { Value: YesNoAnswer.Yes } && !IsOwnYes(text, terms)
            ? new AnswerOutcome.Rejected(Adult)
            : YesNoAnswer.Parse(message);
    }

    // "có", "vâng", "yes", or any yes with the politeness that is owed to elders, or of a child who names itself: "ok ạ", "em ok".
    private static bool IsOwnYes(AnalyzedText text, ExpandedText terms) =>
        Speaker(text, terms) == Speakers.Child
        || Enumerable
            .Range(0, terms.Terms.Count)
            .Any(i =>
                terms.Folded(i) is "da" or "a" or "vang" or "co" or "yes" or "agree" || text.Raw(terms.Terms[i].Token) is "ạ" or "dạ"
            );

    private static bool IsSaidToTheChild(AnalyzedText text, ExpandedText terms)
    {
        var count = terms.Terms.Count;
        for (var i = 0; i < count; i++)
        {
            // "con ơi, đồng ý"; "ừ"; "bấm đồng ý", "cứ đồng ý", "thì đồng ý" before a yes.
            if (
                (IsChildWord(text, terms, i) && i + 1 < count && terms.Folded(i + 1) is "oi")
                || (Nods.Contains(terms.Folded(i).ToString()) && (terms.Folded(i) is not "o" || i == 0))
                || (Telling.Contains(terms.Folded(i).ToString()) && YesFollows(terms, i + 1))
            )
            {
                return true;
            }
        }

        // Politeness at the end: "con ạ".
        var last = count - 1;
        while (last > 0 && terms.Folded(last) is "a" or "yeu" or "ngoan" or "cung")
        {
            last--;
        }

        // "ok con", "đồng ý nhé con": called by the word at the end, which no child said of itself before.
        var called = last > 0 && IsChildWord(text, terms, last);
        if (called && terms.Folded(last - 1) is not ("da" or "thua" or "cua" or "voi" or "cho" or "me" or "bo"))
        {
            return Enumerable.Range(0, last).All(i => !IsChildWord(text, terms, i)) || Coaxing.Contains(terms.Folded(last - 1).ToString());
        }

        // "con đồng ý nhé", "con đồng ý không": asked of the child, by somebody.
        return last > 0
            && YesFollows(terms, 0)
            && (
                Coaxing.Contains(terms.Folded(last).ToString())
                || (terms.Folded(last) is "khong" or "chua" && terms.Folded(last - 1) is not ("thi" or "la" or "em" or "con" or "chau"))
            );
    }

    private static bool IsChildWord(AnalyzedText text, ExpandedText terms, int i) =>
        terms.Folded(i) is "em" or "con" or "chau" && VietnameseText.LowerCanonical(text.Raw(terms.Terms[i].Token).ToString()) is not "còn";

    private static bool YesFollows(ExpandedText terms, int from) =>
        Enumerable
            .Range(from, Math.Max(0, terms.Terms.Count - from))
            .Any(i =>
                terms.Folded(i) is "thich" or "muon" or "ok" or "oke" or "agree" or "yes" or "co" or "duoc"
                || (terms.Folded(i) is "dong" && i + 1 < terms.Terms.Count && terms.Folded(i + 1) is "y")
            );

    private enum Speakers
    {
        Unsaid,
        Child,
        Adult,
    }

    // "không cần hỏi nó", "nó còn nhỏ", "trẻ con biết gì": of the child as of another.
    private static bool SpeaksOfTheChild(AnalyzedText text, ExpandedText terms)
    {
        for (var i = 0; i < terms.Terms.Count; i++)
        {
            var word = terms.Folded(i);
            var next = i + 1 < terms.Terms.Count ? terms.Folded(i + 1) : default;
            var raw = text.Raw(terms.Terms[i].Token);
            if (
                (word is "no" && (terms.Terms[i].Marked.Span is "nó" || (raw is "no" && i > 0)))
                || (word is "tre" && next is "con")
                || (word is "hoi" && next is "no" or "chau" or "be" or "con" or "em" or "lam")
            )
            {
                return true;
            }
        }

        return false;
    }

    // Words for people before the verb; after it they are who is spoken to ("con đồng ý mẹ ạ"), as before "ơi".
    private static Speakers Speaker(AnalyzedText text, ExpandedText terms)
    {
        var speaker = Speakers.Unsaid;
        for (var i = 0; i < terms.Terms.Count; i++)
        {
            var token = terms.Terms[i].Token;
            var raw = VietnameseText.LowerCanonical(text.Raw(token).ToString());
            var marked = text.Tokens[token].HasMarks;
            var word = terms.Folded(i);
            var next = i + 1 < terms.Terms.Count ? terms.Folded(i + 1) : default;

            if (next is "oi" || (i > 0 && terms.Folded(i - 1) is "thua"))
            {
                continue;
            }

            var isChild = word is "em" or "con" or "chau" or "minh" or "to" && (word is not "con" || raw is not "còn");
            if (
                isChild
                && next is "toi" or "tui" or "no" or "gai" or "trai" or "nha" or "minh" or "be" or "em" or "ba" or "ong"
                && (next is not "ba" || word is not "em")
            )
            {
                return Speakers.Adult;
            }

            if (word is "be" && (!marked || raw is "bé"))
            {
                return Speakers.Adult;
            }

            if (isChild)
            {
                speaker = Speakers.Child;
                continue;
            }

            var isAdult =
                (word is "toi" && raw is "toi" or "tôi")
                || raw
                    is "tui"
                        or "tau"
                        or "bà"
                        or "ba"
                        or "ông"
                        or "ong"
                        or "bố"
                        or "bo"
                        or "mẹ"
                        or "me"
                        or "má"
                        or "cô"
                        or "chú"
                        or "bác"
                        or "bac"
                        or "dì"
                        or "cậu"
                        or "chị"
                        or "anh"
                        or "thầy"
                        or "thím"
                        or "mợ"
                || (word is "gia" && next is "dinh")
                || (word is "phu" && next is "huynh");
            if (isAdult && speaker == Speakers.Unsaid)
            {
                return Speakers.Adult;
            }

            // The verb: what follows it is no speaker.
            if (
                word is "dong" or "thich" or "muon" or "hoc" or "chiu" or "ung" or "khong" or "chua" or "nhat"
                || (speaker != Speakers.Unsaid && word is "co")
            )
            {
                return speaker == Speakers.Unsaid && terms.Terms.Count > i + 1 && LaterAdult(terms, i) ? Speakers.Adult : speaker;
            }
        }

        return speaker;
    }

    // "đồng ý cho cháu học", "đồng ý cho nó": given for another.
    private static bool LaterAdult(ExpandedText terms, int verb)
    {
        for (var i = verb; i < terms.Terms.Count - 1; i++)
        {
            if (terms.Folded(i) is "cho" && terms.Folded(i + 1) is "chau" or "con" or "be" or "no" or "em")
            {
                return true;
            }
        }

        return false;
    }

    private static bool? IsNo(ExpandedText terms)
    {
        for (var i = 0; i < terms.Terms.Count; i++)
        {
            var word = terms.Folded(i);
            var marked = terms.Terms[i].TypedMarks ? terms.Terms[i].Marked.Span : default;
            var isNegation = word switch
            {
                "khong" or "chang" or "not" or "dont" => true,
                "chua" => marked.IsEmpty || marked is "chưa",
                "cha" => marked is "chả",
                "dung" => marked is "đừng",
                "don" => i + 1 < terms.Terms.Count && terms.Folded(i + 1) is "t",
                _ => false,
            };
            if (isNegation)
            {
                return About(terms, i + 1);
            }

            // Words of refusal stand alone or behind the child: "em chịu", "con ghét tiếng Anh".
            if (
                Refusing.Contains(word.ToString())
                && (word is not "so" || marked is "sợ")
                && (word is not "thoi" || i == terms.Terms.Count - 1 || i <= 1)
                && !(word is "chiu" && i + 1 < terms.Terms.Count && !Fillers.Contains(terms.Folded(i + 1).ToString()))
                && (word is not "ngai" || marked is "ngại")
                && (word is not "chan" || marked.IsEmpty || marked is "chán")
            )
            {
                return true;
            }
        }

        return null;
    }

    // What the negation is about, over words that only colour it: "không hề muốn", "không có thích", "không đồng ý".
    private static bool? About(ExpandedText terms, int from)
    {
        for (var i = from; i < Math.Min(terms.Terms.Count, from + 4); i++)
        {
            var word = terms.Folded(i).ToString();
            if (word is "phan" or "tu" or "cam" && i + 1 < terms.Terms.Count && terms.Folded(i + 1) is "doi" or "choi")
            {
                return false;
            }

            if (NoWish.Contains(word))
            {
                return word is "sao" or "van" ? null : false;
            }

            if (Willing.Contains(word) || word is "dong" or "di" or "can" or "tham" or "dang" or "nhan" or "cho" or "khoai" or "he")
            {
                return true;
            }
        }

        // Alone, or with politeness: "không ạ", "dạ em không".
        return
            from >= terms.Terms.Count
            || Enumerable.Range(from, terms.Terms.Count - from).All(i => Fillers.Contains(terms.Folded(i).ToString()))
            ? true
            : false;
    }

    private static bool HasWish(ExpandedText terms) =>
        Enumerable.Range(0, terms.Terms.Count).Any(i => Willing.Contains(terms.Folded(i).ToString()) || terms.Folded(i) is "dong");

    // "em thích ạ", "con muốn học", "cháu đồng ý rồi ạ": an affirmed wish of a child who names itself, or of nobody named.
    private static bool IsYes(ExpandedText terms)
    {
        for (var i = 0; i < terms.Terms.Count; i++)
        {
            var marked = terms.Terms[i].TypedMarks ? terms.Terms[i].Marked.Span : default;
            if (
                (
                    terms.Folded(i) is "dong"
                    && i + 1 < terms.Terms.Count
                    && terms.Folded(i + 1) is "y"
                    && (marked.IsEmpty || marked is "đồng")
                )
                || (terms.Folded(i) is "thich" && (marked.IsEmpty || marked is "thích"))
                || (terms.Folded(i) is "muon" && (marked.IsEmpty || marked is "muốn"))
                || (terms.Folded(i) is "nhat" && i + 1 < terms.Terms.Count && terms.Folded(i + 1) is "tri")
            )
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
