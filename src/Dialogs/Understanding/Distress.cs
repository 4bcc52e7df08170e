namespace ChatBot.Dialogs.Understanding;

/// <summary>
/// Messages of people who need help now: money just lost to a swindler, a child in danger, violence, the wish to die. What tells a cry from a
/// question is not its words but how they stand together: "tôi bị lừa" is one, "làm sao để không bị lừa" and "bài học về lừa đảo" are not. So
/// these are patterns, each with the words that take its meaning away when they stand before it. A false alarm costs a citizen one answer
/// too many; a cry that is missed costs more, so in doubt the answer that helps is given.
/// </summary>
internal static class Distress
{
    /// <summary>Topic for the wish to die, violence and threats.</summary>
    public const string Crisis = "crisis_help";

    private const string Child = "child_safety";
    private const string Scam = "scam_victim";

    private const double SureFrom = 0.6;

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["me"] = "tôi|em|mình|tao|tớ|cháu|con|chúng",
        ["kin"] = "con|cháu|bé|trẻ|em|mẹ|bố|ba|má|cha|ông|bà|chồng|vợ|anh|chị|nó|cô|chú|bác|dì|bạn",
        ["partner"] = "chồng|ck|vợ|vk|bố|ba|cha|tía|dượng|yêu|trai|mẹ|anh|nó|hắn|ổng|bả",
        ["crook"] = "lừa|lạ|gian|xấu|cướp",
        ["mischief"] = "đe|dọa|doạ|hăm|tống|quấy|xâm|lạm|dâm|bạo|chửi|xúc|lăng|bêu|bóc|tẩy|sàm|hiếp|cưỡng|hãm",
        ["photo"] = "ảnh|hình|clip|video|phim",
        ["man"] = "husband|father|dad|boyfriend|partner|wife|mother|mom|stepfather|stepdad|stepmother|brother|uncle|ex|he|girlfriend",
        ["english-child"] = "old|child|children|son|daughter|kid|kids|boy|girl|niece|nephew|grandson|granddaughter|grandchild|teenager|student",
    };

    private static readonly WordPatterns SelfHarm = Of(
    [
        "tự! tử!", "muốn|đòi|định|dọa|nghĩ|cố|ý ~2 tự tử", "tự tử mất|luôn|thôi|cho|quá|đây", "tự sát", "tự! vẫn!", "quyên sinh",
        "{me} ~2 muốn chết", "chỉ|lại|cứ|đang muốn chết", "muốn chết đi|quách|cho|luôn|quá|thôi|đây", "chết đi cho", "chết quách|cho xong", "thà chết", "chết cho rồi", "chết đi cho|được|thì",
        "không|chẳng|chả ~2 muốn|thiết|đáng sống", "không ~1 thiết gì", "muốn đi chết", "chán sống", "sống ~3 làm gì nữa", "sống không nổi", "sống không bằng chết", "không sống nổi", "kết liễu", "kết thúc cuộc đời|sống",
        "kết thúc tất|mọi|hết ~1 cả|thứ", "kết thúc ở đây", "sống|đời ~3 vô nghĩa", "không còn ~3 để sống", "không còn ~3 lý do ~2 sống", "muốn ~2 biến mất ~2 đời|mãi", "tuyệt vọng", "chết còn hơn", "chết ~2 nhẹ|rảnh nợ|nhõm", "nghĩ|nghĩ đến|tới|về ~2 cái chết", "muốn ~1 ra đi mãi", "trầm cảm ~6 chết|sống", "thư tuyệt mệnh", "đâm|đập ~2 đầu ~2 chết", "tìm đến cái chết", "nhảy cầu|lầu|sông", "uống thuốc ngủ|sâu|trừ|chuột|diệt|cỏ", "rạch|cắt ~1 tay", "tự ~1 làm đau|hại", "tự làm ~1 đau|hại", "treo cổ", "thắt cổ",
        "kill|killing|hurt|hurting|harm|harming|cut|cutting myself", "wants|want|wanna|wanted ~1 die", "end my life", "ending my life", "suicide", "suicidal", "self harm", "selfharm",
        "don|dont|not ~3 want ~1 live", "no reason to live", "better off dead", "kill|killing|hurt|hurting|harm|harming|cut|cutting himself|herself|themselves", "take my own life", "tired of living", "can t go on", "cannot go on", "i ~4 dead", "commit suicide", "wish i ~2 dead",
    ]);

    // "Mệt muốn chết" is a way of speaking.
    private static readonly WordPatterns Exaggeration = Of(
    [
        "mệt|nóng|lạnh|đói|khó|đắt|mắc|xa|lâu|vui|đẹp|ngon|rẻ|thích|hay|ghiền|thèm|bận ~1 muốn chết", "tự tử học|tìm|xem|hỏi|làm|đăng|đọc|rồi|đã|suy|tính|thôi",
    ]);

    private static readonly WordPatterns ChildHarm = Of(
    [
        "bị ~7 bắt nạt", "bị ~7 {mischief}", "bị ~7 cô lập", "bị ~7 gạ ~1 tình|gẫm|gửi", "sờ ~3 {kin}", "sờ vào|mó", "chặn đường ~2 đánh|trấn|đòi", "chưa|không ~1 về ~2 gọi|từ|đến", "bị ~3 hành hạ|hung", "bị ~3 sờ soạng|mó", "bị ~7 đánh đập|hội|hạ|chảy|bầm", "bị ~2 đánh", "bị ~5 ép|bắt|dọa ~2 gửi|làm|quan|chụp|uống|đi|cởi|quay|nộp|đưa", "cởi ~1 đồ|quần|áo|truồng", "người|kẻ|đứa|ông|thằng lạ ~8 gặp|ảnh|hình|rủ|dụ|gạ|sờ|theo", "lạ|xấu ~3 xin|đòi ~2 {photo}", "quen ~1 mạng|game ~8 gặp|ảnh|hình|clip|tiền|dọa|rủ", "mạng ~6 xin|đòi|gửi ~2 {photo}", "không ~1 về nhà", "chưa ~1 về nhà", "trầm cảm", "trấn lột", "xin đểu", "bắt ~1 nộp tiền", "bị ~4 dụ|rủ ~3 gửi|chụp|gặp|quan|cởi|bán|vào", "bị ~4 dụ ~1 đi",
        "bị ~3 dụ dỗ", "bị ~4 dụ dỗ", "bị ~7 tung|đăng|phát|quay|lan|gửi|ghép|chụp ~2 {photo}", "bị lộ ~1 {photo}", "bị ~3 đăng lên mạng", "bị ~4 bắt cóc", "bị bắt|lạc ~1 cóc", "bị lạc", "đi lạc", "bị ~2 theo dõi", "bị ~3 nói xấu", "bị ~3 đe|dọa|doạ",
        "dọa|doạ|đe ~4 đăng|tung|đánh|giết|phát|bắt|gửi|đến|chém", "dọa|doạ|đe ~3 {photo}", "nhắn|gửi tin ~2 tục|bậy|khiêu|dâm", "bị ~4 chụp|quay lén", "bị ~3 chê|cười ~1 nhạo|chê", "dụ|gạ ~3 {kin} ~5 gặp|khách|nghỉ|ảnh|quan|phòng", "ép|bắt ~3 quan hệ", "gạ gẫm", "dụ dỗ", "xâm hại", "quấy rối", "sàm sỡ", "sờ soạng", "dâm ô", "hiếp dâm", "tống tiền", "bắt nạt",
        "gửi|xin|đòi|chụp|hỏi|bắt ~4 {photo} ~1 nóng|nhạy|khỏa|khoả|sex|riêng|hở", "{photo} nóng|nhạy|khỏa|khoả|sex", "không mặc ~1 đồ|quần|áo", "mất tích", "bỏ nhà ~1 đi", "không thấy ~1 về", "đánh|hành|bạo|đập ~1 {kin} ~1 dã|chảy|bầm|gãy|thâm|tàn|hạ|hành", "đánh hội đồng", "đang gặp nguy",
    ]);

    private static readonly WordPatterns ChildWord = Of(["con|cháu|bé|trẻ|nhóc|em|đứa|cu"]);

    private static readonly WordPatterns EnglishChildHarm = Of(
    [
        "bullied", "bullying|bullies|bully", "threaten|threatened|threatening|threatens", "blackmail|blackmailed|blackmailing", "harassed|harassing|harasses|harassment", "groomed|grooming", "abused|abusing|abuses", "molested|molesting", "kidnapped",
        "raped", "nude|nudes|naked", "being|gets|got|was ~1 beaten|hit|hurt|followed|stalked", "is|went|gone missing", "sexual|threatening|creepy messages|calls|photos|texts", "{english-child} ~4 nude|nudes|naked|sexual", "meet ~2 {english-child} ~2 secret|alone", "hits|hít|hit|beats|hurts|hurt my ~1 {english-child}", "ran away", "in danger", "touching|touched ~2 {english-child}",
    ]);

    private static readonly WordPatterns EnglishChild = Of(["{english-child}"]);

    private static readonly WordPatterns Violence = Of(
    [
        "{partner} ~4 đánh|tát|đấm|đá {me}|vợ|đập|mẹ|suốt|hoài|đau|dã|nữa|mãi|túi|gãy|bầm|thừa|chảy|nhiều|hằng|mỗi", "{partner} ~3 đánh đập|chửi", "bị {partner} ~3 đánh|đập|tát|đấm|chém|đâm|bóp|bạo|hành|trói|nhốt|đuổi", "bị ~2 chồng|vợ|bố|dượng|yêu ~2 đánh",
        "{me} ~2 bị đánh", "bị đánh đập|đau|chảy|bầm|gãy|thừa|hội|dã", "bị ~3 bạo hành|lực", "bị ~3 hành hung", "bị ~3 đánh đập", "bị ~3 đâm|chém", "bị ~3 hiếp", "bị ~2 cưỡng|hãm hiếp|bức", "bị ~3 bắt cóc", "bị ~3 giam|nhốt", "bạo hành|đánh|đập ~1 vợ ~1 con",
        "bạo hành {me}|vợ|gia|tinh", "đánh {me} ~2 đau|suốt|hoài|mãi|chảy|gãy|bầm|dã", "dọa|doạ|đòi|định|muốn|đe ~2 giết|đâm|chém", "giết {me}|cả|mẹ|vợ", "cầm dao ~2 đuổi|dọa|doạ|chém|đâm|đe",
        "bị ~3 tống tiền", "dọa|doạ|đe ~5 tung|đăng|phát|gửi ~2 {photo}", "bị ~2 đe dọa|doạ", "cứ|luôn|hay|suốt ~2 đe|dọa|doạ ~1 {me}", "đánh mẹ|vợ con", "bị ~2 khủng bố", "bị ~2 quấy rối|theo", "bị ~3 quấy rối", "bị ~3 sàm sỡ", "đang ~2 nguy hiểm", "gặp nguy hiểm", "nguy hiểm ~1 tính mạng", "bị tung|phát|đăng ~2 {photo} nóng|nhạy|riêng",
        "nhà|đình ~3 bạo lực", "bạo lực ~2 nhà {me}", "{partner} ~5 cầm dao|gậy|búa", "bị ~4 đuổi ra khỏi nhà", "bị ~7 tung|phát|dọa|doạ ~3 ảnh|clip|hình|video", "đòi nợ ~6 dọa|doạ|khủng|đe|chửi", "vay ~6 dọa|doạ|khủng bố|đe", "nhốt|trói {me}", "cầm|vác dao|mã|búa ~2 đứng|đến|trước|xông|vào", "dọa|doạ|đòi ~1 đốt nhà", "{man} ~2 hits|hít|hit|beats|hurt me", "{man} ~3 hits|hít|hit|beats|beat|beating|hitting|hurts|abuses|abusing|choked|raped|punched|slapped me", "{man} ~3 beats|beating|hitting|abuses|abusing|abusive|violent", "i ~3 being|am|was|got ~1 abused|beaten|threatened|blackmailed|stalked|raped|assaulted|harassed",
        "me|us ~1 being abused|beaten|threatened", "kill me|us", "threaten|threatens|threatened|threatening ~2 me|us|to", "blackmail|blackmailing|blackmails ~1 me", "someone ~3 blackmailing|threatening|stalking", "domestic violence at|in my", "in danger", "victim of domestic|violence",
    ]);

    private static readonly WordPatterns MoneyLost = Of(
    [
        "bị ~3 lừa", "bị ~2 gạt", "lừa ~1 tôi|em|mình|mẹ|bố|bà|ông", "lừa mất|hết|lấy|sạch|đi", "lừa ~2 # triệu|tỷ|nghìn|củ|tr|k|đồng", "gạt ~2 # triệu|tỷ", "lừa ~1 hết|sạch|mất tiền", "mắc|dính|sập ~1 bẫy|lừa", "trúng kế", "bị ~1 scam", "bị ~2 chiếm đoạt",
        "bị ~3 hack ~4 tiền|ngân|banking", "bị ~3 lấy|rút|cướp|trộm|cuỗm|bòn ~2 tiền|hết|sạch|#", "bị ~2 trừ ~2 sạch|hết|triệu", "tài khoản ~5 mất|bay|hết|sạch|bốc|rút ~1 sạch|tiền|hết|hơi|trơn|#", "tiền ~3 tài khoản|thẻ|ngân ~3 biến|bay|mất|bốc|không còn|bị rút|không cánh", "thẻ ~2 bị ~1 rút|quẹt|trừ ~1 tiền|hết|sạch|#",
        "lỡ|trót|vừa|mới|đã|nhỡ ~2 chuyển|gửi|nạp|đóng|cọc ~6 {crook}", "chuyển|gửi|nạp|đóng ~6 cho|với ~2 kẻ|bọn|tụi|lừa|nhầm|người lạ|lừa|gian", "chuyển ~4 cho|tiền bọn|kẻ|tụi|quân", "lỡ|trót ~1 chuyển|nạp|cọc ~2 tiền|khoản|#", "chuyển ~4 rồi ~3 chặn|mất|biến|lặn", "chặn ~2 {me} ~2 rồi",
        "lỡ|trót|nhỡ ~2 đọc|đưa|cho|gửi|cung|nhập|điền|tiết|nói ~4 otp|mật|thẻ|khoản|mã|pin", "vừa|đã|mới ~2 đọc|đưa|cho|gửi|cung|nhập|nói ~4 otp", "lộ ~2 otp|thẻ", "lỡ|trót|nhỡ ~1 bấm|ấn|click|nhấn|vào|cài|tải|mở ~4 link|liên|lạ|đường|apk|app|ứng|mã",
        "mất trắng", "mất ~1 hết|sạch ~2 tiền|tài|vốn|của|lương|sổ", "mất tiền oan|rồi", "bị ~1 mất ~1 tiền|#", "{me} ~3 mất # triệu|tỷ|củ|trăm|nghìn|tr|đồng|k", "mất # triệu|tỷ|củ ~4 lừa|mạng|giả|rồi|vì|do|oan", "mất # trăm triệu", "mất|lừa mấy|vài|chục|hàng|cả ~1 chục|trăm|triệu|tỷ|củ",
        "không ~2 rút ~1 được|ra ~2 tiền", "không rút ~1 tiền|được ~1 được|ra|tiền", "nạp|đóng ~1 thêm ~3 mới|thì ~3 rút", "rút ~1 hết|sạch ~1 tiền", "no|nó|họ|bọn ~3 chặn {me}", "fake|false ~6 transferred|sent|paid", "ôm|cuỗm|quỵt|bùng ~2 tiền", "lấy|cướp|trộm ~1 hết|mất|sạch|cắp ~1 tiền", "nó|chúng|bọn ~3 lấy ~2 tiền", "lừa đảo lấy|mất|rồi", "lừa tiền {me}|mẹ|bố|rồi|bà",
        "tricked|scammed|conned|defrauded|cheated|fooled|swindled me|us|my|him|her|them", "tiền ~5 biến|bay|bốc|không ~1 mất|hơi|cánh", "tiền ~4 bị ~2 chuyển|rút|lấy|trừ ~1 đi|mất|hết|sạch", "bị ~4 đánh|lấy|ăn cắp|trộm ~2 tiền|tài", "lấy|ăn|đánh cắp ~2 tiền|tài", "chuyển|cọc|trả|thanh toán ~4 tiền|khoản|# ~5 không ~2 giao|nhận|thấy|gửi ~1 hàng", "mua ~5 không ~1 nhận ~1 hàng", "cọc ~4 rồi ~3 chặn|mất|biến|im|trốn", "đầu tư|sàn ~5 sập|mất|không rút", "lừa ~6 # ~1 triệu|tỷ|nghìn|tr|củ|k", "mất ~2 tiền ~4 mạng|online|lạ|lừa|tin", "mất|bay # triệu ~1 tài|thẻ|khoản", "chiếm đoạt ~2 tiền|tài", "bị ~4 chiếm ~2 tài khoản ~4 tiền", "i|we|me|my|mother|father|mom|dad|grandmother|grandfather|friend|parents ~5 scammed|defrauded|conned|swindled|tricked|cheated", "got|been|being|was|were|am ~2 scammed|defrauded|conned|swindled|tricked", "lost ~6 scam|scammer|scammers|fraud|fraudster", "lost ~3 money|savings ~3 online|rồi|to|on|after|because", "lost all ~3 money|savings",
        "scammer|scammers|fraudster ~3 took|stole|has|have|emptied", "stole|stolen|steals|steal ~4 money|savings|account", "took ~2 all ~2 money|savings", "money ~4 gone|disappeared|stolen|vanished|stole", "sent|transferred|paid|gave ~6 scammer|scammers|fraudster|scam|stranger|fraud", "account ~4 emptied|drained|empty",
        "{man}|grandma|grandmother|grandpa|grandfather|i|we|parents ~2 sent|transferred|paid|gave ~5 fake|stranger", "hacked ~4 took|stole|taken|transferred", "nghe lời|theo ~4 giả ~4 chuyển|nộp|đưa", "chuyển|rút|nộp|đưa hết|sạch ~1 tiền ~4 rồi|cho", "chuyển ~6 rồi ~3 chặn", "gave|told|sent ~5 otp|pin|password", "clicked ~5 link", "fell for ~3 scam",
    ]);

    private static readonly WordPatterns Weighty = Of(
    [
        "lừa", "gạt", "dọa", "doạ", "đánh {me}|đập|con|vợ", "chết", "giết", "cướp", "cắp", "hiếp", "ép", "tung", "bạo hành", "tống tiền", "bắt nạt", "quấy rối", "xâm hại", "tự tử", "mất tiền|sạch|hết", "giả danh|công", "scammed", "scammer", "stole", "stolen", "hacked", "bullied", "bullying", "threatened", "threatening", "blackmail",
        "blackmailed", "abused", "beaten", "suicide", "die", "kill",
    ]);

    // Talk about such things and not of one's own need.
    private static readonly string[] Talk =
    [
        "phòng tránh|chống|ngừa", "ngăn chặn|ngừa", "bài học|giảng|viết|hát|tập|thơ", "lớp kỹ|về|chống|võ", "tự vệ", "chống xâm|bạo|lừa|bắt", "khóa học", "kỹ năng", "dạy con|trẻ|cách|về|kỹ", "hội thảo", "chuyên đề", "tuyên truyền", "tọa đàm",
        "phim|truyện|sách về|này", "luật về|phòng", "thống kê", "tin tức", "bài #", "prevent", "prevention", "lesson|lessons|course|courses|workshop|event|class|classes|seminar|talk ~2 about|on|against|for", "nói|bàn|viết về", "tips", "anti",
    ];

    private static readonly WordPatterns IsTalk = Of(Talk);

    private static readonly WordPatterns TakesMeaningAway = Of(
    [
        .. Talk, "để không", "để khỏi", "để tránh", "không bị", "chưa bị", "khỏi bị", "tránh", "đừng để|bị", "nhận biết|diện|dạng", "dấu hiệu", "sự kiện|hoạt động nào|về|gì|phòng", "nếu", "giả sử", "ví dụ", "lỡ mà|như", "nhỡ mà|bị", "sợ|lo|ngại ~1 bị",
        "sợ|lo {kin} ~2 bị", "suýt", "tí nữa thì|là", "xém", "có bị", "có hay bị", "nhiều|bao người", "người dân|ta|già|khác hay|thường|dễ|cũng", "có ai ~1 bị", "ai từng|hay|cũng|nào bị", "khi bị", "khi {kin} ~2 bị", "các|những|nhiều hình|kiểu|chiêu|thủ|trường|vụ|cách", "thủ đoạn", "chiêu",
        "how|ways ~4 avoid|prevent|protect|recognise|recognize|spot|stop", "avoid", "protect", "if", "almost", "nearly", "afraid of", "worried ~1 being|getting", "what is|are|does", "people|many ~1 are|get|is", "teach|learn",
    ]);

    // Words that only begin like a harm.
    private static readonly WordPatterns Harmless = Of(["đánh giá|dấu|số|vần|máy|đàn|rơi|bại", "missing|miss a|the|my|his|her|one|some|class|lesson"]);

    private static readonly WordPatterns IsMeaning = Of(["là ~1 gì|sao", "là như|thế", "nghĩa là"]);

    private static readonly WordPatterns OpenQuestion = Of(["không", "ko", "chưa"]);

    /// <summary>The topic that helps, or null.</summary>
    public static string? TopicOf(RecognizerResult result)
    {
        if (result.Analyzed.Tokens.Count < 2)
        {
            return null;
        }

        var expanded = result.Expanded.Terms;

        // As typed too: "dad" and "meet" are also how Telex writes syllables.
        if ((Of(expanded) ?? Of(AsTyped(result.Analyzed))) is { } found)
        {
            return found;
        }

        if (IsCallForHelp(result.Expanded))
        {
            return Crisis;
        }

        // A wording nobody thought of, but close to the phrasings of a topic and with a word that no other topic needs.
        return result.Topic is Scam or Child or Crisis && result.Score >= SureFrom && Weighty.Find(expanded).Any(match => !IsTakenAway(expanded, match)) ? result.Topic : null;
    }

    private static string? Of(IReadOnlyList<Term> terms) =>
        SelfHarm.IsIn(terms) && !Exaggeration.IsIn(terms) && !IsTalk.IsIn(terms) ? Crisis
        : (ChildWord.IsIn(terms) && IsCry(ChildHarm, terms)) || (EnglishChild.IsIn(terms) && IsCry(EnglishChildHarm, terms)) ? Child
        : IsCry(Violence, terms) ? Crisis
        : IsCry(MoneyLost, terms) ? Scam
        : null;

    private static List<Term> AsTyped(AnalyzedText text)
    {
        var lower = VietnameseText.LowerCanonical(text.Text);
        return [.. text.Tokens.Select((token, i) => new Term(
            text.Folded.AsMemory(token.Start, token.Length), lower.AsMemory(token.Start, token.Length), token.HasMarks, i))];
    }

    private static WordPatterns Of(IEnumerable<string> patterns) => new(patterns, Names);

    private static bool IsCry(WordPatterns harm, IReadOnlyList<Term> terms) => harm.Find(terms).Any(match => !IsTakenAway(terms, match));

    private static bool IsTakenAway(IReadOnlyList<Term> terms, (int Start, int End) match)
    {
        if (TakesMeaningAway.IsBefore(terms, match.Start + 1) || Harmless.Find(terms).Any(other => other.Start == match.End - 1))
        {
            return true;
        }

        // "Có bị lừa không?" asks; "bị lừa không biết gọi ai" does not.
        var last = terms.Count - 1;
        while (last > match.End && terms[last].Folded.Span is "a" or "vay" or "the" or "ad" or "ban" or "nhi")
        {
            last--;
        }

        if (last <= match.End + 3 && IsMeaning.Find(terms).Any(other => other.Start >= match.End))
        {
            return true;
        }

        return last >= match.End && last <= match.End + 2 && OpenQuestion.Find([terms[last]]).Any();
    }

    // The whole message: "cứu em với, đăng ký sao đây" asks for something else.
    private static bool IsCallForHelp(ExpandedText text) => text.ToString() is
        "cuu toi voi" or "cuu voi" or "cuu em voi" or "cuu chau voi" or "cuu con voi" or "cuu toi" or "cuu em" or "cuu toi voi a" or "help me please" or "please help me" or "toi dang nguy hiem";
}
