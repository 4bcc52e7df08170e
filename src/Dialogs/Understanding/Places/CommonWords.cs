using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Understanding.Places;

/// <summary>
/// Names that are plain words in small letters: "yên tĩnh" is quiet, "cua nam" is "của năm", "cho chau hoi" asks and means no Châu Hội.
/// They are places after a word of place ("ở", "tại", "về"), with capitals, or when they are all that is said.
/// </summary>
internal static class CommonWords
{
    // Words also with the marks of the name.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Marked = Words("yen tinh,khanh thanh");

    // Words when the marks are left out: "nghỉ thứ", "cơ quan hành chính", "văn hóa thành phố", "tận tháng", "tiền đóng".
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Unmarked = Words(
        "cua nam,nghi thu,nghi van,nghi dong,nghi xuan,nghi lam,nghi lien,nghi truong,nghi yen,thanh qua,tan "
            + "thang,tan mai,tan huong,lam thanh,luong minh,quan hanh,quan bau,"
            + "doi cung,luu kien,van du,vien thanh,hoa thanh,do thanh,quan thanh,tien ky,tien dong,than linh,bac "
            + "son,bac thanh,dien cat,dien hong,dien quang,dang son,dong hop,nghi hai,nghi huong,tam dong,vo liet,"
            + "chau hoi,chau binh,chau cuong,chau hoan,chau hanh,chau hong,chau kim,chau ly,chau loc,chau "
            + "nga,chau phong,chau quang,chau thuan,chau thanh,chau thai,chau thang,chau tien"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Cues = Words(
        "o,tai,ve,gan,que,dan,thuoc,xom,thon,lang,in,near,at,around,from"
    );

    /// <summary>Whether the words are plain ones here and no place.</summary>
    public static bool Are(AnalyzedText text, int first, int count)
    {
        var folded = text.Folded.AsSpan(text.Tokens[first].Start, text.Tokens[first + count - 1].End - text.Tokens[first].Start);
        var marked = false;
        var capital = true;
        for (var i = first; i < first + count; i++)
        {
            marked |= text.Tokens[i].HasMarks;
            capital &= char.IsUpper(text.Raw(i)[0]);
        }

        return (Marked.Contains(folded) || (!marked && (Unmarked.Contains(folded) || EndsAWord(text, first))))
            && !(capital && text.Raw(first)[^1] is var last && char.IsLower(last))
            && !IsCued(text, first);
    }

    // "hội nghị hướng dẫn", "gọi điện quảng cáo", "ý nghĩa lạc quan": the first word belongs to the one before.
    private static bool EndsAWord(AnalyzedText text, int first)
    {
        var before = first > 0 ? text.FoldedToken(first - 1) : default;
        return text.FoldedToken(first) switch
        {
            "nghi" => before is "hoi" or "de" or "kien" or "duoc" or "may" or "ngay",
            "dien" => before is "goi" or "tien" or "mat" or "cup" or "bi" or "buu" or "dai",
            "nghia" => before is "y" or "chu" or "dinh" or "co",
            _ => false,
        };
    }

    // "chỗ ở yên tĩnh" is a quiet home.
    private static bool IsCued(AnalyzedText text, int first)
    {
        if (first == 0 || !Cues.Contains(text.FoldedToken(first - 1)))
        {
            return false;
        }

        var raw = text.Raw(first - 1);
        return text.FoldedToken(first - 1) switch
        {
            "o" => (!text.Tokens[first - 1].HasMarks || raw is "ở" or "Ở")
                && !(first > 1 && text.Raw(first - 2) is "chỗ" or "nơi" or "nhà" or "phòng"),
            "ve" => !text.Tokens[first - 1].HasMarks || raw is "về" or "Về",
            "que" => raw is "quê" or "Quê" or "que",
            _ => true,
        };
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(string words) =>
        words.Split(',').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
