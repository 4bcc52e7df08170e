using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// Tells a question or a command from an attempt to answer. Errs on the side of "attempt": a form that treats an answer as a question loses
/// it, a form that asks again does not.
/// </summary>
internal static class SideQuestion
{
    private static readonly string[] Phrases =
    [
        "bao nhieu",
        "o dau",
        "di dau",
        "cho nao",
        "khi nao",
        "luc nao",
        "ngay nao",
        "gio nao",
        "lop nao",
        "la gi",
        "lam gi",
        "can gi",
        "co gi",
        "de lam gi",
        "gi vay",
        "gi the",
        "the nao",
        "tai sao",
        "vi sao",
        "sao lai",
        "lam sao",
        "ra sao",
        "may gio",
        "bao gio",
        "bao lau",
        "sao phai",
        "sao can",
        "sao hoi",
        "sao bat",
        "sao cu",
        "phai khong",
        "duoc khong",
        "duoc chua",
        "co duoc",
        "co phai",
        "dung khong",
        "co mat",
        "co can",
        "co bat buoc",
        "co mien phi",
        "co an toan",
        "hay khong",
        "ai day",
        "ai vay",
        "cho hoi",
        "xin hoi",
        "muon hoi",
        "hoi chut",
        "hoi ty",
        "nghia la",
        "tuc la",
        "what is",
        "what time",
        "what do",
        "where is",
        "when is",
        "how much",
        "how long",
        "how do",
        "why do",
        "do i",
        "is it",
        "can i",
        "is there",
        "who is",
        "which class",
        "what are",
        "are there",
        "why you",
        "how to",
        "hoc phi",
        "mat tien",
        "ton tien",
        "gap can bo",
        "la sao",
        "giay to gi",
        "may tuoi",
        "muc nao",
        "bac nao",
        "may buoi",
        "nhu nao",
        "o mo",
        "lam rang",
        "rang lai",
        "la chi",
        "dang ky lop",
        "muon dang ky",
        "muon huy",
        "xoa du lieu",
        "bi lua",
        "lua dao",
    ];

    /// <summary>True when the message asks something instead of answering.</summary>
    public static bool Is(AnalyzedText text)
    {
        if (text.Text.Contains('?', StringComparison.Ordinal))
        {
            return text.Tokens.Count > 0;
        }

        if (text.Tokens.Count < 2)
        {
            return text.Tokens.Count == 1 && text.FoldedToken(0) is "sao" or "what" or "why" or "how" or "where" or "when";
        }

        var expanded = ExpandedText.Of(text);
        return expanded.ContainsAnyPhrase(Phrases) || EndsAsQuestion(expanded);
    }

    /// <summary>True when the message asks something or is a command.</summary>
    public static bool IsInterruption(AnalyzedText text) => CommandFinder.Find(text) is not null || Is(text);

    /// <summary>True when the citizen says that there is nothing to tell, or that they will not tell.</summary>
    public static bool IsRefusal(AnalyzedText text) =>
        text.Tokens.Count <= 8
        && ExpandedText
            .Of(text)
            .ContainsAnyPhrase([
                "khong co",
                "khong muon",
                "khong cho",
                "khong noi",
                "khong nho",
                "khong tien",
                "khong thich",
                "khong cung cap",
                "chua co",
                "khong ghi",
                "khong biet",
                "khong ro",
                "dont have",
                "don t have",
                "no phone",
                "rather not",
                "don t know",
                "dont know",
                "don t want",
                "dont want",
            ]);

    // "có … không", "… được chưa", "… hả": the word order of a yes/no question.
    private static bool EndsAsQuestion(ExpandedText text)
    {
        var last = text.Terms.Count - 1;
        while (last > 0 && text.Folded(last) is "a" or "vay" or "the" or "ban" or "ad" or "em")
        {
            last--;
        }

        // Without their marks these are the names Hà and Nhi.
        if (text.Terms[last].Marked.Span is "hả" or "nhỉ" or "hở")
        {
            return true;
        }

        if (last < 2 || text.Folded(last) is not ("khong" or "chua"))
        {
            return false;
        }

        if (text.Folded(0) is "con" && text.Folded(1) is not "toi" and not "em" and not "trai" and not "gai")
        {
            return true;
        }

        for (var i = 0; i < last; i++)
        {
            if (text.Folded(i) is "co" or "duoc" or "phai" or "da" && i < last - 1)
            {
                return true;
            }
        }

        return false;
    }
}
