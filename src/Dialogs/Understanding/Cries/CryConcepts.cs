using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding.Text;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Cries;

/// <summary>
/// What cries for help are made of: who, whom, money, loss, threat, violence, the wish to die; and what tells talk from need: a question
/// how to avoid it, a lesson, the news, a way of speaking. A row is one concept, so that what is learned from "mẹ tôi bị lừa mất 20 triệu"
/// also helps "ông ngoại bị gạt hết vàng". A word that is missing here costs nothing but that.
/// </summary>
internal static class CryConcepts
{
    // In the language of WordPattern.
    private static readonly string[][] Rows =
    [
        // The writer.
        ["tôi|em|tao|tớ|cháu|con|chúng|i|me|my|we|us"],
        // Relatives and friends.
        [
            "mẹ|bố|ba|má|cha|ông|bà|chồng|vợ|anh|chị|bác|dì|cô|chú|nội|ngoại|mother|father|mom|dad|husband|wife"
                + "|grandmother|grandfather|parents|brother|sister|friend|bạn",
        ],
        // A child.
        [
            "con|cháu|em gái|trai",
            "bé|trẻ|đứa|nhóc|học sinh",
            "# tuổi|t",
            "daughter|son|child|kid|kids|children|boy|girl|classmates|niece|nephew",
            "cháu|con|em nhỏ|bé",
        ],
        // Swindling.
        ["lừa|gạt|scam|scammed|scammer|cheated|tricked|fraud|fraudster|conned|fooled|hacker", "lừa đảo", "dính|mắc bẫy", "dụ"],
        // Strangers and those who do it.
        [
            "kẻ|bọn|tụi|chúng|nó|hắn|họ|thằng|they|he|someone|stranger|ổng|lũ",
            "người lạ|ta",
            "kẻ gian|xấu",
            "ông|anh|chú|gã|kẻ|bác lạ|kia|nọ",
            "đàn ông",
            "a man",
        ],
        // Pretending.
        ["giả|mạo|xưng|danh|fake|pretending|pretended|mạo|claiming"],
        // Offices that swindlers pretend to be.
        [
            "công an|cảnh|kiểm|ngân|tòa|thuế|điện",
            "police|bank|officer",
            "nhân|cán viên|bộ",
            "prosecutor|judge|court",
            "thẩm phán",
            "viện kiểm",
        ],
        // Money.
        [
            "tiền|vốn|lương|vàng|tài|savings|money|cash|deposit|đồng|card|account|thẻ",
            "# triệu|tỷ|nghìn|tr|củ|k|million",
            "triệu|tỷ",
            "tiết kiệm",
            "tài khoản",
            "hoa hồng",
            "cổ phiếu",
            "chứng khoán",
            "tiền ảo",
            "số dư",
            "pension|wallet|salary|crypto",
        ],
        // Loss.
        [
            "mất|hết|sạch|bay|biến|cạn|gone|lost|empty|emptied|disappeared|drained|trống|vanished|oan|toi",
            "bốc hơi",
            "mất trắng|toi|hết|sạch",
            "không|chẳng|nỏ còn",
            "biến mất",
        ],
        // Paying.
        [
            "chuyển|nạp|đóng|nộp|gửi|cọc|trả|góp|sent|paid|transferred|pay|transfer|gave",
            "đặt cọc",
            "đầu tư",
            "chuyển khoản",
            "cho vay",
            "wired|wire|invested|lent",
            "mua|thuê|đặt ~3 phòng|nhà|hàng|vé",
        ],
        // Taking.
        ["rút|trừ|lấy|cướp|trộm|cuỗm|ôm|giật|chiếm|quỵt|stole|stolen|took|taken|withdraw|steal", "chiếm đoạt", "bị trừ|rút|lấy"],
        // Cutting off, and what does not come back.
        [
            "chặn|block|blocked|trốn|lặn|khóa|sập|im",
            "tắt máy",
            "cắt liên",
            "biến|mất|lặn mất|hút|tăm|dạng",
            "không ~2 được|giao|thấy|nghe|lời|nhận|liên",
            "không trả",
            "nobody answers",
            "xóa|out|dọn|đóng ~1 nhóm|cửa|trang|đi",
            "không vào ~1 được",
            "won t let",
        ],
        // Codes, links and apps.
        ["otp|pin|cvv|password", "mã|mật xác|khẩu|otp", "căn cước", "link|app|đường|ứng|mã|qr lạ|giả|dụng"],
        // It has happened.
        ["lỡ|trót|nhỡ|vừa|đã|rồi|xong|already"],
        // Threats.
        [
            "dọa|đe|hăm|threaten|threatened|threatens|threatening|blackmail|blackmailed|blackmailing|khủng|tống|doạ",
            "tống tiền",
            "đe dọa",
            "khủng bố",
            "chặt|thiêu|đốt|tạt",
        ],
        // Demands.
        ["bắt|ép|buộc|đòi|xin|rủ|gạ|dụ|bảo|wants|asks|asked|asking|force|forced|tricked|hẹn", "dụ dỗ", "rủ rê", "gạ gẫm"],
        // Pictures.
        ["ảnh|hình|clip|video|phim|photo|photos|picture|pictures|camera", "quay lén", "chụp ảnh|hình"],
        // What is intimate.
        [
            "nóng|khỏa|sex|dâm|bậy|nude|nudes|naked|private|cởi|trần|hở|tục|bẩn",
            "nhạy cảm",
            "riêng tư",
            "không ~1 mặc",
            "chỗ kín",
            "phim|chuyện người lớn|bậy|đen",
            "khách sạn",
            "nhà nghỉ",
        ],
        // Spreading.
        ["tung|đăng|phát|lộ|ghép|share|posted|post|shared|leak", "phát tán", "lan truyền", "đăng lên", "gửi ~2 cho"],
        // The net.
        ["mạng|online|facebook|zalo|tiktok|game|internet|nhắn|chat|telegram", "qua mạng", "trên mạng", "quen ~2 mạng"],
        // Assault.
        [
            "sờ|mó|touch|touched|touches|touching|molested|abused|raped|rape",
            "sờ mó|soạng",
            "sàm sỡ",
            "xâm hại",
            "hiếp dâm",
            "cưỡng bức|hiếp",
            "quấy rối",
            "đụng chạm",
            "lạm dụng",
            "làm bậy",
            "giở trò",
            "dâm ô",
            "ôm|hôn|đè|lột|tụt|leo|hug|hugs|kiss",
            "cởi|lột|tụt ~2 quần|áo|đồ",
            "trên|lên giường",
            "take|took off",
            "bathroom|clothes",
        ],
        // Violence.
        [
            "đánh|tát|đấm|đập|chém|đâm|bóp|trói|nhốt|hành|beat|beats|hit|hits|beaten|hurts|hurt|choked|beating|kick|kicked|punched",
            "bạo hành|lực",
            "hành hạ|hung",
            "bầm|tím|gãy|thương",
            "đánh đập",
            "lôi|túm|rượt|xô|nhéo|quỳ|bỏ đói",
            "filmed",
            "đập đầu",
        ],
        // Bullying.
        [
            "bắt nạt",
            "nói xấu",
            "cô lập",
            "tẩy chay",
            "chửi|chê|trêu|chế|nhạo|bully|bullied|bullying|bullies|mock|mocking|teased|chửi|lăng",
            "make fun",
            "hội đồng",
            "chặn đường",
            "đồ|biệt|gọi ~2 béo|danh|lợn|ngu",
            "bôi nhọ",
            "call|calls me",
            "không ~2 đi học",
            "không ~2 đến|tới trường",
        ],
        // Missing, taken or held.
        [
            "mất tích",
            "bỏ nhà|đi",
            "không|chưa ~3 về",
            "bắt cóc",
            "đi lạc",
            "bị lạc|bắt",
            "missing|kidnapped|disappeared",
            "ran|run away",
            "trốn|bỏ nhà|học|đi",
            "đi theo",
            "mất liên lạc",
            "tìm con|cháu|bé",
            "find ~1 child|son|daughter",
            "left home",
            "giam|giữ",
            "campuchia|myanmar|casino",
            "sang lào",
        ],
        // Death.
        [
            "chết|die|dead|died|giết|kill|killing|suicide|suicidal",
            "tự tử|sát|vẫn|hại",
            "treo|thắt cổ",
            "nhảy lầu|cầu|sông",
            "rạch|cắt ~1 tay",
            "cutting|hurting|harming|kill|hurt|hurts|harm|cut|cuts ~1 myself|herself|himself",
            "quyên sinh",
            "kết liễu",
            "tuyệt mệnh",
            "vĩnh biệt",
            "end|ending ~2 life|everything|all",
            "làm liều",
            "dại dột",
            "lời cuối",
            "tạm biệt ~1 cả|mọi|bố|mẹ|thế",
            "sợi dây",
            "last message|goodbye",
            "đi đây",
            "đừng ~2 tìm",
            "đêm cuối",
        ],
        // Asking for a quick or painless death.
        [
            "chết ~3 không|khỏi|đỡ|bớt đau",
            "chết ~3 nhanh|lẹ|nhẹ|êm",
            "cách|kiểu ~2 chết",
            "die ~2 pain|quickly|fast|painlessly",
            "painless",
        ],
        // Life.
        ["sống|đời|life|alive|live|tồn|sinh", "cuộc đời|sống", "tồn tại", "thế gian|giới", "trên đời"],
        // Wishes.
        ["muốn|định|đòi|chỉ|ước|want|wants|wish|nghĩ|toan"],
        // Despair.
        [
            "chán|tuyệt vọng|vô|gánh|kiệt|mệt|hopeless|worthless|pointless",
            "vô nghĩa|dụng|ích",
            "tuyệt vọng",
            "ý nghĩa",
            "gánh nặng",
            "trầm cảm",
            "chịu ~2 nổi|được",
            "không ~2 nổi",
            "không|chẳng ai",
            "no hope|reason",
            "can t",
            "cô đơn",
            "chán đời|sống",
            "buồn quá|lắm",
            "không thiết",
        ],
        // Waking no more.
        ["không ~2 thức|tỉnh|dậy", "thức|tỉnh dậy|lại", "ngày|sáng mai", "wake|waking"],
        // Means.
        ["dao|thuốc|búa|xăng|axit|pills|knife|gun|súng|gậy", "thuốc ngủ|sâu|trừ|chuột|cỏ", "cả vỉ|lọ"],
        // Emergencies.
        [
            "ngất|thở|bleeding|breathing|swallowed|poison|pesticide|unconscious|choking|fainted",
            "cấp cứu",
            "tai nạn",
            "chảy máu",
            "bất tỉnh",
            "không dậy|tỉnh|thở",
            "đột quỵ",
            "tai biến",
            "co giật",
            "méo miệng",
            "đau tim",
            "rắn cắn",
            "điện giật",
            "heart attack",
            "stroke|drowning|ambulance|accident",
            "đuối nước",
            "xe tông|đâm|lật|cán",
        ],
        // Fire and flood.
        ["cháy|fire|lửa|khói", "bốc cháy|lửa", "sạt lở", "mắc kẹt", "lũ cuốn", "cứu hỏa", "rò|nổ ~2 gas"],
        // Answers of forms.
        ["tên|xã|phường|xóm|bản|khối|thôn|huyện|cạnh|sinh|năm", "họ tên", "gần|sát ~1 chợ|cầu|trường|sông|trạm|đồn", "my name|year"],
        // Classes.
        ["học phí", "khai giảng", "biên lai", "trung tâm", "đăng ký", "sign up", "join|class|quiz"],
        // Debts.
        ["nợ|chuộc", "đòi nợ", "chủ nợ", "cho vay"],
        // Fear and tears.
        ["sợ|run|hoảng|khóc|scared|afraid|crying|đau|xấu hổ"],
        // Calls for help.
        ["cứu|giúp|help|gọi|kêu|báo|save", "phải|biết làm|làm sao", "làm sao|thế", "mần răng", "cứu ~1 với"],
        // Suffering it.
        ["bị|got|was|been|being|were"],
        // Talk: how to avoid, what it is, answers of lessons.
        [
            "để không|khỏi|tránh",
            "phòng tránh|chống|ngừa",
            "tránh|avoid|prevent|protect",
            "nhận biết|diện|dạng",
            "dấu hiệu|biểu",
            "cách|bài|lớp|học|khóa|lesson|learn|teach|dạy",
            "là gì|ai",
            "thế nào là",
            "what is|are",
            "how to",
            "kỹ năng",
            "đáp án",
            "câu trả|hỏi|#",
            "chọn",
            "theo tôi",
            "nếu|if",
            "có nên|phải|đúng|thật",
            "chiêu|kiểu|thủ|trò",
        ],
        // News and stories.
        [
            "đài|báo|tivi|thời|news|tin|phim|truyện|kể",
            "ti vi",
            "nghe nói|đài|đồn|kể",
            "thấy ~2 nói|đồn",
            "báo|đài|tivi|vi nói|đăng|viết|đưa",
        ],
        // Ways of speaking.
        [
            "cười|vui|đói|nóng|ngon|đẹp|dễ|khát|lạnh|sướng|haha|đùa|nhớ|buồn ngủ",
            "chết đi được",
            "muốn xỉu",
            "thời gian",
            "dying to|of",
            "kill time|for",
        ],
        // Machines and their troubles.
        ["máy|pin|sóng|điện|wifi|mạng|sim|điện thoại|mật khẩu|nick|phone|battery", "mất điện|sóng|mạng|wifi", "căn cước", "hết pin"],
    ];

    private static readonly FrozenDictionary<string, (WordPattern Pattern, int Concept)[]>.AlternateLookup<ReadOnlySpan<char>> ByBeginning =
        Rows.SelectMany(
                (row, concept) =>
                    row.Select(pattern => WordPattern.Parse(pattern))
                        .SelectMany(pattern => pattern.Beginnings.Distinct().Select(word => (word, pattern, concept)))
            )
            .GroupBy(entry => entry.word, entry => (entry.pattern, entry.concept), StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The concepts of a message in its order, each once where it begins.</summary>
    public static void Find(IReadOnlyList<Term> terms, List<(int At, int Concept)> found)
    {
        found.Clear();
        var marksCount = WordPatterns.MarksCount(terms);
        for (var i = 0; i < terms.Count; i++)
        {
            if (!ByBeginning.TryGetValue(terms[i].Folded.Span, out var candidates))
            {
                continue;
            }

            foreach (var (pattern, concept) in candidates)
            {
                if ((found.Count == 0 || found[^1] != (i, concept)) && pattern.IsAt(terms, i, marksCount))
                {
                    found.Add((i, concept));
                }
            }
        }
    }
}
