using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// What stands around a name in a sentence: for whom ("cho con gái …"), who is spoken to ("… cháu ạ", "… em ơi") and where from ("… ở Quỳnh
/// Lưu"). Each of these words is also a name ("Trần Thị Em", "Phạm Nhã", "Lê Văn Ở"): it is cut off only where capitals or a particle
/// beside it tell, and never so that a name would end in "Thị" or "Văn".
/// </summary>
internal static class NameFrame
{
    private static readonly FrozenSet<string> Particles = Words(
        "ạ ạk ah nhé nhá nha nhe nhen nghen nghe nè ne nờ nà hè hí hĩ ơi oi a đó đây thôi please thanks"
    );

    // Without capitals these are particles also where no word of address stands beside them.
    private static readonly FrozenSet<string> SureParticles = Words("ạ ạk nhé nhá ah nhen nghen");

    private static readonly FrozenSet<string> Addressed = Words(
        "cháu em anh chị cô chú bác ông bà con bạn cậu dì thầy ad admin bot chau chi co chu bac ong ba ban di thay"
    );

    // With their marks, or without any, they are hardly ever the last word of a name.
    private static readonly FrozenSet<string> SurelyAddressed = Words("cháu em chị cô chú bác ông bà bạn dì thầy ad admin bot bac ban");

    private static readonly FrozenSet<string> Kin = Words(
        "con chau em anh chi co chu bac ong ba be me bo vo chong gai trai ut dau lon nho nha toi minh tui mk "
            + "toi cua ban thang no ca hai nguoi hoc vien"
    );

    private static readonly FrozenSet<string> FamilyNames = Words(
        "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh luong cao thai ta ha "
            + "trinh dau chu phung to lu lo vi kha lau xong moong cut gia va luu phi lam doan ton quach dam "
            + "truong mai la nghiem hua khuat kieu vuong thach lang quang"
    );

    /// <summary>Whether a folded word is a common family name.</summary>
    public static bool IsFamilyName(string folded) => FamilyNames.Contains(folded);

    /// <summary>
    /// The first token of a name that somebody is signed up under ("đăng ký cho con gái Nguyễn Bảo Anh", "for my son Tom"), else 0.
    /// </summary>
    public static int Lead(AnalyzedText text)
    {
        var i = 0;
        while (text.FoldedToken(i) is "da" or "vang" or "u" or "ok" or "a" or "please" && i < text.Tokens.Count - 1)
        {
            i++;
        }

        if (English(text, i) is > 0 and var english)
        {
            return english;
        }

        var at = i;
        var asks = text.StartsAt(at, "dang", "ky") || text.StartsAt(at, "dang", "ki") || text.FoldedToken(at) is "dk" or "dki";
        if (asks)
        {
            for (var skipped = 0; at < text.Tokens.Count && skipped < 7 && !text.Is(at, "cho"); skipped++)
            {
                at++;
            }
        }

        if (!text.Is(at, "cho") || at >= text.Tokens.Count - 1 || text.Raw(at) is "Chờ" or "chờ" or "chỗ" or "chợ")
        {
            return 0;
        }

        var kin = at + 1;
        while (kin < text.Tokens.Count && Kin.Contains(text.FoldedToken(kin).ToString()) && !char.IsUpper(text.Raw(kin)[0]))
        {
            kin++;
        }

        if (kin >= text.Tokens.Count || kin == at + 1)
        {
            return 0;
        }

        // "cho mình tên Hà", "cho con tôi là Lê Minh": the introduction is read as any other.
        var named =
            text.FoldedToken(kin) is "ten" or "la" && kin < text.Tokens.Count - 1 && text.FoldedToken(kin + 1) is not ("gi" or "sao");
        return named || BeginsName(text, kin) ? kin : 0;
    }

    /// <summary>
    /// The first token after words of kinship that only say whose name it is: "con gái út Lê Ngân", "vợ tôi Nguyễn Thị Lan"; else 0.
    /// </summary>
    public static int AfterKin(AnalyzedText text, int first)
    {
        var at = first;
        while (at < text.Tokens.Count && Kin.Contains(text.FoldedToken(at).ToString()) && !char.IsUpper(text.Raw(at)[0]))
        {
            at++;
        }

        while (at > first && at < text.Tokens.Count - 1 && text.Raw(at) is "tên" or "ten" or "là")
        {
            at++;
        }

        if (at == first || at >= text.Tokens.Count || text.FoldedToken(at) is "thi" or "van")
        {
            return 0;
        }

        return char.IsUpper(text.Raw(at)[0]) || (text.FoldedToken(first) is "con" && at - first >= 2 && BeginsName(text, at)) ? at : 0;
    }

    /// <summary>
    /// The first token of a name in capitals after words without any that end in "là" or "tên": "ở nhà gọi là Bống", "thằng cu tên Bin";
    /// else 0.
    /// </summary>
    public static int AfterSmallWords(AnalyzedText text)
    {
        for (var i = 1; i < text.Tokens.Count - 1; i++)
        {
            if (char.IsUpper(text.Raw(i)[0]))
            {
                return 0;
            }

            if (text.Raw(i) is "là" or "la" or "tên" or "ten" && char.IsUpper(text.Raw(i + 1)[0]))
            {
                return i + 1;
            }
        }

        return 0;
    }

    /// <summary>"họ Nguyễn tên Nam" as "Nguyễn Nam", or null.</summary>
    public static string? InParts(AnalyzedText text)
    {
        for (var i = 0; i < text.Tokens.Count - 3 && i < 3; i++)
        {
            if (text.Raw(i) is not ("họ" or "Họ" or "ho") || text.Raw(i + 1) is "tên" or "và")
            {
                continue;
            }

            for (var at = i + 2; at < Math.Min(i + 5, text.Tokens.Count - 1); at++)
            {
                if (text.Raw(at) is "tên" or "ten")
                {
                    var given = text.Raw(at + 1) is "là" && at + 2 < text.Tokens.Count ? at + 2 : at + 1;
                    return $"{text.Text[text.Tokens[i + 1].Start..text.Tokens[at - 1].End]} {text.Text[text.Tokens[given].Start..]}";
                }
            }
        }

        return null;
    }

    /// <summary>A whole name in capitals with a family name before it ("Trần Đăng Ký"): no sentence, whatever its words mean.</summary>
    public static bool IsTitled(AnalyzedText text)
    {
        if (text.Tokens.Count is < 2 or > 5 || !FamilyNames.Contains(text.FoldedToken(0).ToString()))
        {
            return false;
        }

        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (!char.IsUpper(text.Raw(i)[0]) || (text.Tokens[i].Length > 1 && !char.IsLower(text.Raw(i)[^1])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The token after the last of the name.</summary>
    /// <param name="text">The message.</param>
    /// <param name="first">First token of the name.</param>
    /// <param name="end">Token after the last that may belong to it.</param>
    /// <param name="introduced">"tên tôi là" or the like stands before it.</param>
    public static int Tail(AnalyzedText text, int first, int end, bool introduced)
    {
        end = BeforePlace(text, first, end);
        while (end > first + 1)
        {
            var cut = WithoutAddress(text, first, end, introduced);
            if (cut == end || IsUnfinished(text, cut))
            {
                return end;
            }

            end = cut;
        }

        return end;
    }

    private static int WithoutAddress(AnalyzedText text, int first, int end, bool introduced)
    {
        var last = Lower(text, end - 1);
        var tells = CaseTells(text, first, end - 1);
        if (Particles.Contains(last))
        {
            // "em ơi", "cháu ạ", "chị nhé"
            var before = end - 2 > first ? Lower(text, end - 2) : "";
            if (
                Addressed.Contains(before)
                && before is not ""
                && !IsUnfinished(text, end - 2)
                && (CaseTells(text, first, end - 2) || (SurelyAddressed.Contains(before) && IsEnough(end - 2 - first, introduced)))
            )
            {
                return end - 2;
            }

            var plain = last is "nha" or "nhe" or "a" && (introduced || text.HasMarks);
            return
                tells
                || SureParticles.Contains(last) && !char.IsUpper(text.Raw(end - 1)[0])
                || last is "ạ"
                || plain && !char.IsUpper(text.Raw(end - 1)[0])
                || (end > first + 2 && last is "nhe" or "please" or "thanks")
                || (end > first + 3 && last is "a")
                ? end - 1
                : end;
        }

        if (!Addressed.Contains(last))
        {
            return end;
        }

        // "nhé cháu", "nha em"; "Cao Xuân Đài cháu"; "ad" is nobody's name.
        if (
            end - 2 > first
            && Lower(text, end - 2) is "nhé" or "nhá" or "nha" or "nhe" or "ạ" or "nghe" or "đó" or "nè"
            && (tells || IsEnough(end - 2 - first, introduced))
        )
        {
            return end - 2;
        }

        return (tells && end - 1 - first >= 2) || (last is "ad" && end > first + 2) ? end - 1 : end;
    }

    private static int BeforePlace(AnalyzedText text, int first, int end)
    {
        for (var i = first + 1; i < end - 1; i++)
        {
            var word = Lower(text, i);
            var tells = CaseTells(text, first, i);
            var isPlace = word switch
            {
                "ở" or "from" => true,
                "o" => text.FoldedToken(i - 1) is not ("y" or "h"),
                "quê" => tells || Lower(text, i + 1) is "ở" || (i - first >= 2 && Lower(text, i + 1) is not "hương"),
                "que" => Lower(text, i + 1) is "o",
                "xã" or "phường" or "huyện" => tells || i - first >= 2,
                "bên" or "tại" or "từ" or "xóm" or "thôn" or "tp" or "xa" or "phuong" or "ben" or "tu" or "tai" or "in" => tells,
                _ => false,
            };
            if (isPlace && !char.IsUpper(text.Raw(i)[0]) && !IsUnfinished(text, i))
            {
                return i;
            }
        }

        return end;
    }

    // A name does not end in "Thị" or "Văn"; what follows is its last word.
    private static bool IsUnfinished(AnalyzedText text, int end) => Lower(text, end - 1) is "thị" or "thi" or "văn" or "van";

    private static bool IsEnough(int words, bool introduced) => words >= 2 || (introduced && words >= 1);

    // The writer begins names with capitals, and this word has none.
    private static bool CaseTells(AnalyzedText text, int first, int at)
    {
        for (var i = first; i < at; i++)
        {
            if (!char.IsUpper(text.Raw(i)[0]) && !Particles.Contains(Lower(text, i)))
            {
                return false;
            }
        }

        return char.IsLower(text.Raw(at)[0]);
    }

    private static bool BeginsName(AnalyzedText text, int at) =>
        char.IsUpper(text.Raw(at)[0]) || (FamilyNames.Contains(text.FoldedToken(at).ToString()) && text.Tokens.Count - at is >= 2 and <= 6);

    private static int English(AnalyzedText text, int i)
    {
        var at = i;
        while (text.FoldedToken(at) is "register" or "sign" or "up" or "enrol" or "enroll" or "for" or "add" && at < text.Tokens.Count - 2)
        {
            at++;
        }

        if (
            !text.Is(at, "my")
            || at + 2 >= text.Tokens.Count
            || text.FoldedToken(at + 1)
                is not (
                    "son"
                    or "daughter"
                    or "child"
                    or "kid"
                    or "wife"
                    or "husband"
                    or "mother"
                    or "father"
                    or "friend"
                    or "sister"
                    or "brother"
                )
        )
        {
            return 0;
        }

        at += 2;
        at += text.FoldedToken(at) is "named" or "called" && at < text.Tokens.Count - 1 ? 1 : 0;
        return char.IsUpper(text.Raw(at)[0]) ? at : 0;
    }

    private static string Lower(AnalyzedText text, int i) => VietnameseText.LowerCanonical(text.Raw(i).ToString());

    private static FrozenSet<string> Words(string words) =>
        words.Split(' ').Select(VietnameseText.LowerCanonical).ToFrozenSet(StringComparer.Ordinal);
}
