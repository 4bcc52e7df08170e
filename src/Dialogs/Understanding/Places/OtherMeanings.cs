using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Understanding.Places;

/// <summary>
/// Tells a place from a person, a street or plain words that are written alike. Nothing here is asked when a type ("xã", "phường") was
/// said.
/// </summary>
internal static class OtherMeanings
{
    // Names that are also people's names or plain words: taken only after a word of place, or when they are the whole message or begin it.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AlsoWords = Words(
        "truong thi,cam lam,thu thuy,thanh tien,luc da,ma thanh,nam anh,nam can,ta ca,son lam,binh minh,xa "
            + "luong,dong van,thong thu,thong tan,an hoa,hop minh,minh chau,"
            + "kim lien,dai dong,ha son,thanh ha,thai son,don phuc,trung do,minh tien,bac ly,hoa hieu,quang "
            + "trung,anh son,minh hop,minh thanh,kim thanh,ngoc lam,ngoc son,"
            + "van an,van hai,van tu,le loi,thanh an,dung,vinh,hoang mai,nam kim,yen na,tam hop,nam son,minh "
            + "son,thanh lam,thanh huong,ngoc bich,mai son,xuan lam,"
            + "tien phong,quang tien,hai chau,kim son,nam thanh,phuc loi,phuc loc,thanh xuan,trung thanh,long "
            + "thanh,lien hop,van hien,nhan hoa,thanh mai,thanh tung,"
            + "thanh son,duc son,hong son,hong long,hung tien,tan thanh,dong thanh,tien thanh,hanh lam,dong "
            + "son,trung son,van son,lam son,ngoc ha,thanh my,thanh lien,thanh nga,"
            + "thai hoa,quang son,hoa binh,hop thanh,tan long,tan tien,dai hue,hai loc,phuc tho,trung loc,quang "
            + "thanh,long son,nam thai,tam thai,quang chau,tan an,tan phu,thanh duc,"
            + "thanh long,duc thanh,cong thanh,vinh thanh,bao thanh,vinh tuong,phuc thanh,dai son,dai thanh,ky "
            + "son,binh son,ha huy tap,thu thuy,xuan son,quynh hoa,thanh tien,thanh hoa,"
            + "tam son,cao son,hoa son,thinh son,tay son,hung son,phu son,thanh yen,thanh khai,thanh giang,van "
            + "thanh,van loi,nhan son,nhan thanh,tuong duong,bao nam,bao thang,chau nhan,nghi an"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PlaceWords = Words(
        "o,tai,gan,ve,den,quanh,tren,duoi,vung,khu,qua,ngoai,trong,dan,que,in,near,at,around,from,ben,ra,vo,vao,len,"
            + "xuong,thuoc,xom,thon,lang,phia,huong,ga,hoi"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Titles = Words(
        "anh,chi,co,thay,ban,em,chau,con,be,bac,chu,ong,ba,cau,mo,di,duong,ten,ho,a,c,e,mr,mrs,ms,miss,cu,nhoc,vo,chong,me,bo"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FamilyNames = Words(
        "nguyen,tran,le,pham,hoang,huynh,phan,vu,vo,dang,bui,do,ho,ngo,duong,ly,dinh,luong,cao,thai,ta,ha,trinh,dau,"
            + "chu,phung,to,lu,lo,vi,kha,lau,xong,moong,cut,gia,va,"
            + "quang,lang,ngan,luu,phi,tang,trieu,lam,doan,ton,quach,dam,truong,van,thi,ngoc,thanh,minh"
    );

    /// <summary>"Nội thành Vinh" is the city and not the ward Thành Vinh.</summary>
    public static bool IsInnerCity(AnalyzedText text, int first, int count) =>
        count == 2 && text.Is(first, "thanh") && (text.Is(first - 1, "noi") || text.Is(first - 1, "ngoai"));

    /// <summary>A word of place stands before words of two syllables or more that are nothing but a name.</summary>
    public static bool IsSurelyPlace(AnalyzedText text, int first, int count) =>
        count > 1
        && first > 0
        && IsPlaceWord(text, first - 1, text.FoldedToken(first - 1))
        && !AlsoWords.Contains(text.Folded.AsSpan(text.Tokens[first].Start, text.Tokens[first + count - 1].End - text.Tokens[first].Start));

    /// <summary>True when the words at these tokens most likely are no place.</summary>
    public static bool Fit(AnalyzedText text, int first, int count, List<PlaceEntry> entries)
    {
        if (IsAllThatIsSaid(text, first, count))
        {
            return false;
        }

        if (CommonWords.Are(text, first, count))
        {
            return true;
        }

        var folded = text.Folded.AsSpan(text.Tokens[first].Start, text.Tokens[first + count - 1].End - text.Tokens[first].Start);
        var previous = first > 0 ? text.FoldedToken(first - 1) : default;
        var next = first + count < text.Tokens.Count ? text.FoldedToken(first + count) : default;
        if (folded is "dung" || (folded is "my son" && !text.HasMarks))
        {
            return true;
        }

        if (IsStreet(text, first))
        {
            return true;
        }

        if (folded is "vinh")
        {
            return IsOtherVinh(text, first, previous, next);
        }

        var alsoWord = AlsoWords.Contains(folded);
        if ((alsoWord || !entries.Exists(e => e.District is not null)) && IsPerson(text, first))
        {
            return true;
        }

        if (!alsoWord)
        {
            return false;
        }

        if (IsPlaceWord(text, first - 1, previous))
        {
            return next is "nao";
        }

        // At the beginning it is what the message is about: "Kim Liên có sự kiện gì", "van tu co lop khong".
        return !(
            first == 0
            && (
                next is "co" or "hom" or "cuoi"
                || (
                    char.IsUpper(text.Raw(0)[0])
                    && char.IsUpper(text.Raw(count - 1)[0])
                    && (text.Text.Contains(',', StringComparison.Ordinal) || next is "thi" or "ngay" or "tuan" or "mai")
                )
            )
        );
    }

    // "dạ kim liên ạ": politeness beside it says nothing else.
    private static bool IsAllThatIsSaid(AnalyzedText text, int first, int count)
    {
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (i == first)
            {
                i += count - 1;
            }
            else if (text.FoldedToken(i) is not ("da" or "vang" or "thua" or "a" or "ah" or "nhe" or "nha" or "ad"))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlaceWord(AnalyzedText text, int at, ReadOnlySpan<char> word)
    {
        if (at < 0)
        {
            return false;
        }

        var marked = text.Tokens[at].HasMarks;
        var raw = text.Raw(at);
        return word switch
        {
            "o" => !marked || raw is "ở" or "Ở",
            "toi" => raw is "tới" or "Tới",
            "tu" => !marked || raw is "từ" or "Từ",
            "cho" => raw is "chợ" or "Chợ",
            "ban" => raw is "bàn" or "bản" or "Bản",
            "co" or "ho" => false,
            _ => PlaceWords.Contains(word),
        };
    }

    private static bool IsStreet(AnalyzedText text, int first) =>
        first > 0
        && (
            text.FoldedToken(first - 1) switch
            {
                "duong" => !text.Tokens[first - 1].HasMarks || text.Raw(first - 1) is "đường" or "Đường",
                "pho" => !text.Tokens[first - 1].HasMarks || text.Raw(first - 1) is "phố" or "Phố",
                "ngo" or "hem" or "bao" => text.Tokens[first - 1].HasMarks,
                "street" => true,
                _ => false,
            }
        );

    // "anh Vinh", "Nguyễn Kim Liên", "con tôi tên Bình Minh"; but "trẻ em Quỳnh Đôi", "bà con Diễn Kỷ".
    private static bool IsPerson(AnalyzedText text, int first)
    {
        if (first == 0)
        {
            return false;
        }

        var previous = text.FoldedToken(first - 1);
        var before = first > 1 ? text.FoldedToken(first - 2) : default;
        if (Titles.Contains(previous))
        {
            var marked = text.Tokens[first - 1].HasMarks;
            return !(previous is "em" or "con" or "chau" or "ban" && before is "tre" or "ba" or "cac" or "dan" or "nha" or "que")
                && !(
                    previous is "ba" or "co" or "ho" or "di" or "me" or "bo" or "vo" or "a" or "c" or "e" or "duong" or "chu" or "cau"
                    && !IsTitleWord(text.Raw(first - 1), marked)
                );
        }

        if (previous is "la" && before is "ten" or "toi" or "em" or "minh" or "chau" or "con")
        {
            return true;
        }

        return FamilyNames.Contains(previous)
            && text.Text[text.Tokens[first].Start - 1] == ' '
            && (
                char.IsUpper(text.Raw(first - 1)[0])
                    ? first > 1 || char.IsUpper(text.Raw(first)[0])
                    : previous is "nguyen" or "tran" or "pham" or "huynh" or "phan" or "trinh"
                        || text.Raw(first - 1) is "lê" or "hoàng" or "đặng" or "bùi" or "võ" or "đỗ" or "ngô"
            );
    }

    private static bool IsTitleWord(ReadOnlySpan<char> raw, bool marked) =>
        marked
        && raw
            is "bà"
                or "Bà"
                or "cô"
                or "Cô"
                or "họ"
                or "Họ"
                or "dì"
                or "Dì"
                or "mẹ"
                or "Mẹ"
                or "bố"
                or "Bố"
                or "vợ"
                or "Vợ"
                or "dượng"
                or "chú"
                or "Chú"
                or "cậu"
                or "Cậu";

    private static bool IsOtherVinh(AnalyzedText text, int first, ReadOnlySpan<char> previous, ReadOnlySpan<char> next) =>
        previous
            is "anh"
                or "thay"
                or "chu"
                or "ong"
                or "bac"
                or "van"
                or "duc"
                or "quang"
                or "huu"
                or "chi"
                or "phon"
                or "hien"
                or "xuan"
                or "ngoc"
        || (
            previous is "em" or "ban" or "con" or "chau"
            && !(first > 1 && text.FoldedToken(first - 2) is "tre" or "cac" or "dan" or "que" or "nha")
        )
        || (previous is "hoc" && text.Is(first - 2, "dai"))
        || (previous is "la" && text.Is(first - 2, "ten"))
        || previous is "ten" or "university"
        || next is "university"
        || next is "danh" or "du" or "quang" or "hien" or "hanh" or "hoa";

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(string words) =>
        words.Split(',').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
