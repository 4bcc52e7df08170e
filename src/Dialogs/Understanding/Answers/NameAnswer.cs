using System.Buffers;
using System.Text;
using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// A person's name. Every name is right, Kinh, Thái, Mông or foreign, one word or seven; there is no list of names. Refused are digits,
/// questions, and command words when they are the whole message.
/// </summary>
public static class NameAnswer
{
    /// <summary>Fewest letters.</summary>
    public const int MinLetters = 2;

    /// <summary>Most letters and spaces.</summary>
    public const int MaxLength = 60;

    private const int MaxWords = 9;

    private const int MostConsonants = 3;

    private static readonly SearchValues<char> Consonants = SearchValues.Create("bcdfghjklmnpqrstvwxz");

    private static readonly SearchValues<char> NeverInNames = SearchValues.Create("@/\\<>{}[]=*_#+");

    private static readonly string[] Openers = ["da", "vang", "u", "ok", "thua", "alo", "chao", "xin", "day", "la"];

    private static readonly string[] Owners =
    [
        "toi",
        "minh",
        "em",
        "anh",
        "chi",
        "co",
        "chu",
        "bac",
        "ong",
        "ba",
        "chau",
        "con",
        "be",
        "tui",
        "mk",
        "me",
        "bo",
        "gai",
        "trai",
        "nha",
        "cua",
        "thay",
        "nguoi",
        "hoc",
        "vien",
        "vo",
        "chong",
        "ban",
        "no",
        "e",
        "t",
        "m",
        "cai",
        "thang",
        "nay",
        "i",
    ];

    private static readonly string[] NoNames =
    [
        "khong",
        "ko",
        "k",
        "co",
        "ok",
        "vang",
        "da",
        "u",
        "uh",
        "yes",
        "no",
        "dong y",
        "duoc",
        "dung",
        "sai",
        "roi",
        "biet",
        "toi",
        "minh",
        "em",
        "chua",
        "ten",
        "ho ten",
        "ho va ten",
        "ten toi",
        "ten gi",
        "khong biet",
        "gi",
        "test",
        "oke",
        "okay",
        "hong",
        "hok",
        "hihi",
        "haha",
        "hehe",
        "huhu",
        "kkk",
        "asd",
        "asdf",
        "qwe",
        "qwerty",
    ];

    // Whole messages that are no answer; as a part of a name each of them may be one.
    private static readonly string[] Insults =
    [
        "dm",
        "dmm",
        "dkm",
        "dcm",
        "dcmm",
        "vcl",
        "vkl",
        "vl",
        "clgt",
        "cmm",
        "cmnr",
        "dit me",
        "dit me may",
        "du ma",
        "dume",
        "wtf",
        "fuck",
        "fuck you",
        "shit",
    ];

    // Pairs that occur in sentences and not in names; single words would refuse "Nguyễn Văn Được".
    private static readonly string[] SentencePhrases =
    [
        "dang ky",
        "cho hoi",
        "cho toi",
        "cho em",
        "cho minh",
        "muon dang",
        "toi muon",
        "em muon",
        "minh muon",
        "khong muon",
        "khong biet",
        "khong co",
        "khong noi",
        "hoc phi",
        "mien phi",
        "tieng anh",
        "lop hoc",
        "dien thoai",
        "thong tin",
        "toi can",
        "giup toi",
        "giup em",
        "i want",
        "i need",
        "tell me",
        "show me",
        "quay lai",
        "doi ngon ngu",
        "hom nay",
        "ngay mai",
        "bai hoc",
        "su kien",
        "xem lai",
        "ten ai",
        "hay ten",
        "hay cua",
        "cho con hoc",
        "cho chau hoc",
        "cho be hoc",
        "khong can",
        "can gi",
        "de lam",
        "lam gi",
        "hoc sinh lop",
    ];

    /// <summary>Reads a message as a name, in title case.</summary>
    public static AnswerOutcome Parse(string message)
    {
        var text = WithoutOtherDetails(WithoutKeys(AnalyzedText.Of(message)));
        if (text.Tokens.Count == 0)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Empty);
        }

        var lead = text.Text.Contains('?', StringComparison.Ordinal) ? 0 : NameFrame.Lead(text);
        if (lead > 0)
        {
            text = AnalyzedText.Of(text.Text[text.Tokens[lead].Start..]);
        }

        text = NameFrame.InParts(text) is { } parts ? AnalyzedText.Of(parts) : text;

        if (
            Insults.Contains(text.Folded.Trim())
            && (
                !text.HasMarks
                || text.Text.Trim().ToLowerInvariant() is "đm" or "địt mẹ" or "địt mẹ mày" or "đụ má" or "đù má" or "đcm" or "đkm"
            )
        )
        {
            return new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        if (NoName.Is(text) && !text.Text.Contains('?', StringComparison.Ordinal))
        {
            return new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        // "là sao": what looks like an introduction asks.
        if (text.Text is "là sao" or "Là sao" or "la sao")
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        if (CommandFinder.Find(text) is { } command && !IsNameAnyway(text, command))
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        var (first, introduced) = SkipIntroduction(text);
        introduced |= lead > 0;
        if (
            text.Text.Contains('?', StringComparison.Ordinal)
            || (!introduced && SideQuestion.Is(text))
            || text.Raw(text.Tokens.Count - 1) is "à" or "hả"
            || (!IsDictated(text) && !NameFrame.IsTitled(text) && ExpandedText.Of(text).ContainsAnyPhrase(SentencePhrases))
        )
        {
            return SideQuestion.IsRefusal(text) && !text.Text.Contains('?', StringComparison.Ordinal)
                ? new AnswerOutcome.Rejected(RejectReasons.Refused)
                : AnswerOutcome.Interrupted.Instance;
        }

        if (text.Text.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Digits);
        }

        if (
            SideQuestion.IsRefusal(text)
            && text.Tokens.Count <= 3
            && !char.IsUpper(text.Text[^1])
            && text.Raw(0) is not "Khổng" and not "Khong"
        )
        {
            return new AnswerOutcome.Rejected(RejectReasons.Refused);
        }

        (first, var end) = Part(text, first);
        end = NameFrame.Tail(text, first, end, introduced);
        if (HoldsTwo(text, first, end))
        {
            return new AnswerOutcome.Rejected(RejectReasons.Several);
        }

        return first >= end ? new AnswerOutcome.Rejected(RejectReasons.Empty) : Take(text, first, end);
    }

    // "Nguyễn Văn Hùng và Nguyễn Thị Lan"; the family name Và stands first.
    private static bool HoldsTwo(AnalyzedText text, int first, int end)
    {
        for (var i = first + 2; i < end - 2; i++)
        {
            if (text.Raw(i) is "và" or "va" or "hoặc" or "là" or "and" or "with")
            {
                return true;
            }
        }

        return false;
    }

    private static AnswerOutcome Take(AnalyzedText text, int first, int end)
    {
        var start = text.Tokens[first].Start;
        var typed = text.Text.AsSpan(start, text.Tokens[end - 1].End - start);
        if (typed.IndexOfAny(NeverInNames) >= 0)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        var name = TitleCase(typed);
        var letters = name.Count(char.IsLetter);
        if (letters < MinLetters)
        {
            return new AnswerOutcome.Rejected(RejectReasons.TooShort);
        }

        if (name.Length > MaxLength || end - first > MaxWords)
        {
            return new AnswerOutcome.Rejected(RejectReasons.TooLong);
        }

        var folded = VietnameseText.Fold(name);
        if (IsMash(folded))
        {
            return new AnswerOutcome.Rejected(RejectReasons.Unclear);
        }

        return first == 0 && Array.IndexOf(NoNames, folded) >= 0 && !IsMarkedOtherwise(name)
            ? new AnswerOutcome.Rejected(RejectReasons.Unclear)
            : new AnswerOutcome.Accepted(name);
    }

    // "asdkjh", "hjk": nobody is called by what nobody can say. One such word among others may be an initial or a slip. Letters of other
    // scripts count as vowels.
    private static bool IsMash(string folded)
    {
        foreach (var range in folded.AsSpan().SplitAny(" '-"))
        {
            if (CanBeSaid(folded.AsSpan()[range]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool CanBeSaid(ReadOnlySpan<char> word)
    {
        var vowels = 0;
        var run = 0;
        for (var i = 0; i < word.Length; i++)
        {
            if (!Consonants.Contains(word[i]))
            {
                vowels++;
                run = 0;
            }
            else
            {
                // Written with several letters, said as one: "Schmidt", "Knights".
                i += word[i..] switch
                {
                    ['s', 'c', 'h', ..] or ['n', 'g', 'h', ..] or ['t', 'c', 'h', ..] => 2,
                    ['c' or 'g' or 'k' or 'p' or 's' or 't', 'h', ..] or ['c', 'k', ..] => 1,
                    _ => 0,
                };
                if (++run > MostConsonants)
                {
                    return false;
                }
            }
        }

        return vowels > 0;
    }

    // "Có" is no name, "Cơ" is; "Dũng" is, "đúng" is not.
    private static bool IsMarkedOtherwise(string name) =>
        name
            is "Cơ"
                or "Cỏ"
                or "Dũng"
                or "Dung"
                or "Dụng"
                or "Cò"
                or "Em"
                or "Tôi"
                or "Uy"
                or "Đá"
                or "Co"
                or "Tên"
                or "Sài"
                or "Duộc"
                or "Minh"
                or "Tới"
                or "Gì";

    // "Huy" and "Vi" are names; "hủy" and a bare "huy" are not.
    private static bool IsNameAnyway(AnalyzedText text, CommandKind command) =>
        text.Text is "Huy" || command is CommandKind.Vietnamese && text.FoldedToken(0) is "vi" && text.Tokens.Count == 1;

    /// <summary>First token of the name after "dạ tên em là", "con tôi tên", "my name is" and the like.</summary>
    private static (int First, bool Introduced) SkipIntroduction(AnalyzedText text)
    {
        foreach (
            var english in (ReadOnlySpan<string[]>)
                [
                    ["my", "name", "is"],
                    ["the", "name", "is"],
                    ["name", "is"],
                    ["name"],
                    ["i", "am"],
                    ["i", "m"],
                    ["im"],
                    ["it", "s"],
                    ["this", "is"],
                    ["call", "me"],
                    ["full", "name"],
                    ["my", "name", "s"],
                    ["my", "full", "name", "is"],
                    ["his", "name", "is"],
                    ["her", "name", "is"],
                    ["my", "child", "is"],
                    ["my", "son", "is"],
                    ["my", "daughter", "is"],
                    ["my", "son", "s", "name", "is"],
                    ["my", "daughter", "s", "name", "is"],
                    ["my", "child", "s", "name", "is"],
                ]
        )
        {
            if (text.StartsAt(0, english) && text.Tokens.Count > english.Length)
            {
                return (english.Length, true);
            }
        }

        if (IsDictated(text))
        {
            var begin = 1;
            while (
                begin < text.Tokens.Count - 1
                && text.FoldedToken(begin)
                    is "giup"
                        or "ho"
                        or "dum"
                        or "ten"
                        or "cho"
                        or "toi"
                        or "em"
                        or "minh"
                        or "la"
                        or "con"
                        or "chau"
                        or "be"
            )
            {
                begin++;
            }

            return (begin, true);
        }

        var i = AfterGreeting(text);
        while (i < text.Tokens.Count - 1 && Array.IndexOf(Openers, text.FoldedToken(i).ToString()) >= 0 && IsOpener(text, i))
        {
            i++;
        }

        var opened = i;
        while (i < text.Tokens.Count && Array.IndexOf(Owners, text.FoldedToken(i).ToString()) >= 0)
        {
            i++;
        }

        var owner = i;
        var word = false;
        if (text.StartsAt(i, "ho", "va", "ten"))
        {
            i += 3;
            word = true;
        }
        else if (text.StartsAt(i, "ho", "ten"))
        {
            i += 2;
            word = true;
        }
        else if (text.Is(i, "ten"))
        {
            i++;
            word = true;
        }

        if (word && text.StartsAt(i, "khai", "sinh") && i + 2 < text.Tokens.Count)
        {
            i += 2;
        }

        while (
            word
            && i < text.Tokens.Count - 1
            && (
                text.Is(i, "day")
                || text.Is(i, "du")
                || text.Is(i, "cua")
                || (i > owner && Array.IndexOf(Owners, text.FoldedToken(i).ToString()) >= 0 && IntroducesLater(text, i))
            )
        )
        {
            i++;
        }

        if ((word || owner > opened) && (text.Is(i, "la") || text.Is(i, "goi")) && i < text.Tokens.Count - 1)
        {
            i++;
            word = true;
            if (text.Is(i, "la") && i < text.Tokens.Count - 1)
            {
                i++;
            }
        }

        // "tên em Hoa", "tên bố Nguyễn Văn A"
        if (word)
        {
            return (
                NameFrame.AfterKin(text, i) is > 0 and var kin ? kin
                : NameFrame.AfterSmallWords(text) is var small && small > i ? small
                : i,
                true
            );
        }

        if (NameFrame.AfterSmallWords(text) is > 0 and var after)
        {
            return (after, true);
        }

        // "anh Trần Văn Bình", "con gái út Lê Ngân": in small letters before capitals it is an address; "anh thư" is a name.
        if (NameFrame.AfterKin(text, opened) is > 0 and var named)
        {
            return (named, true);
        }

        // "em Lan", "chị Hoa": an address that no name begins with; "Anh Thư" stays whole.
        var address =
            text.Tokens.Count > opened + 1
            && text.Raw(opened)
                is "em"
                    or "Em"
                    or "tôi"
                    or "Tôi"
                    or "chị"
                    or "Chị"
                    or "mình"
                    or "bác"
                    or "bạn"
                    or "cháu"
                    or "cô"
                    or "chú"
                    or "ông"
                    or "bà"
                    or "tui";
        return address && owner == opened + 1 && (opened > 0 || text.Tokens.Count <= 6) ? (owner, true) : (opened, opened > 0);
    }

    // "ghi giúp tôi là Nguyễn Văn Bảy"
    private static bool IsDictated(AnalyzedText text) =>
        text.Tokens.Count > 2
        && text.FoldedToken(0) is "ghi" or "viet" or "luu"
        && text.FoldedToken(1) is "giup" or "ho" or "dum" or "ten" or "cho" or "la";

    // "chào ad, em là Lan": what stands before the comma is for us.
    private static int AfterGreeting(AnalyzedText text)
    {
        if (text.FoldedToken(0) is not ("chao" or "alo" or "hello" or "hi" or "xin" or "kinh"))
        {
            return 0;
        }

        for (var i = 1; i < Math.Min(6, text.Tokens.Count); i++)
        {
            if (text.Text.AsSpan(text.Tokens[i - 1].End, text.Tokens[i].Start - text.Tokens[i - 1].End).IndexOfAny(",.!;") >= 0)
            {
                return i;
            }
        }

        return 0;
    }

    // "Trần Thị Lan sinh năm 1990", "Lan, sđt 0912…": the name stands before the other detail.
    private static AnalyzedText WithoutOtherDetails(AnalyzedText text)
    {
        for (var i = 2; i < text.Tokens.Count - 1; i++)
        {
            var numberNext = text.Tokens[i + 1].Kind == TokenKind.Number;
            if (
                (
                    text.Is(i, "sinh")
                    && (
                        numberNext
                        || (
                            text.FoldedToken(i + 1) is "nam" or "ngay"
                            && i + 2 < text.Tokens.Count
                            && text.Tokens[i + 2].Kind == TokenKind.Number
                        )
                    )
                )
                || (text.FoldedToken(i) is "sn" or "ns" or "sdt" or "dt" && numberNext)
                || (text.FoldedToken(i) is "lop" && numberNext)
                || (
                    text.Tokens[i].Kind == TokenKind.Number
                    && (text.FoldedToken(i + 1) is "tuoi" or "t" || (text.Is(i, "2") && text.FoldedToken(i + 1) is ['k', ..]))
                )
            )
            {
                // "… học lớp 3", "… là học sinh lớp 6"
                var cut = i;
                while (cut > 1 && text.Is(i, "lop") && text.Raw(cut - 1) is "học" or "hoc" or "sinh" or "đang" or "dang" or "là" or "la")
                {
                    cut--;
                }

                return AnalyzedText.Of(text.Text[..text.Tokens[cut].Start]);
            }
        }

        return text;
    }

    // "nguyeenx vawn an": one such word may be a foreign name (Lee, Max), two are a keyboard that did not convert.
    private static AnalyzedText WithoutKeys(AnalyzedText text)
    {
        var keys = 0;
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            keys += KeyboardRepair.Decode(text, i) is null ? 0 : 1;
        }

        return keys >= 2 ? KeyboardRepair.Of(text) : text;
    }

    private static bool IntroducesLater(AnalyzedText text, int from)
    {
        for (var i = from; i < text.Tokens.Count; i++)
        {
            if (text.Is(i, "la"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOpener(AnalyzedText text, int index) =>
        text.FoldedToken(index) switch
        {
            "xin" => text.Is(index + 1, "chao"),
            "day" => text.Is(index + 1, "la"),
            "la" => index == 0 ? text.Raw(0) is "là" or "Là" : text.Is(index - 1, "day"),
            "da" => text.Raw(index) is "dạ" or "Dạ" or "da" or "Da",
            "vang" => text.Raw(index) is "vâng" or "Vâng" or "vang",
            "u" => text.Raw(index) is "ừ" or "Ừ",
            _ => true,
        };

    // "bố: Nguyễn Văn An", "Trần Văn Nam, nam, ở Vinh": what stands after a colon and before a comma.
    private static (int First, int End) Part(AnalyzedText text, int first)
    {
        var end = text.Tokens.Count;
        for (var i = first + 1; i < end; i++)
        {
            var gap = text.Text.AsSpan(text.Tokens[i - 1].End, text.Tokens[i].Start - text.Tokens[i - 1].End);
            if (gap.Contains(':') && i - first <= 4)
            {
                first = i;
            }
            else if (gap.IndexOfAny(",;\n(") >= 0)
            {
                return (first, i);
            }
        }

        return (first, end);
    }

    private static string TitleCase(ReadOnlySpan<char> typed)
    {
        var name = new StringBuilder(typed.Length);
        var upper = true;
        foreach (var c in typed)
        {
            if (char.IsLetter(c))
            {
                name.Append(upper ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c));
                upper = false;
            }
            else if (c is '\'' or '-' && name.Length > 0)
            {
                name.Append(c);
                upper = true;
            }
            else if (name.Length > 0 && name[^1] != ' ')
            {
                name.Append(' ');
                upper = true;
            }
        }

        return name.ToString().Trim();
    }
}
