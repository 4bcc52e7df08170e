using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// A self-rated level of English: <c>none</c>, <c>A1</c> … <c>C2</c> or <c>unsure</c>. What only hints at a level (a school grade, "quên
/// nhiều rồi") is <c>unsure</c>: a test at the class says more than a guess here.
/// </summary>
public static class LevelAnswer
{
    /// <summary>No English yet.</summary>
    public const string None = "none";

    /// <summary>The citizen cannot say.</summary>
    public const string Unsure = "unsure";

    private static readonly string[] Levels = ["A1", "A2", "B1", "B2", "C1", "C2"];

    private static readonly string[] NonePhrases =
    [
        "chua biet gi",
        "khong biet gi",
        "khong biet ti nao",
        "khong biet ty nao",
        "khong biet chut nao",
        "khong biet mot ti",
        "khong biet mot ty",
        "chua biet ty gi",
        "chua biet chu nao",
        "khong biet chu nao",
        "mat goc",
        "chua hoc",
        "chua tung hoc",
        "chua bao gio hoc",
        "chua he hoc",
        "chua he biet",
        "moi bat dau",
        "moi hoc",
        "bat dau tu dau",
        "con so khong",
        "con so 0",
        "so 0",
        "khong biet tieng anh",
        "chua biet tieng anh",
        "mu tieng anh",
        "mu tit",
        "tu dau",
        "absolute beginner",
        "complete beginner",
        "beginner",
        "nothing",
        "no english",
        "zero",
        "none",
        "never learned",
        "never studied",
        "from scratch",
        "know nothing",
        "chua co gi",
        "khong co gi",
        "chua co trinh do",
        "khong co trinh do",
        "khong hoc",
        "trang giay trang",
        "chua biet",
        "bang khong",
        "don t know any",
        "quen het",
        "quen sach",
        "chang biet gi",
        "cha biet gi",
        "not know any",
        "khong biet mot chu",
        "khong biet chi",
        "chua biet chi",
        "nguoi moi",
        "vo long",
        "chua",
    ];

    private static readonly string[] UnsurePhrases =
    [
        "khong ro",
        "chua ro",
        "khong chac",
        "chua chac",
        "khong nho",
        "khong biet trinh do",
        "khong biet minh",
        "khong biet muc nao",
        "khong biet chon",
        "khong biet bac",
        "khong biet level",
        "khong biet toi",
        "khong biet em",
        "khong biet dang",
        "khong biet la",
        "khong biet xep",
        "chua biet trinh do",
        "chua biet minh",
        "chua biet muc",
        "chua biet bac",
        "tuy",
        "chon giup",
        "xep giup",
        "not sure",
        "unsure",
        "don t know",
        "dont know",
        "no idea",
        "chua kiem tra",
        "chua thi",
        "chua test",
        "kho noi",
        "khong biet nua",
        "cho kiem tra",
        "cho test",
        "can kiem tra",
        "chua xac dinh",
        "khong xac dinh",
        "khong biet o",
        "khong xac",
    ];

    // What was known once says little of today.
    private static readonly string[] Forgotten =
    [
        "quen het",
        "quen nhieu",
        "quen sach",
        "quen roi",
        "truoc day",
        "ngay xua",
        "hoi xua",
        "used to",
        "forgot",
        "forgotten",
    ];

    private static readonly (string Phrase, string Level)[] Words =
    [
        ("tien trung cap", "A2"),
        ("tren trung cap", "B2"),
        ("trung cap cao", "B2"),
        ("upper intermediate", "B2"),
        ("pre intermediate", "A2"),
        ("so trung cap", "A2"),
        ("elementary", "A2"),
        ("intermediate", "B1"),
        ("advanced", "C1"),
        ("proficient", "C2"),
        ("proficiency", "C2"),
        ("so cap", "A1"),
        ("trung cap", "B1"),
        ("cao cap", "C1"),
        ("nang cao", "C1"),
        ("nguoi ban xu", "C2"),
        ("ban ngu", "C2"),
        ("native", "C2"),
        ("fluent", "C1"),
        ("giao tiep co ban", "A2"),
        ("co ban", "A1"),
        ("basic", "A1"),
        ("thanh thao", "C1"),
        ("luu loat", "C1"),
        ("troi chay", "C1"),
        ("giao tiep tot", "B2"),
        ("giao tiep duoc", "B1"),
        ("giao tiep thong thuong", "B1"),
        ("biet chut", "A1"),
        ("biet mot chut", "A1"),
        ("biet 1 chut", "A1"),
        ("biet mot ty", "A1"),
        ("biet it", "A1"),
        ("mot it", "A1"),
        ("chut it", "A1"),
        ("mot chut", "A1"),
        ("biet ty", "A1"),
        ("biet vai cau", "A1"),
        ("biet so so", "A1"),
        ("hoc so so", "A1"),
        ("so so", "A1"),
        ("biet vai tu", "A1"),
        ("biet chao hoi", "A1"),
        ("a little", "A1"),
        ("trung binh", "B1"),
    ];

    /// <summary>Reads a message as a level.</summary>
    public static AnswerOutcome Parse(string message)
    {
        var text = AnalyzedText.Of(message);
        if (text.Tokens.Count == 0)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Empty);
        }

        if (CommandFinder.Find(text) is not null || text.Text.Contains('?', StringComparison.Ordinal))
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        var (named, denied) = Named(text);
        if (named.Count > 0 && SideQuestion.Is(text))
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        if (named.Count == 1)
        {
            return new AnswerOutcome.Accepted(ExpandedText.Of(text).ContainsAnyPhrase(Forgotten) ? Unsure : named[0]);
        }

        if (denied && named.Count == 0)
        {
            return SideQuestion.Is(text) ? AnswerOutcome.Interrupted.Instance : new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        if (named.Count > 1)
        {
            return new AnswerOutcome.Accepted(Unsure);
        }

        var terms = ExpandedText.Of(text);
        if (terms.ContainsAnyPhrase(UnsurePhrases) && !terms.ContainsAnyPhrase(["don t know any", "don t know english"]))
        {
            return new AnswerOutcome.Accepted(Unsure);
        }

        if (
            terms.ContainsAnyPhrase([
                "la gi",
                "the nao la",
                "la sao",
                "khac nhau",
                "o dau",
                "bao nhieu",
                "tai sao",
                "vi sao",
                "cho hoi",
                "nghia la",
                "chon muc nao",
                "chon lop nao",
                "what is",
                "muon dang ky",
            ])
        )
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        if (
            terms.ContainsAnyPhrase(NonePhrases.AsSpan(0, NonePhrases.Length - 1))
            || terms.ToString() is "chua" or "chua a" or "khong" or "da chua" or "0"
        )
        {
            return new AnswerOutcome.Accepted(None);
        }

        if (Score(text) is { } scored)
        {
            return new AnswerOutcome.Accepted(scored);
        }

        foreach (var (phrase, level) in Words)
        {
            if (terms.ContainsAnyPhrase([phrase]))
            {
                return LevelContext.Denies(text) ? new AnswerOutcome.Rejected(RejectReasons.Unclear) : new AnswerOutcome.Accepted(level);
            }
        }

        if (terms.ContainsAnyPhrase(["khong biet"]) || HasGrade(terms))
        {
            return new AnswerOutcome.Accepted(Unsure);
        }

        return SideQuestion.Is(text) ? AnswerOutcome.Interrupted.Instance : new AnswerOutcome.Rejected(RejectReasons.Unclear);
    }

    // The levels that are the writer's, and whether others are named.
    private static (List<string> Own, bool Denied) Named(AnalyzedText text)
    {
        var denied = false;
        var found = new List<string>();
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            var token = text.FoldedToken(i);
            string? level = null;
            var end = i + 1;
            if (token is "a0")
            {
                level = None;
            }
            else if (token.Length == 2 && token[0] is 'a' or 'b' or 'c' && token[1] is '1' or '2')
            {
                level = token.ToString().ToUpperInvariant();
            }
            else if (
                token is "a" or "b" or "c"
                && (text.Is(i + 1, "1") || text.Is(i + 1, "2"))
                && text.Tokens[i + 1].Start <= text.Tokens[i].End + 1
            )
            {
                level = $"{token}{text.FoldedToken(i + 1)}".ToUpperInvariant();
                end = i + 2;
            }
            else if (
                token is "bac" or "level" or "muc" or "trinh"
                && BandAt(text, token is "trinh" && text.Is(i + 1, "do") ? i + 2 : i + 1) is { } band
            )
            {
                level = band;
                end = i + (token is "trinh" ? 3 : 2);
            }

            if (level is not null && LevelContext.Denies(text, i, end))
            {
                denied = true;
            }
            else if (level is not null && !found.Contains(level))
            {
                found.Add(level);
            }
        }

        return (found, denied);
    }

    private static string? BandAt(AnalyzedText text, int index) =>
        NumberWords.TryRead(text, index, out var number, out _) && number is >= 1 and <= 6 ? Levels[number - 1] : null;

    // Bands as the test owners publish them against the CEFR (IELTS.org; ETS for TOEIC listening and reading).
    private static string? Score(AnalyzedText text)
    {
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (text.Is(i, "ielts") && Number(text, i + 1) is { } band)
            {
                return band switch
                {
                    >= 8.5 => "C2",
                    >= 7 => "C1",
                    >= 5.5 => "B2",
                    >= 4 => "B1",
                    >= 3 => "A2",
                    _ => Unsure,
                };
            }

            if (text.Is(i, "toeic") && Number(text, i + 1) is { } points)
            {
                return points switch
                {
                    >= 945 => "C1",
                    >= 785 => "B2",
                    >= 550 => "B1",
                    >= 225 => "A2",
                    >= 120 => "A1",
                    _ => Unsure,
                };
            }
        }

        return null;
    }

    private static double? Number(AnalyzedText text, int from)
    {
        for (var i = from; i < Math.Min(from + 3, text.Tokens.Count); i++)
        {
            if (text.Tokens[i].Kind == TokenKind.Number && double.TryParse(text.FoldedToken(i), out var value))
            {
                var fraction =
                    i + 1 < text.Tokens.Count
                    && text.Tokens[i + 1].Kind == TokenKind.Number
                    && text.Tokens[i + 1].Length == 1
                    && text.Tokens[i + 1].Start == text.Tokens[i].End + 1;
                return fraction
                    ? value + (double.Parse(text.FoldedToken(i + 1), System.Globalization.CultureInfo.InvariantCulture) / 10)
                    : value;
            }
        }

        return null;
    }

    private static bool HasGrade(ExpandedText terms) =>
        terms.ContainsAnyPhrase([
            "lop 1",
            "lop 2",
            "lop 3",
            "lop 4",
            "lop 5",
            "lop 6",
            "lop 7",
            "lop 8",
            "lop 9",
            "lop 10",
            "lop 11",
            "lop 12",
            "cap 1",
            "cap 2",
            "cap 3",
            "hoc het",
            "dai hoc",
            "cao dang",
            "pho thong",
            "quen nhieu",
            "grade",
            "lop bay",
            "lop sau",
            "lop tam",
            "lop chin",
            "lop muoi",
            "cap hai",
            "cap ba",
            "tieu hoc",
            "trung hoc",
            "lau roi",
            "lau ngay",
            "hoc hoi",
            "cung duoc",
            "tam tam",
            "binh thuong",
            "tam duoc",
        ]);
}
