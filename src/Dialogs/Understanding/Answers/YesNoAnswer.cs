using System.Buffers;
using System.Collections.Frozen;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// Yes or no. Consent hangs on it, so a yes must be plain: both words in one message, or words it does not know, are asked again. "Thôi" is a
/// no here and not a command.
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
        "co", "vang", "u", "ukm", "oce", "ua", "o", "uh", "uk", "uhm", "um", "uhu", "oh", "ok", "oke", "okay", "okie", "oki", "okela", "okla", "okluon", "dong y", "nhat tri", "chap nhan", "tan thanh",
        "dung", "dung roi", "dung vay", "dung the", "dung a", "phai", "phai roi", "chuan", "chinh xac", "duoc", "duoc chu", "co chu", "duoc thoi", "yes", "yep", "yeah",
        "yea", "y", "yup", "sure", "agree", "i agree", "agreed", "accept", "i accept", "i do", "correct", "right", "that s right", "of course", "tat nhien", "di nhien",
        "duong nhien", "xac nhan", "san sang", "chac chan", "chac roi", "han roi", "khong sao", "khong van de", "no problem", "cung duoc",
        "muon", "thich", "nhan", "hop ly", "o ke", "roi", "cho phep", "go ahead", "fine", "confirm", "confirmed", "luu di",
        "lam di", "dang ky di", "yes please", "absolutely", "ung", "dong tinh", "chot", "chot luon", "the di", "khong thanh van de", "qua dong y", "good", "great",
        "dong y het", "co nhe", "vay di", "quyet dinh vay", "chinh no", "khong ngai", "khong co van de",
    ];

    private static readonly string[] NoPhrases =
    [
        "khong", "chua", "thoi", "no", "nope", "nah", "n", "never", "not", "tu choi", "khong dong y", "khong duoc", "khong phai", "sai", "sai roi",
        "khong dung", "dung khong phai", "dung luu", "dung co", "cha", "chang", "chang can", "cha can", "khong can", "khong muon", "khong thich", "khong nhan", "de sau", "luc khac",
        "khi khac", "bua khac", "chua dung", "chua dong y", "chua duoc", "khong chap nhan", "khong cho phep", "no thanks", "no thank you",
        "not now", "disagree", "i disagree", "don t", "dont", "refuse", "khoi", "khong he", "khong bao gio", "khong nhe", "nham", "nham roi", "do not", "wrong",
        "i don t agree", "i do not agree", "khong dong tinh", "khong luu", "chua muon", "khong xac nhan", "incorrect", "not agree", "later", "decline", "reject",
        "dung lam", "dung", "bac bo", "phan doi", "khoi can", "mien",
    ];

    private static readonly string[] Fillers =
    [
        "da", "a", "ah", "nhe", "nha", "ne", "di", "luon", "ma", "thi", "la", "toi", "em", "minh", "anh", "chi", "chau", "con", "bac", "ban", "ad", "admin", "xin", "please",
        "thanks", "cam", "on", "bot", "nhi", "vay", "the", "oi", "tui", "nao", "nhieu", "rat", "hoan", "toan", "that", "day", "nua", "lam", "i", "we", "it", "nay", "cung", "se", "so", "hihi", "haha", "he", "hi", "do", "chung", "ba", "co", "chu", "ong",
        "with", "to", "this", "thank", "you", "cho", "voi", "noi", "dung", "tren", "cac", "dieu", "khoan", "roi", "bo", "me",
    ];

    // A yes that may say what it agrees to: "đồng ý cho cháu học", "vâng đăng ký cho con".
    private static readonly FrozenSet<string> Strong = new[]
    {
        "dong y", "nhat tri", "chap nhan", "tan thanh", "dong tinh", "xac nhan", "cho phep", "san sang", "muon", "vang", "ok", "oke", "okay", "yes", "agree", "i agree", "accept", "i accept",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> AgreedTo = new[]
    {
        "luu", "thong", "tin", "dang", "ky", "hoc", "tham", "gia", "giu", "gui", "nhan", "register", "join", "save", "learn",
    }.ToFrozenSet(StringComparer.Ordinal);

    // "có" is also "to have": only what nobody has may follow it.
    private static readonly FrozenSet<string> AfterHaving = new[] { "a", "ah", "nhe", "nha", "ne", "chu", "day", "luon", "cung", "rat", "oi", "ad", "admin" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> AfterYes = AfterHaving.Concat(
        ["toi", "em", "minh", "anh", "chi", "co", "bac", "ban", "bot", "vay", "the", "roi", "di", "thanks", "thank", "you", "cam", "on", "nhieu", "da", "hoan", "toan"]).ToFrozenSet(StringComparer.Ordinal);

    // What asks, postpones or takes back is no explanation of a yes.
    private static readonly FrozenSet<string> NoExplanation = new[]
    {
        "gi", "sao", "may", "nhung", "neu", "hoi", "doi", "nghi", "xem", "de", "tuy", "but", "if", "what", "why", "wait",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly SearchValues<char> PartingMarks = SearchValues.Create(",.;:!-\n");

    private const int MaxExplained = 10;

    private static readonly string[] UnsureWords = ["khong biet", "chua biet", "khong chac", "chua chac", "phan van", "khong ro", "chua ro", "de nghi", "suy nghi", "not sure", "maybe", "co le", "chac la", "thoi duoc", "thoi cung duoc", "chac khong", "chac vay", "co the", "vua co vua", "hoac khong", "sao cung duoc", "the nao cung duoc", "gi cung duoc", "khong hieu", "chua hieu", "i don t know", "dont know", "tuy", "hoi da", "nghi da", "xem da", "tinh da"];

    /// <summary>Reads a message as yes or no.</summary>
    public static AnswerOutcome Parse(string message)
    {
        var text = AnalyzedText.Of(message);
        if (text.Tokens.Count == 0)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Empty);
        }

        var terms = ExpandedText.Of(text);
        var joined = terms.ToString();
        var command = CommandFinder.Find(text);

        // Without its mark "dung" is "đúng" (right) or "dừng" (stop). A consent is never guessed: alone it is asked again, with more it stops.
        if (!text.HasMarks && joined is "dung")
        {
            return new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        if (command is CommandKind.Stop || (!text.HasMarks && (joined.StartsWith("dung lai", StringComparison.Ordinal) || joined.StartsWith("dung gui", StringComparison.Ordinal) || joined.StartsWith("dung nhan", StringComparison.Ordinal))))
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        var alsoNo = command is CommandKind.Cancel && terms.ContainsAnyPhrase(["thoi", "khoi", "khong"]);
        if (command is not null and not CommandKind.Thanks and not CommandKind.Goodbye && !alsoNo && !Holds(YesPhrases, joined, terms) && !Holds(NoPhrases, joined, terms))
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        if (joined is "duoc chu" or "co chu" or "co chu a" or "duoc chu a")
        {
            return new AnswerOutcome.Accepted(Yes);
        }

        if (!text.Text.Contains('?', StringComparison.Ordinal) && (Array.IndexOf(NoPhrases, joined) >= 0 || terms.ContainsAnyPhrase(["vua co vua", "hoac khong"])))
        {
            return terms.ContainsAnyPhrase(UnsureWords) ? new AnswerOutcome.Rejected(RejectReasons.Unclear) : Judge(text, terms);
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
        Array.IndexOf(phrases, joined) >= 0 || (terms.Terms.Count > 1 && Array.IndexOf(phrases, terms.Folded(0).ToString()) >= 0 && terms.Terms.Count <= 3);

    private static AnswerOutcome Judge(AnalyzedText text, ExpandedText terms)
    {
        var yes = 0;
        var no = 0;
        var unknown = 0;
        var first = 0;
        for (var i = 0; i < terms.Terms.Count;)
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
                i++;
                continue;
            }

            if (noLength >= yesLength)
            {
                no++;
                first = first == 0 ? -1 : first;
                i += noLength;

                // "không đồng ý …": what is refused is not a yes of its own.
                while (i < terms.Terms.Count && noLength == 1 && !CommaBefore(text, terms, i) && Longest(YesPhrases, text, terms, i, no: false) is > 0 and var refused)
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

        if (yes == 0 && no == 0)
        {
            return IsBareDa(terms) ? new AnswerOutcome.Accepted(Yes) : new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        // "vâng, không": the opener is politeness; but "không, đồng ý" stays open.
        if (yes > 0 && no > 0)
        {
            return first > 0 && no >= 1 && terms.Folded(0) is "vang" or "u" or "ok" or "da" or "tat" or "di" or "duong" or "chac" && yes == 1
                ? new AnswerOutcome.Accepted(No)
                : new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        if (yes > 0)
        {
            return IsPlainYes(text, terms) ? new AnswerOutcome.Accepted(Yes) : new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        // What follows a plain word at the beginning explains it ("không, con tôi học lớp 6"); far from it, it is another matter.
        var begins = Longest(NoPhrases, text, terms, Start(terms), no: true) > 0;
        return unknown > (begins ? 8 : 2) ? new AnswerOutcome.Rejected(RejectReasons.Unclear) : new AnswerOutcome.Accepted(No);
    }

    /// <summary>
    /// A yes stands at the beginning, and up to the first comma only politeness and what is agreed to follow it: "tôi có hai con" has
    /// children, "gia vang hom nay" asks for the price of gold, "đồng ý cái gì" asks. After the comma it may be explained.
    /// </summary>
    private static bool IsPlainYes(AnalyzedText text, ExpandedText terms)
    {
        var at = 0;
        var length = 0;
        while (at < terms.Terms.Count && (length = Longest(YesPhrases, text, terms, at, no: false)) == 0)
        {
            if (!IsFiller(terms, at++))
            {
                return false;
            }
        }

        // "tôi có …" is "I have …" unless nothing but a yes follows.
        var has = terms.Folded(at) is "co" && length == 1;
        var owns = has && at > 0 && !CommaBefore(text, terms, at) && terms.Folded(at - 1) is not ("da" or "a" or "vang" or "thua");
        var strong = IsStrong(terms, at, length);
        for (at += length; at < terms.Terms.Count;)
        {
            if (CommaBefore(text, terms, at))
            {
                return !owns && Explains(terms, at);
            }

            length = Longest(YesPhrases, text, terms, at, no: false);
            if (length > 0 && !(owns && terms.Folded(at) is "roi"))
            {
                strong |= IsStrong(terms, at, length);
                has &= terms.Folded(at) is "co";
                owns &= has;
                at += length;
                continue;
            }

            if (!IsFiller(terms, at) && !(strong && AgreedTo.Contains(terms.Folded(at).ToString())))
            {
                return false;
            }

            // "có chơ" is "có chứ" in Nghệ An.
            if (has && terms.Terms[at].Marked.Span is not "chơ" && !(owns ? AfterHaving : AfterYes).Contains(terms.Folded(at).ToString()))
            {
                return false;
            }

            at++;
        }

        return true;
    }

    private static bool IsStrong(ExpandedText terms, int at, int length) =>
        Strong.Contains(string.Join(' ', Enumerable.Range(at, length).Select(i => terms.Folded(i).ToString())));

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
        while (i < terms.Terms.Count - 1 && terms.Folded(i) is "da" or "a" or "toi" or "em" or "minh" or "thua")
        {
            i++;
        }

        return i;
    }

    private static bool IsBareDa(ExpandedText terms)
    {
        for (var i = 0; i < terms.Terms.Count; i++)
        {
            if (terms.Folded(i) is not ("da" or "a" or "ah"))
            {
                return false;
            }
        }

        return terms.Folded(0) is "da";
    }

    private static bool IsFiller(ExpandedText terms, int i) => Array.IndexOf(Fillers, terms.Folded(i).ToString()) >= 0;

    private static bool CommaBefore(AnalyzedText text, ExpandedText terms, int i)
    {
        var token = terms.Terms[i].Token;
        return token > 0 && text.Text.AsSpan(text.Tokens[token - 1].End, text.Tokens[token].Start - text.Tokens[token - 1].End).IndexOfAny(PartingMarks) >= 0;
    }

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
            return phrase is not "dung luu" and not "dung co" and not "dung lam" || !no || text.HasMarks == false;
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
