using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>What is said instead of a name: whose it is ("cho cháu", "mẹ nó đây"), or that it must wait ("đợi tí").</summary>
internal static class NoName
{
    // With their marks: "Châu", "Võ" and "Bá" are names.
    private static readonly FrozenSet<string> Kin = Words(
        "cho cháu con em tôi tui mình chồng vợ bố ba má mẹ bà ông nội ngoại nó đây của các hai mấy cậu chú cô "
            + "dì bác chị anh gái trai đứa thằng nhà"
    );

    private static readonly FrozenSet<string> SurelyKin = Words("cho cháu con chồng vợ bố má mẹ bà ông tôi tui nó");

    private static readonly FrozenSet<string> UnmarkedKin = Kin.Select(VietnameseText.Fold).ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Beginnings =
    [
        "doi ti",
        "doi ty",
        "doi chut",
        "doi da",
        "doi mot",
        "cho ti",
        "cho ty",
        "cho chut",
        "cho mot chut",
        "de mai",
        "de sau",
        "de toi",
        "de luc khac",
        "luc khac",
        "khoan da",
        "toi khong biet",
    ];

    private static readonly string[] Anywhere = ["di lam", "lam an xa", "ke toi", "ten gi", "ba nuoi", "ong nuoi"];

    public static bool Is(AnalyzedText text)
    {
        var joined = ExpandedText.Of(text).ToString() + ' ';
        return Array.Exists(Beginnings, words => joined.StartsWith(words + ' ', StringComparison.Ordinal))
            || Array.Exists(Anywhere, words => (' ' + joined).Contains(' ' + words + ' ', StringComparison.Ordinal))
            || IsKinOnly(text);
    }

    private static bool IsKinOnly(AnalyzedText text)
    {
        if (text.Tokens.Count < 2)
        {
            return false;
        }

        var words = Enumerable.Range(0, text.Tokens.Count).Select(i => VietnameseText.LowerCanonical(text.Raw(i).ToString())).ToList();
        return text.HasMarks
            ? words.TrueForAll(Kin.Contains) && words.Exists(SurelyKin.Contains)
            : words.TrueForAll(UnmarkedKin.Contains)
                && (words[0] is "cho" || words.Exists(word => word is "chong" or "con") || (words.Count > 2 && words[^1] is "toi"));
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
