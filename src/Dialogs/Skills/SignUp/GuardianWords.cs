using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// What is said of a child's guardian: that they are not there, that somebody else raises the child, what they are to the child, or a role
/// that is no guardian. Pure.
/// </summary>
/// <remarks>
/// Words of kinship are a closed class; "ba" and "co" are so many things without marks that they count only beside another word or with
/// their marks.
/// </remarks>
public static class GuardianWords
{
    // Whose answer is wanted.
    private static readonly FrozenSet<string> Adults = Set(
        "bo me ma cha bam thay ong phu huynh parents parent mother father mum mom mummy dad daddy guardian "
            + "grandmother grandma grandfather grandpa"
    );

    private static readonly FrozenSet<string> Particles = Set("a ah nhe nha nhi oi em chau con ma di ha voi day");

    // Where somebody is who is not here; what follows "ở".
    private static readonly FrozenSet<string> Here = Set("day canh ben nha cung voi gan ngay");

    private static readonly FrozenSet<string> Movement = Set("di ra len vao sang qua xuong ve");

    private static readonly string[][] Roles =
    [
        ["giao", "vien"],
        ["co", "giao"],
        ["thay", "giao"],
        ["chu", "nhiem"],
        ["hieu", "truong"],
        ["bao", "tro"],
        ["bao", "mau"],
        ["trung", "tam"],
        ["hang", "xom"],
        ["gia", "su"],
        ["nha", "truong"],
        ["mai", "am"],
        ["teacher"],
        ["principal"],
        ["neighbour"],
        ["neighbor"],
        ["tutor"],
        ["classmate"],
    ];

    /// <summary>Whether it is said that no guardian is there: away, at work, busy, ill, dead, or the child alone.</summary>
    public static bool IsAway(AnalyzedText text)
    {
        var terms = ExpandedText.Of(text);
        if (
            terms.ContainsAnyPhrase([
                "mot minh",
                "co minh em",
                "co minh con",
                "co minh chau",
                "chi co em",
                "chi co con",
                "chi co chau",
                "khong co ai",
                "khong ai",
                "chang co ai",
                "khong co nguoi lon",
                "home alone",
                "alone",
                "nobody",
                "no one",
            ])
        )
        {
            return true;
        }

        for (var i = 0; i < terms.Terms.Count; i++)
        {
            if (IsAdult(text, terms, i) && IsAwayAfter(terms, i + 1))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether what is said of a guardian's absence is a death: "bố em mất rồi", "mẹ em qua đời", "my dad died".</summary>
    public static bool IsDead(AnalyzedText text)
    {
        var terms = ExpandedText.Of(text);
        return IsAway(text)
            && Enumerable
                .Range(0, terms.Terms.Count)
                .Any(i =>
                {
                    var typed = terms.Terms[i].TypedMarks ? terms.Terms[i].Marked.Span : default;
                    var next = i + 1 < terms.Terms.Count ? terms.Folded(i + 1) : default;
                    return terms.Folded(i) switch
                    {
                        "mat" => (typed.IsEmpty || typed is "mất") && (i == 0 || terms.Folded(i - 1) is not "vang"),
                        "qua" => next is "doi",
                        "passed" => next is "away",
                        "tu" => next is "tran",
                        "chet" or "died" or "dead" => true,
                        _ => false,
                    };
                });
    }

    /// <summary>Who raises the child, where it is said: "bà nuôi", "em ở với ông bà", "cô đang chăm cháu"; else null.</summary>
    public static GuardianRelation? Carer(AnalyzedText text)
    {
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (
                text.FoldedToken(i) is "nuoi" or "cham" or "trong" or "raise" or "raising" or "raises"
                && !text.Is(i - 1, "me")
                && !text.Is(i - 1, "cha")
                && !text.Is(i - 1, "bo")
            )
            {
                for (var before = i - 1; before >= Math.Max(0, i - 4); before--)
                {
                    if (KinAt(text, before, unmarkedBa: true) is { } relation && relation != GuardianRelation.Parent)
                    {
                        return relation;
                    }
                }
            }

            if (
                (
                    text.StartsAt(i, "o", "voi")
                    || text.StartsAt(i, "song", "voi")
                    || text.StartsAt(i, "live", "with")
                    || text.StartsAt(i, "lives", "with")
                )
                && i + 2 < text.Tokens.Count
            )
            {
                var kin = text.FoldedToken(i + 2) is "my" ? i + 3 : i + 2;
                if (kin < text.Tokens.Count && KinAt(text, kin, unmarkedBa: true) is { } relation && relation != GuardianRelation.Parent)
                {
                    return relation;
                }
            }
        }

        return null;
    }

    /// <summary>Whether a role is named that may not decide for a child: a teacher, a centre, a neighbour.</summary>
    public static bool IsRole(AnalyzedText text)
    {
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            foreach (var role in Roles)
            {
                if (text.StartsAt(i, role))
                {
                    return true;
                }
            }
        }

        return text.Tokens.Count > 0 && text.Raw(0) is "thầy" or "Thầy";
    }

    /// <summary>What the guardian is to the child, in free words: "mẹ cháu", "bà ngoại", "tôi là bác ruột"; null when it is not said.</summary>
    public static GuardianRelation? Relation(AnalyzedText text)
    {
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (KinAt(text, i, unmarkedBa: false) is { } relation)
            {
                return relation;
            }
        }

        return null;
    }

    /// <summary>
    /// Why a name is no guardian's, as the end of a text key, or null. The name may be read without a word of kinship before it.
    /// </summary>
    /// <param name="name">The name as it was read.</param>
    /// <param name="learner">Name of the learner, or null.</param>
    public static string? NameRefusal(string name, string? learner)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
        {
            return "whole-name";
        }

        // "Bố Mẹ Em Mất Rồi", "Mẹ Bé An": a sentence holds words of kinship and speech where a name begins with a family name.
        if (!NameFrame.IsFamilyName(VietnameseText.Fold(words[0])) && words.Any(IsSpeech))
        {
            return "whole-name";
        }

        return learner is not null && PersonNames.MayBeOf(name, learner) ? "is-learner" : null;
    }

    /// <summary>The name behind a word of kinship that was typed in capitals with it: "Mẹ Nguyễn Thị Hoa"; else the name itself.</summary>
    public static string WithoutKin(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var first = 0;
        while (first < words.Length - 2 && IsSpeech(words[first]) && !NameFrame.IsFamilyName(VietnameseText.Fold(words[first])))
        {
            first++;
        }

        return first > 0 && NameFrame.IsFamilyName(VietnameseText.Fold(words[first])) ? string.Join(' ', words[first..]) : name;
    }

    private static bool IsSpeech(string word)
    {
        var lower = VietnameseText.LowerCanonical(word);
        return lower
            is "mẹ"
                or "me"
                or "bố"
                or "bo"
                or "má"
                or "bà"
                or "ông"
                or "ong"
                or "cô"
                or "chú"
                or "bác"
                or "bac"
                or "dì"
                or "cậu"
                or "cau"
                or "chị"
                or "chi"
                or "cháu"
                or "con"
                or "em"
                or "bé"
                or "tôi"
                or "toi"
                or "mình"
                or "nội"
                or "noi"
                or "ngoại"
                or "ngoai"
                or "nhà"
                or "nha"
                or "là"
                or "la"
                or "của"
                or "cua"
                or "không"
                or "khong"
                or "chưa"
                or "rồi"
                or "roi"
                or "đang"
                or "đi"
                or "ở"
                or "mất"
                or "nuôi"
                or "nuoi"
                or "người"
                or "nguoi"
                or "thầy"
                or "giáo"
                or "phụ"
                or "huynh"
                or "giám"
                or "hộ"
                or "với"
                or "voi"
                or "nó"
                or "thì"
                or "mà"
                or "ạ"
                or "my"
                or "mother"
                or "father"
                or "mum"
                or "mom"
                or "dad"
                or "the"
                or "is"
                or "parents"
                or "guardian";
    }

    private static GuardianRelation? KinAt(AnalyzedText text, int i, bool unmarkedBa)
    {
        var marked = text.Tokens[i].HasMarks;
        var raw = VietnameseText.LowerCanonical(text.Raw(i).ToString());
        return text.FoldedToken(i) switch
        {
            "giam" when text.Is(i + 1, "ho") => GuardianRelation.Guardian,
            "phu" when text.Is(i + 1, "huynh") => GuardianRelation.Parent,
            "bo" when !marked || raw is "bố" => GuardianRelation.Parent,
            "me" when !marked || raw is "mẹ" => GuardianRelation.Parent,
            "ma" when raw is "má" => GuardianRelation.Parent,
            "cha" when raw is "cha" => GuardianRelation.Parent,
            "mother" or "father" or "mum" or "mom" or "dad" or "parent" or "parents" => GuardianRelation.Parent,
            "ba" when raw is "bà" || text.Is(i + 1, "noi") || text.Is(i + 1, "ngoai") || text.Is(i - 1, "ong") || (unmarkedBa && !marked) =>
                GuardianRelation.Grandparent,
            "ba" when raw is "ba" && i + 1 < text.Tokens.Count && text.FoldedToken(i + 1) is "me" or "ma" => GuardianRelation.Parent,
            "ong" when !marked || raw is "ông" => GuardianRelation.Grandparent,
            "grandmother" or "grandma" or "grandfather" or "grandpa" or "grandparent" or "grandparents" => GuardianRelation.Grandparent,
            "co" when raw is "cô" => GuardianRelation.Guardian,
            "chu" when raw is "chú" => GuardianRelation.Guardian,
            "bac" when !marked || raw is "bác" => GuardianRelation.Guardian,
            "di" when raw is "dì" => GuardianRelation.Guardian,
            "cau" when raw is "cậu" => GuardianRelation.Guardian,
            "thim" or "mo" when raw is "thím" or "mợ" => GuardianRelation.Guardian,
            "chi" when raw is "chị" => GuardianRelation.Guardian,
            "anh" when raw is "anh" && i + 1 < text.Tokens.Count && text.FoldedToken(i + 1) is "trai" or "ruot" or "ca" =>
                GuardianRelation.Guardian,
            "guardian" or "uncle" or "aunt" or "brother" or "sister" => GuardianRelation.Guardian,
            _ => null,
        };
    }

    private static bool IsAdult(AnalyzedText text, ExpandedText terms, int i)
    {
        var token = terms.Terms[i].Token;
        var marked = text.Tokens[token].HasMarks;
        var raw = VietnameseText.LowerCanonical(text.Raw(token).ToString());
        return terms.Folded(i) switch
        {
            "ba" => !marked || raw is "bà",
            "ma" => raw is "má",
            "me" => !marked || raw is "mẹ",
            "bo" => !marked || raw is "bố",
            "lon" or "ho" => i > 0 && terms.Folded(i - 1) is "nguoi" or "giam",
            "huynh" => true,
            _ => Adults.Contains(terms.Folded(i).ToString()),
        };
    }

    private static bool IsAwayAfter(ExpandedText terms, int from)
    {
        for (var i = from; i < terms.Terms.Count; i++)
        {
            // What follows is a name: "mẹ em tên là Vắng", "bố: Lê Văn Xa".
            if (terms.Folded(i) is "ten" or "thi" or "van")
            {
                return false;
            }

            var next = i + 1 < terms.Terms.Count ? terms.Folded(i + 1) : default;
            var typed = terms.Terms[i].TypedMarks ? terms.Terms[i].Marked.Span : default;
            switch (terms.Folded(i))
            {
                case "khong" or "chua" or "chang" or "cha" or "not" or "isn" or "aren":
                    if (
                        next
                        is "co"
                            or "o"
                            or "ve"
                            or "ranh"
                            or "day"
                            or "nha"
                            or "den"
                            or "con"
                            or "here"
                            or "home"
                            or "in"
                            or "back"
                            or "t"
                    )
                    {
                        return true;
                    }

                    break;
                case "vang" when typed.IsEmpty ? next is "nha" or "mat" : typed is "vắng":
                case "ban" when typed.IsEmpty ? next is "lam" or "viec" or "roi" or "di" : typed is "bận":
                case "mat" when typed.IsEmpty ? next is "roi" or "som" or "nam" or "lau" : typed is "mất":
                case "om" when typed.IsEmpty ? next is "roi" : typed is "ốm":
                case "ngu" when typed.IsEmpty ? next is "roi" : typed is "ngủ":
                case "chet"
                or "away"
                or "busy"
                or "abroad"
                or "dead"
                or "died"
                or "asleep"
                or "sleeping"
                or "sick"
                or "working"
                or "out"
                or "gone":
                case "qua" when next is "doi":
                case "passed" when next is "away":
                case "at" when next is "work" or "the":
                case "nam" when next is "vien":
                case "dang" when next is "lam" or "day" or "hop" or "ban" or "ngu":
                case "lam" when next is "ca" or "viec" or "xa" or "dong" or "ruong" or "an" or "o":
                    return true;
                case "o" when i + 1 < terms.Terms.Count && typed is not "ơ" && !Here.Contains(next.ToString()):
                    return true;
            }

            if (
                Movement.Contains(terms.Folded(i).ToString())
                && i + 1 < terms.Terms.Count
                && !Particles.Contains(next.ToString())
                && next is not ("cung" or "kem")
                && !IsYesBefore(terms, from, i)
            )
            {
                return true;
            }
        }

        return false;
    }

    // "mẹ em đồng ý đi học": the movement is the child's.
    private static bool IsYesBefore(ExpandedText terms, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (terms.Folded(i) is "y" or "cho" or "muon" or "bao" or "dua")
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
