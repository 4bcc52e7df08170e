using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Skills.Questions;

/// <summary>
/// Names as people type them in a hurry, in small letters beside a word of kinship or a title: "vợ tôi tuyết muốn học", "cô hường
/// trường tiểu học", "bé bin nhà tôi". Most given names are words too, so one counts only where what follows goes on about a person.
/// </summary>
internal static class CalledNames
{
    private static readonly FrozenSet<string> Given = Set(
        "an anh ánh ân bách bảo bằng bích bình cảnh châu chi chiến chinh chính chung chương công cúc cương cường danh diễm diệp diệu "
            + "dung dũng duy duyên dương đài đan đào đạt điệp định đoan đoàn đông đức giang "
            + "hà hai hải hạnh hào hảo hân hậu hiên hiền hiển hiếu hiệp hoa hoà hòa hoài hoan hoàng hồng hợi hợp huân huệ hùng huy huyền "
            + "hưng hương hường hữu kha khải khang khánh khiêm khoa khôi khuê kiên kiệt kiều kim kỳ lam lan lành lâm lân lệ liên liễu linh "
            + "loan lộc lợi long luân luận lương "
            + "lưu ly lý mai mạnh mẫn mận mến minh mơ my mỹ na nam nga ngà ngân nghĩa nghi ngọc nguyên nguyệt nhã nhàn nhân nhất nhi nhiên "
            + "nhung như nhuận nhật oanh phát phi phong phú phúc phụng phương phượng quân quang quế quý quốc quyên quyết quyền quỳnh sang "
            + "sáng sáu sen sinh soa sơn sương "
            + "tài tâm tân tấn tèo thạch thái thanh thành thảo thắm thắng thân thêm thể thi thiên thiện thìn thịnh thoa thông thơ thơm thu "
            + "thuận thúy thùy thủy thư thương thường thưởng tiên tiến tín tình tịnh toàn toản trà trang trâm trân trí trinh trọng trung "
            + "trúc trường trưởng tú tuân tuấn tuệ tùng tuyên tuyến tuyết tư tươi tường tỵ tý út uyên vân văn vi "
            + "việt vinh vũ vượng vy xuân "
            + "xoan yến ý "
            + "ba bảy tám chín mười sửu dần mão ngọ mùi thân dậu tuất"
    );

    private static readonly FrozenSet<string> GivenFolded = Given.Select(VietnameseText.Fold).ToFrozenSet(StringComparer.Ordinal);

    // Before a name. "em", "con", "anh" and the like also address or mean the writer; a name behind them needs a word that goes on.
    private static readonly FrozenSet<string> Kin = Set(
        "anh chị cô thầy ông bà bác chú dì cậu mợ thím em cháu con bạn vợ chồng bố mẹ ba má cha o mự thằng cu con nhóc tôi mình tui "
            + "trai gái nội ngoại rể dâu họ tên"
    );

    private static readonly FrozenSet<string> KinFolded = Set(
        "anh chi co thay ong ba bac chu di cau em chau con ban vo chong bo me cha toi minh tui trai gai noi ngoai ten thang cu be "
            + "brother sister son daughter friend uncle aunt mr mrs ms miss teacher wife husband"
    );

    // What goes on about a person after the name.
    private static readonly FrozenSet<string> GoesOn = Set(
        "la có co đang dang đã da sẽ se bị bi được duoc không khong muốn muon thích thich học hoc dạy day làm lam thi đi di ở o hôm hom "
            + "nay mai nhà nha lớp lop trường truong phòng phong xóm xom thôn thon bản ban khối khoi "
            + "phụ phu chủ chu trưởng truong bán thợ tho bảo bao thư thu nói noi hỏi hoi gọi goi đánh danh ăn an nấu nau lấy lay mấy may "
            + "bao nào nao năm nam tuổi tuoi giáo giao hiệu hieu đăng dang nghỉ nghi mở mo cho của cua với voi giờ gio học thì thi là "
            + "wants is has likes teaches"
    );

    // Names that are other words when who speaks is before them: "em mai thi", "con thứ hai".
    private static readonly FrozenSet<string> WordsOfSpeakers = Set(
        "thi hoi mai sinh thu thuong hay chung cung hai ba bay tam chin muoi sau tu nam them hop dinh quyet danh thong tin y"
    );

    private static readonly FrozenSet<string> Speakers = Set("con em chau toi minh tui ban co ho trai gai");

    private static readonly FrozenSet<string> SmallOnes = Set("bé be cu nhóc");

    private static readonly FrozenSet<string> AfterSmallOnes = Set(
        "trai gái gai nhà nha con nào nao này nay có co được duoc mấy may ở o học hoc đi di bị bi là la em của cua thì thi muốn muon "
            + "thích thich nhỏ nho lớn lon tôi toi mình minh chưa chua không khong đang dang hay sẽ se cần can ăn an ngủ ngu sơ so vào vao "
            + "mới moi vừa vua từ tu dưới duoi trên tren lên len tí ti lắm lam quá qua nó no gần gan biết biet nên nen cũng cung đã da "
            + "sinh hơn hon học vẽ ve múa mua bơi boi hát hat đọc doc viết viet"
    );

    /// <summary>Whether a message calls somebody by name in small letters.</summary>
    public static bool AreIn(AnalyzedText text)
    {
        var lower = VietnameseText.LowerCanonical(text.Text);
        var words = new List<(string Lower, bool HasMarks)>(text.Tokens.Count);
        foreach (var token in text.Tokens)
        {
            words.Add((token.Kind == TokenKind.Word ? lower.Substring(token.Start, token.Length) : "", token.HasMarks));
        }

        var typesMarks = words.Count(word => word.HasMarks) * 3 > words.Count;
        for (var i = 1; i < words.Count; i++)
        {
            var (before, name) = (words[i - 1].Lower, words[i].Lower);
            var next = i + 1 < words.Count ? words[i + 1].Lower : null;
            var follows = next is not null && GoesOn.Contains(next);
            if (
                typesMarks
                    ? Kin.Contains(before) && Given.Contains(name) && follows && !IsOneWord(before, name, next!)
                    : KinFolded.Contains(before) && GivenFolded.Contains(name) && follows && !IsOneWord(before, name, next!)
            )
            {
                return true;
            }

            if (SmallOnes.Contains(before) && name.Length > 1 && !AfterSmallOnes.Contains(name) && follows)
            {
                return true;
            }
        }

        return false;
    }

    // "bảo vệ", "trường học", "năm nay", "thành phố", "có chính sách": two words that are one.
    private static bool IsOneWord(string before, string name, string next)
    {
        var folded = VietnameseText.Fold(name);
        return (folded, VietnameseText.Fold(next)) switch
        {
            ("bao", _) when VietnameseText.Fold(next) is "nhieu" or "lau" or "ve" or "gio" or "hiem" or "tang" => true,
            ("truong" or "sinh" or "thi" or "hoc" or "nam" or "lop", "hoc" or "nay" or "nao" or "thi" or "lop" or "ban") => true,
            (_, _) when WordsOfSpeakers.Contains(folded) && Speakers.Contains(VietnameseText.Fold(before)) => true,
            ("tu" or "ba" or "di" or "dinh" or "them" or "hay", _) when before is "tôi" or "toi" => true,
            ("anh" or "hai" or "ba" or "chi", _) when VietnameseText.Fold(before) is "con" or "chau" or "vo" or "bo" or "ba" or "ong" =>
                true,
            ("thi", _) => true,
            ("the" or "tien" or "kim" or "vang", "nao" or "bao" or "may" or "hoc" or "o") => true,
            ("viet", "nam") => true,
            ("truong", "xom" or "thon" or "ban" or "khoi" or "phong" or "khoa") => true,
            ("chinh" or "cong" or "quyen", "la" or "nha" or "an") => true,
            _ => false,
        };
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
