using ChatBot.Dialogs.Understanding.Text;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Questions;

/// <summary>
/// Tells whether a question speaks of somebody's health, crime, family trouble, belief or debts: what Decree 356/2025 calls sensitive
/// data. It is not kept at all, for in a village the story is the name. The same word without a person is everybody's question ("khám mắt
/// ở đâu").
/// </summary>
internal static class SensitiveSubjects
{
    // Whom it may be about: the writer, kin, neighbours, people in office.
    private static readonly WordPatterns Somebody = new(
    [
        "tôi|em|con|cháu|mình|tui|tao|mẹ|má|bố|ba|cha|vợ|chồng|anh|chị|ông|bà|cô|chú|bác|dì|cậu|mợ|thím|thầy|nó|hắn|họ|bé|thằng|bạn",
        "i|my|me|he|she|his|her|him|wife|husband|son|daughter|mother|father|brother|sister|teacher|principal|neighbour|neighbor|boss",
        "hàng xóm", "hiệu trưởng|phó", "chủ tịch|nhiệm", "kế toán", "trưởng xóm|thôn|bản|phòng|khoa", "bí thư", "giám đốc", "giáo viên",
        "cán bộ", "người yêu", "nhà bên|kia", "xóm ~1 tôi", "công an",
    ]);

    private static readonly WordPatterns Health = new(
    [
        "hiv|aids|sida|ung|lao|phong|gout|alzheimer|parkinson", "autism|autistic|cancer|diabetes|epilepsy|depression|depressed|adhd|disabled|pregnant|abortion|miscarriage|hepatitis|dialysis|stroke|bipolar",
        "ung thư|bướu", "tâm thần|lý ~1 trị", "bệnh ~1 tâm|xã|lây|hiểm|nan|nặng|tim|gan|thận|phổi|lao|máu|di|mạn|trĩ|da|tình",
        "bị ~1 bệnh|điên|lẫn|ngớ|câm|điếc|mù|liệt|lao|tật|tim|thận|gan|hen|gút|bướu|ung|nhiễm|suy|rối|xơ|thoái|viêm|u",
        "tự kỷ", "trầm cảm", "tiểu đường", "động kinh", "viêm gan", "nhiễm", "sảy|phá|nạo thai", "có ~1 thai|bầu", "mang thai",
        "thiểu năng", "bại não|liệt", "tăng động", "chậm phát|nói", "hóa|xạ trị", "chạy thận", "lọc máu", "đột quỵ", "tai biến",
        "hở van", "van tim", "suy tim|thận|gan|tủy", "đang ~2 điều trị", "nghiện ~1 ma|rượu|thuốc|hút|game|ngập", "nghiện", "cai nghiện",
        "xét nghiệm ~2 dương", "đồng tính", "chuyển giới", "lưỡng tính", "khuyết tật ~1 nặng|trí|thần", "cao huyết|áp", "huyết áp cao",
        "mất trí", "đãng trí", "hen suyễn", "vô sinh", "hiếm muộn", "gay|lesbian|transgender",
        "treated for", "mental illness|health|hospital", "phẫu thuật", "mổ ~1 tim|não|u|ruột", "nằm viện", "nhập viện", "ghép gan|thận",
        "rối loạn", "thần kinh", "bị|chứng down|đao", "hội chứng", "mổ u|khối|xong",
    ]);

    private static readonly WordPatterns Crime = new(
    [
        "ma túy", "cần sa", "tiền án|sự", "đi|ra|ở|ngồi tù", "trại giam", "tạm giam|giữ", "án treo|tù|tích", "khởi tố", "truy tố|nã",
        "bị ~2 bắt|tù|án|kiện|kết", "hối|đút lộ|lót", "tham nhũng|ô", "ăn tiền|chặn|bớt|cắp|trộm|hối|cướp", "biển thủ", "trộm|cướp|trấn",
        "đánh ~1 nhau|bạc|bài|đập|học|người", "đánh", "trái ~1 phép|luật", "vi phạm ~1 pháp|kỷ", "phạm ~1 pháp|tội", "bao che", "lừa",
        "giết", "hiếp", "xâm hại", "quấy rối", "bạo lực|hành", "vũ phu", "giáo dưỡng", "mại dâm", "cờ bạc", "cá độ", "lô đề", "chém",
        "tố cáo|giác", "kiện", "bị ~1 kỷ ~1 luật", "thu ~1 tiền ~2 trái|sai|lậu", "làm giả", "bằng giả", "gian lận",
        "quan hệ ~2 học|bất",
        "prison|jail|arrested|bribe|bribes|bribery|steals|stole|stolen|drugs|crime|criminal|convicted|corrupt|corruption|thief|rape",
        "raped|abuses|abused|sued",
    ]);

    private static readonly WordPatterns Family = new(
    [
        "ly|li hôn|dị|thân", "ngoại tình", "quyền nuôi", "nuôi con", "cấp dưỡng", "tranh chấp", "thừa kế", "di chúc",
        "con ~1 riêng|rơi|hoang|nuôi", "ngoài giá", "giá thú", "bỏ ~1 vợ|chồng|con|nhà", "bỏ ~2 theo", "đuổi ~3 nhà", "mẹ đơn ~1 thân",
        "đơn thân", "mồ côi", "vợ|chồng cũ|bé", "mẹ|bố kế|dượng|ghẻ", "cãi nhau", "có bồ", "bồ nhí", "đánh ghen", "không ~1 hôn thú",
        "bỏ nhà|rơi",
        "divorce|divorced|divorcing|custody|affair|alimony|adopted|orphan", "left us|me", "theo đạo", "tín đồ", "tin lành", "công giáo",
        "pháp luân", "đảng viên ~2 kỷ", "nợ ~2 ngân|nần|tiền|xã|hàng|#|đầm|ngập", "vỡ nợ", "phá sản", "lương ~1 tôi|em|vợ|chồng",
        "tôi|em|vợ|chồng lương", "thu nhập ~1 của|tôi|nhà",
    ]);

    /// <summary>Whether the message speaks of such a matter of somebody.</summary>
    public static bool AreIn(ExpandedText text) =>
        (Health.IsIn(text.Terms) || Crime.IsIn(text.Terms) || Family.IsIn(text.Terms)) && Somebody.IsIn(text.Terms);
}
