using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Text;

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

    private static readonly string[] YesPhrases =
    [
        "co",
        "vang",
        "u",
        "ukm",
        "oce",
        "ua",
        "o",
        "uh",
        "uk",
        "uhm",
        "um",
        "uhu",
        "oh",
        "ok",
        "oke",
        "okay",
        "okie",
        "oki",
        "okela",
        "okla",
        "okluon",
        "dong y",
        "nhat tri",
        "chap nhan",
        "tan thanh",
        "dung",
        "dung roi",
        "dung vay",
        "dung the",
        "dung a",
        "phai",
        "phai roi",
        "chuan",
        "chinh xac",
        "duoc",
        "duoc chu",
        "co chu",
        "duoc thoi",
        "yes",
        "yep",
        "yeah",
        "yea",
        "y",
        "yup",
        "sure",
        "agree",
        "i agree",
        "agreed",
        "accept",
        "i accept",
        "i do",
        "correct",
        "right",
        "that s right",
        "of course",
        "tat nhien",
        "di nhien",
        "duong nhien",
        "xac nhan",
        "san sang",
        "chac chan",
        "chac roi",
        "han roi",
        "khong sao",
        "khong van de",
        "no problem",
        "cung duoc",
        "muon",
        "thich",
        "nhan",
        "hop ly",
        "o ke",
        "roi",
        "cho phep",
        "go ahead",
        "fine",
        "confirm",
        "confirmed",
        "luu di",
        "lam di",
        "dang ky di",
        "yes please",
        "absolutely",
        "ung",
        "dong tinh",
        "chot",
        "chot luon",
        "the di",
        "khong thanh van de",
        "qua dong y",
        "good",
        "great",
        "dong y het",
        "co nhe",
        "vay di",
        "quyet dinh vay",
        "chinh no",
        "khong ngai",
        "khong co van de",
    ];

    private static readonly string[] NoPhrases =
    [
        "khong",
        "chua",
        "thoi",
        "no",
        "nope",
        "nah",
        "n",
        "never",
        "not",
        "tu choi",
        "khong dong y",
        "khong duoc",
        "khong phai",
        "sai",
        "sai roi",
        "khong dung",
        "dung khong phai",
        "dung luu",
        "dung co",
        "cha",
        "chang",
        "chang can",
        "cha can",
        "khong can",
        "khong muon",
        "khong thich",
        "khong nhan",
        "de sau",
        "luc khac",
        "khi khac",
        "bua khac",
        "chua dung",
        "chua dong y",
        "chua duoc",
        "khong chap nhan",
        "khong cho phep",
        "no thanks",
        "no thank you",
        "not now",
        "disagree",
        "i disagree",
        "don t",
        "dont",
        "refuse",
        "khoi",
        "khong he",
        "khong bao gio",
        "khong nhe",
        "nham",
        "nham roi",
        "do not",
        "wrong",
        "i don t agree",
        "i do not agree",
        "khong dong tinh",
        "khong luu",
        "chua muon",
        "khong xac nhan",
        "incorrect",
        "not agree",
        "later",
        "decline",
        "reject",
        "dung lam",
        "dung",
        "bac bo",
        "phan doi",
        "khoi can",
        "mien",
        "khong cho",
        "khong ung",
        "khong chiu",
        "khong ghi",
        "khong dang ky",
        "khong tham gia",
        "khong hoc",
    ];

    private static readonly string[] Fillers =
    [
        "da",
        "a",
        "ah",
        "nhe",
        "nha",
        "ne",
        "di",
        "luon",
        "ma",
        "thi",
        "la",
        "toi",
        "em",
        "minh",
        "anh",
        "chi",
        "chau",
        "con",
        "bac",
        "ban",
        "ad",
        "admin",
        "xin",
        "please",
        "thanks",
        "cam",
        "on",
        "bot",
        "nhi",
        "vay",
        "the",
        "oi",
        "tui",
        "nao",
        "nhieu",
        "rat",
        "hoan",
        "toan",
        "that",
        "day",
        "nua",
        "lam",
        "i",
        "we",
        "it",
        "nay",
        "cung",
        "se",
        "so",
        "hihi",
        "haha",
        "he",
        "hi",
        "do",
        "chung",
        "ba",
        "co",
        "chu",
        "ong",
        "with",
        "to",
        "this",
        "thank",
        "you",
        "cho",
        "voi",
        "noi",
        "dung",
        "tren",
        "cac",
        "dieu",
        "khoan",
        "roi",
        "bo",
        "me",
    ];

    // What asks, postpones or takes back is no explanation of a yes.
    private static readonly FrozenSet<string> NoExplanation = new[]
    {
        "gi",
        "sao",
        "may",
        "nhung",
        "neu",
        "hoi",
        "doi",
        "nghi",
        "xem",
        "de",
        "tuy",
        "but",
        "if",
        "what",
        "why",
        "wait",
    }.ToFrozenSet(StringComparer.Ordinal);

    private const int MaxExplained = 10;

    // "không bấm được", "chưa đọc xong": what hinders is no refusal.
    private static readonly FrozenSet<string> Hindrances = new[]
    {
        "doc",
        "thay",
        "bam",
        "hieu",
        "mo",
        "nghe",
        "kip",
        "nhin",
        "xem",
        "tim",
        "nhan",
        "gui",
        "viet",
        "vao",
        "nho",
        "ranh",
        "co",
        "sao",
        "nen",
        "chi",
        "ai",
        "see",
        "understand",
        "work",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] UnsureWords =
    [
        "khong biet",
        "chua biet",
        "khong chac",
        "chua chac",
        "phan van",
        "khong ro",
        "chua ro",
        "de nghi",
        "suy nghi",
        "not sure",
        "maybe",
        "co le",
        "chac la",
        "thoi duoc",
        "thoi cung duoc",
        "chac khong",
        "chac vay",
        "co the",
        "vua co vua",
        "hoac khong",
        "sao cung duoc",
        "the nao cung duoc",
        "gi cung duoc",
        "khong hieu",
        "chua hieu",
        "i don t know",
        "dont know",
        "tuy",
        "hoi da",
        "nghi da",
        "xem da",
        "tinh da",
        "thi sao",
        "why not",
        // Who refuses to refuse has not agreed yet.
        "khong phan doi",
        "chang phan doi",
        "khong he phan doi",
        "khong tu choi",
    ];

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
        var joined = terms.ToString();
        var command = CommandFinder.Find(text);

        // Without its mark "dung" is "đúng" (right) or "dừng" (stop). A consent is never guessed: alone it is asked again, with more it
        // stops.
        if (!text.HasMarks && joined is "dung")
        {
            return new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        if (
            command is CommandKind.Stop
            || (
                !text.HasMarks
                && (
                    joined.StartsWith("dung lai", StringComparison.Ordinal)
                    || joined.StartsWith("dung gui", StringComparison.Ordinal)
                    || joined.StartsWith("dung nhan", StringComparison.Ordinal)
                )
            )
        )
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        var alsoNo = command is CommandKind.Cancel && terms.ContainsAnyPhrase(["thoi", "khoi", "khong"]);
        if (
            command is not null and not CommandKind.Thanks and not CommandKind.Goodbye
            && !alsoNo
            && !Holds(YesPhrases, joined, terms)
            && !Holds(NoPhrases, joined, terms)
        )
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        if (!text.Text.Contains('?', StringComparison.Ordinal) && IsYes(text, terms, question))
        {
            return new AnswerOutcome.Accepted(Yes);
        }

        if (
            !text.Text.Contains('?', StringComparison.Ordinal)
            && (Array.IndexOf(NoPhrases, joined) >= 0 || terms.ContainsAnyPhrase(["vua co vua", "hoac khong"]))
        )
        {
            return terms.ContainsAnyPhrase(UnsureWords) ? new AnswerOutcome.Rejected(RejectReasons.Unclear) : Judge(text, terms);
        }

        if (IsFlatNo(text, terms))
        {
            return new AnswerOutcome.Accepted(No);
        }

        if (SideQuestion.Is(text) || (text.Text.Contains('?', StringComparison.Ordinal)))
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        if (terms.Terms.Count > MaxTerms || terms.ContainsAnyPhrase(UnsureWords))
        {
            return new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        return Judge(text, terms);
    }

    private static bool Holds(string[] phrases, string joined, ExpandedText terms) =>
        Array.IndexOf(phrases, joined) >= 0
        || (terms.Terms.Count > 1 && Array.IndexOf(phrases, terms.Folded(0).ToString()) >= 0 && terms.Terms.Count <= 3);

    private static AnswerOutcome Judge(AnalyzedText text, ExpandedText terms)
    {
        var yes = 0;
        var no = 0;
        var unknown = 0;
        var after = 0;
        var first = 0;
        var onlyThoi = true;
        var i = 0;
        while (i < terms.Terms.Count)
        {
            // "sai tên rồi": at the end of a refusal it is no yes.
            if (no > 0 && terms.Folded(i) is "roi")
            {
                i++;
                continue;
            }

            var noLength = Longest(NoPhrases, text, terms, i, no: true);
            var yesLength = Longest(YesPhrases, text, terms, i, no: false);
            if (noLength == 0 && yesLength == 0)
            {
                unknown += IsFiller(terms, i) ? 0 : 1;
                after += no > 0 && !IsFiller(terms, i) ? 1 : 0;
                i++;
                continue;
            }

            if (noLength >= yesLength)
            {
                no++;
                onlyThoi &= terms.Folded(i) is "thoi";
                first = first == 0 ? -1 : first;
                i += noLength;

                // "không đồng ý …": what is refused is not a yes of its own.
                while (
                    i < terms.Terms.Count
                    && noLength == 1
                    && terms.Folded(i - 1) is not "thoi"
                    && !PlainYes.IsParted(text, terms, i)
                    && Longest(YesPhrases, text, terms, i, no: false) is > 0 and var refused
                )
                {
                    i += refused;
                }
            }
            else
            {
                yes++;
                first = first == 0 ? 1 : first;
                i += yesLength;
            }
        }

        if (no == 0)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        // "vâng, không": the opener is politeness; but "không, đồng ý" and "ok không" stay open.
        if (yes > 0)
        {
            return
                first > 0
                && yes == 1
                && unknown == 0
                && (
                    terms.Folded(0) is "vang" or "u" or "da" or "tat" or "di" or "duong"
                    || (terms.Folded(0) is "ok" && PlainYes.IsParted(text, terms, 1))
                )
                ? new AnswerOutcome.Accepted(No)
                : new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        // What follows a plain word at the beginning explains it ("không, con tôi học lớp 6"); far from it, it is another matter, and
        // "thôi" is "only".
        var start = Start(terms);
        var length = Longest(NoPhrases, text, terms, start, no: true);
        return
            unknown
                > (
                    length > 0 ? 8
                    : onlyThoi || after > 0 ? 0
                    : 2
                )
            || (length > 0 && unknown > 0 && Hinders(text, terms, start, length))
            ? new AnswerOutcome.Rejected(RejectReasons.Unclear)
            : new AnswerOutcome.Accepted(No);
    }

    private static bool Hinders(AnalyzedText text, ExpandedText terms, int start, int length)
    {
        var next = start + length;
        return terms.Folded(start) is "khong" or "chua" or "chang" or "cha" or "not"
            && next < terms.Terms.Count
            && !PlainYes.IsParted(text, terms, next)
            && (
                Hindrances.Contains(terms.Folded(next).ToString())
                || (length > 1 && terms.Folded(start + 1) is "nhan" && terms.Folded(next) is "duoc")
            );
    }

    // "nỏ cho mô", "không đồng ý đâu": at the end of a refusal the words for where and which only stress it.
    private static bool IsFlatNo(AnalyzedText text, ExpandedText terms)
    {
        var last = terms.Terms.Count - 1;
        while (last > 1 && terms.Folded(last) is "em" or "chau" or "con" or "ban" or "a" or "nhe" or "nha" or "ad")
        {
            last--;
        }

        if (
            last < 1
            || text.Text.Contains('?', StringComparison.Ordinal)
            || text.FoldedToken(terms.Terms[last].Token) is not ("mo" or "dau")
        )
        {
            return false;
        }

        var i = Start(terms);
        if (Longest(NoPhrases, text, terms, i, no: true) == 0)
        {
            return false;
        }

        while (i < last)
        {
            var known = Math.Max(Longest(NoPhrases, text, terms, i, no: true), Longest(YesPhrases, text, terms, i, no: false));
            if (known == 0 && terms.Folded(i) is not ("luu" or "cho" or "ghi" or "dau" or "nao"))
            {
                return false;
            }

            i += Math.Max(1, known);
        }

        return !terms.ContainsAnyPhrase(UnsureWords);
    }

    // To confirm what was shown, a yes may be explained behind a comma: "đúng, xóa hết đi". To consent it may not.
    private static bool IsYes(AnalyzedText text, ExpandedText terms, YesNoQuestion question)
    {
        var end = terms.Terms.Count;
        if (PlainYes.Is(text, terms, question == YesNoQuestion.ConsentOfAnother, end))
        {
            return true;
        }

        if (question != YesNoQuestion.Confirmation || Judge(text, terms) is AnswerOutcome.Accepted)
        {
            return false;
        }

        var part = 1;
        while (part < end && !PlainYes.IsParted(text, terms, part))
        {
            part++;
        }

        return part < end && PlainYes.Is(text, terms, false, part) && Explains(terms, part);
    }

    private static bool Explains(ExpandedText terms, int from)
    {
        for (var i = from; i < terms.Terms.Count; i++)
        {
            if (NoExplanation.Contains(terms.Folded(i).ToString()))
            {
                return false;
            }
        }

        return terms.Terms.Count - from <= MaxExplained;
    }

    private static int Start(ExpandedText terms)
    {
        var i = 0;
        while (
            i < terms.Terms.Count - 1
            && terms.Folded(i) is "da" or "a" or "toi" or "em" or "minh" or "thua" or "chi" or "anh" or "bac" or "chau" or "i"
        )
        {
            i++;
        }

        return i;
    }

    private static bool IsFiller(ExpandedText terms, int i) => Array.IndexOf(Fillers, terms.Folded(i).ToString()) >= 0;

    private static int Longest(string[] phrases, AnalyzedText text, ExpandedText terms, int at, bool no)
    {
        var best = 0;
        foreach (var phrase in phrases)
        {
            var words = Match(phrase, terms, at);
            if (words > best && MarksFit(phrase, text, terms, at, no))
            {
                best = words;
            }
        }

        return best;
    }

    private static int Match(string phrase, ExpandedText terms, int at)
    {
        var rest = phrase.AsSpan();
        var count = 0;
        while (rest.Length > 0)
        {
            var space = rest.IndexOf(' ');
            var word = space < 0 ? rest : rest[..space];
            if (at + count >= terms.Terms.Count || !terms.Folded(at + count).Equals(word, StringComparison.Ordinal))
            {
                return 0;
            }

            count++;
            rest = space < 0 ? default : rest[(space + 1)..];
        }

        return count;
    }

    // Marks tell "đúng" (right) from "đừng" (don't) and "có" (yes) from "cô" (aunt), "cỡ".
    private static bool MarksFit(string phrase, AnalyzedText text, ExpandedText terms, int at, bool no)
    {
        var term = terms.Terms[at];
        if (!term.TypedMarks)
        {
            // The dialect's "hấn" is "nó" and no English no.
            return term.Marked.Span is not "nó" && (phrase is not ("dung luu" or "dung co" or "dung lam") || !no || !text.HasMarks);
        }

        var typed = term.Marked.Span;
        return terms.Folded(at) switch
        {
            "co" => typed is "có",
            "dung" => no ? typed is "đừng" : typed is "đúng",
            "dong" => typed is "đồng",
            "duoc" => typed is "được",
            "phai" => typed is "phải",
            "khong" => typed is "không" or "khộng" or "khổng",
            "thoi" => typed is "thôi",
            "chua" => typed is "chưa",
            "sai" => typed is "sai",
            "u" => typed is "ừ" or "ư" or "ử",
            "roi" => typed is "rồi",
            "no" or "n" or "y" or "not" => typed is "nỏ",
            "muon" => typed is "muốn",
            "nhan" => typed is "nhận",
            "cha" => typed is "chả" or "chẳ",
            "ung" => typed is "ưng",
            "ua" => typed is "ừa",
            "o" => typed is "ờ",
            "chot" => typed is "chốt",
            "mien" => typed is "miễn",
            _ => true,
        };
    }
}
