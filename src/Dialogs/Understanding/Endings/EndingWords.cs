using System.Buffers;
using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding.Text;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Endings;

/// <summary>
/// The closed classes of words by which an end is said, denied, asked about or only sounded like. Written in the language of
/// <see cref="WordPattern"/>.
/// </summary>
internal static class EndingWords
{
    // "Chớ" and "chả" are left out: without marks they are "cho" and "cha".
    private const string Not = "không|chẳng|đừng|chưa|khỏi|not|never|dont";
    private const string End =
        "dừng|ngừng|ngưng|tắt|hủy|thôi|cắt|ngắt|dẹp|bỏ|xóa|gỡ|rút|trả|nhường|stop|cancel|delete|erase|remove|withdraw"
        + "|drop|unsubscribe|quit|turn";
    private const string EndSending = "dừng|ngừng|ngưng|tắt|hủy|cắt|ngắt|dẹp";
    private const string Send = "gửi|gởi|nhắn|nt|phát";
    private const string Want = "muốn|cần|thích|ưng|thèm|ham|thiết|nhu";
    private const string Refuse = "không|chẳng|chả|chớ";

    private static readonly FrozenSet<string> Particles = (
        "a ah nhe nha nhen nghe voi di day roi luon lai het giup gium dum cho toi tui minh em anh chi co chu "
        + "bac ong ba chau con ad ban oi da vang xin lam on "
        + "ngay now please it them this me bay cay nao mo dau hi ha ho ti chut cai bot admin nua muon xin thoi duoc nhi"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> BareEnds = "dung ngung ngung tat huy stop cancel unsubscribe end"
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> DayParts = new[]
    {
        "sáng",
        "trưa",
        "chiều",
        "tối",
        "đêm",
        "khuya",
        "sớm",
        "muộn",
        "trễ",
        "nhiều",
        "dài",
        "dồn",
        "vội",
        "dày",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Any of these is in every text that says an end, also without its marks.
    private static readonly SearchValues<string> Beginnings = SearchValues.Create(
        [
            "dung",
            "ngung",
            "nung",
            "tat",
            "huy",
            "thoi",
            "thui",
            "cat",
            "ngat",
            "dep",
            "bo",
            "xoa",
            "go",
            "rut",
            "tra",
            "nhuong",
            "nghi",
            "khoi",
            "khong",
            "ko",
            "k ",
            "kg",
            "hong",
            "hok",
            "hem",
            "no ",
            "chang",
            "cha ",
            "cho ",
            "chua",
            "dau",
            "nua",
            "quen",
            "mat",
            "stop",
            "cancel",
            "quit",
            "end",
            "drop",
            "leav",
            "withdraw",
            "unsub",
            "unfollow",
            "remov",
            "delet",
            "eras",
            "wip",
            "forget",
            "turn",
            "off",
            "not",
            "don",
            "no ",
            "never",
            "longer",
            "more",
            "any",
            "give",
            "clear",
            "revok",
            "out",
            "pause",
            "sao",
            "rang",
            "n't",
            "n’t",
            "dừng",
        ],
        StringComparison.Ordinal
    );

    /// <summary>A wish and not what happens: "không muốn thấy bài nữa".</summary>
    public static readonly WordPatterns Wants = new([$"{Want}|want|need|like|wish"]);

    /// <summary>It is not to end.</summary>
    public static readonly WordPatterns Denies = new([
        $"{Not} {End}",
        $"not to {End}",
        $"{Not} {Want}|nên|được|hề|định|thể|từng {End}",
        $"{Not} có|phải|nói|bảo|nghĩ|hề ~1 {End}",
        $"đâu có|phải ~2 {End}",
        $"đâu {Want}|dám ~1 {End}",
        "đừng|chớ|không|never|not|t ~1 quên|forget",
        "đừng ngại|ngần|lo gửi|nhắn",
        "don|do ~1 stop|cancel|delete|erase|remove|withdraw|drop|unsubscribe|turn",
        "don|dont|not ~2 want ~2 stop|cancel|delete|withdraw|drop|quit|end|unsubscribe",
        "keep|keeps sending|coming|going",
        "vẫn|còn muốn|thích",
        "tiếp tục gửi|nhận|học",
        "khỏi phải ~1 hủy|dừng|tắt",
        "không|đừng để ~2 lỡ",
        "không ~1 lỡ|sót",
        $"ai|đứa ~3 {End}",
    ]);

    /// <summary>Nothing comes.</summary>
    public static readonly WordPatterns Complains = new([
        "không|chưa|chẳng|chả ~1 thấy|chộ",
        "không|chưa|chẳng|chả nhận|lấy|xem|mở|vào|tải được|đc",
        "nhận|gửi|tới không|chưa được|tới|đến",
        "chưa ~1 nhận|có|gửi|tới|đến|về",
        "không|chẳng|chả có|còn ~1 bài|tin|gì|chi",
        "không ~2 tới|đến|về",
        "mấy|cả|hôm|lâu|dạo|tuần nay|ngày|này|hôm|rày ~4 không|chưa gửi|nhận",
        "sao|răng ~5 không|chưa",
        "sao|răng ~3 ngừng|dừng|ngưng gửi",
        "not|don|didn|haven|hasn|never|doesn ~2 get|getting|got|receive|received|receiving|see|seen|arrive|arrived|come|came",
        "no lesson|lessons today|yet|this|for",
        "lessons|lesson|messages stopped",
    ]);

    /// <summary>How it is done.</summary>
    public static readonly WordPatterns AsksHow = new(["làm sao|thế", "thế nào", "cách nào|để", "như nào", "how to|do|can"]);

    /// <summary>How, when, whether, if, told of another day or by somebody else.</summary>
    private static readonly WordPatterns Questions = new([
        "khi nào|đâu|mô",
        "bao giờ|lâu|nhiêu",
        "lúc|hồi nào",
        "làm sao|thế",
        "thế nào",
        "cách nào|để|dừng|hủy|tắt|rút|bỏ",
        "như nào",
        "ra|thì|vì|tại|là sao",
        "sao lại|không|chưa|cứ|mà|phải|tự|tôi|bài",
        "được không|chưa|ko|hông",
        "là|bị|mất|phải gì|chi",
        "gọi|hỏi|gặp ai|đâu",
        "hỏi",
        "muốn biết",
        "nếu|giả|lỡ|hễ|nhỡ",
        $"đã|vừa|bị|tự|mới {End}",
        "có thể|nên|cần|phải",
        "hôm qua|trước|kia|nãy",
        $"bảo|dặn|kêu|khuyên|nói ~2 {End}|đừng",
        "hay không",
        "how|when|why|what|where|if",
        "can|could|may|should|do|does|did|will|would i|you|we|they|it|my|the|this",
        "is|are|was|were it|there|my|the|this",
        "i|we stopped|cancelled|canceled|quitted",
    ]);

    /// <summary>One lesson, or one thing about it, and not the sending of them.</summary>
    private static readonly WordPatterns One = new([
        "bài này|ni|đó|nớ|kia|hôm|khó|dài|số|mới|cũ|tập|viết|hát|báo|thi|kiểm|đầu|cuối",
        "this|that lesson",
        "gửi|xem|học|đọc|nhận lại|thêm|trước",
        "hôm nay|mai",
        "chiều|tối|sáng|trưa nay|mai",
        "ngày mai",
        "trùng|lặp|nhầm|sai|rác|lừa|spam|scam|fake",
        "zalo|facebook|youtube|tiktok|messenger|telegram|điện|máy",
        "tiếng anh|việt",
        "một|1|vài|mấy|ít|# tuần|ngày|hôm|bữa|bựa|buổi|tháng",
        "tạm",
    ]);

    // Sure with and without marks.
    private static readonly WordPatterns LessonsSurely = new([
        "ngừng|ngưng ~4 bài",
        "ngừng|ngưng ~3 an toàn",
        "tắt bài",
        "hủy nhận ~3 bài|an",
        "hủy đăng ký ~2 bài|nhận",
        "thôi nhận ~3 bài",
        "thôi học ~1 an toàn",
        "không|khỏi cần ~1 bài",
        $"không ~1 {Want} bài",
        $"không ~1 {Want} nhận|gửi ~2 bài",
        $"không ~1 {Want} học|đọc|xem ~2 bài ~3 nữa",
        $"không ~1 {Want} ~1 học|nhận ~1 an toàn",
        "không|thôi nhận|lấy|học ~2 bài ~3 nữa",
        "không|thôi học|nhận ~2 an toàn ~2 nữa",
        "thôi không ~1 nhận|lấy ~2 bài",
        "nghỉ nhận ~2 bài",
        "stop|cancel|end|quit|unsubscribe|drop ~4 lesson|lessons|tips",
        "turn|switch ~4 lesson|lessons|tips",
        "no more ~1 lessons|tips",
        "done|finished with ~1 lessons",
        "don|dont|not|longer ~2 want|need|like|wish ~4 lesson|lessons|tips",
        "get rid of ~1 lessons",
    ]);

    // Sure only when the verb was typed with its marks: "dung" is also "dùng" and "đúng", "tat" also "tất", "bo" also "bố", "huy" also a
    // name.
    private static readonly WordPatterns LessonsByMarks = new([
        $"{EndSending} ~3 bài",
        $"{EndSending} ~3 an toàn",
        "bỏ|khỏi nhận ~3 bài",
        "bỏ bài|học ~2 hằng|hàng|mỗi|an",
        "bỏ đăng ký ~2 bài|nhận",
        $"chẳng|chả ~1 {Want} bài",
        $"chẳng|chả ~1 {Want} nhận ~2 bài",
        $"{Refuse} nhận|lấy|học ~2 bài ~3 nữa|đâu|nào",
    ]);

    private static readonly WordPatterns SendingSurely = new([
        $"dừng|đừng|ngừng|ngưng|khỏi {Send}",
        "đừng có gửi|nhắn",
        $"ngừng|ngưng ~1 {Send}|nhận",
        "dừng|đừng|thôi|khỏi nhận",
        "đừng làm phiền",
        $"không|khỏi cần {Send}|nhận",
        $"không ~1 {Want} ~1 nhận",
        $"không ~1 {Want} {Send} ~4 nữa",
        $"không ~1 {Want} ~3 tin nhắn|tự",
        "không|thôi nhận ~4 nữa",
        $"không {Send} ~3 nữa ~1 nhé|nha|nhá|nghe|đi|giúp|luôn|với",
        "nghỉ nhận",
        "bỏ|hủy|thôi|ngừng|dừng theo dõi",
        "unfollow",
        $"thôi không ~1 nhận|lấy|{Send}",
        "tắt ~2 thông báo",
        "tắt|dừng|ngừng tin nhắn|tự",
        "ngừng|ngưng ~2 thông báo",
        "stop|quit sending|messaging|texting|writing|contacting|mailing|bothering",
        "stop|cancel|end|unsubscribe ~4 messages|message|notifications|texts",
        "unsubscribe me",
        "turn|switch ~4 messages|notifications",
        "no more messages|texts|notifications",
        "don|dont|not ~1 send|text|message|write|contact|bother ~5 more|anymore|any|me",
        "don|dont|not|longer ~2 want|need|like|wish ~4 message|messages|texts",
    ]);

    private static readonly WordPatterns SendingByMarks = new([
        $"{EndSending}|khỏi ~1 {Send}|nhận",
        "bỏ nhận",
        $"đừng|chớ ~2 {Send}",
        "đừng|chớ ~1 làm|quấy phiền|rầy",
        $"{Refuse} nhận ~4 nữa|đâu|nào",
        $"{Refuse} ~1 {Want} nhận",
        $"{EndSending} ~3 tin nhắn|tự",
        $"{EndSending} ~3 thông báo",
        $"{EndSending} tin",
    ]);

    /// <summary>An end of a seat.</summary>
    public static readonly WordPatterns EndsSeat = new([
        "hủy|trả|nhường|bỏ|rút|thôi ~4 suất|slot|lớp|khóa",
        "hủy|trả|nhường|bỏ|rút ~3 chỗ học|của|đã|cho|đó|này",
        "trả|nhường ~1 lại ~1 chỗ",
        "hủy|bỏ|rút đăng ký",
        "rút|xóa|gỡ|bỏ ~1 tên",
        "thôi học ~2 tiếng|lớp",
        "xin thôi học",
        "không ~2 học|theo|tham|đi ~4 lớp|tiếng|khóa ~3 nữa",
        "thôi không ~1 học|tham|theo ~4 lớp|tiếng|khóa",
        "nghỉ hẳn|luôn|học ~2 lớp|tiếng",
        "hủy|bỏ|rút đơn",
        "nhường chỗ cho",
        "can|cannot|t|not|couldn|won ~1 come|attend|join|continue ~4 anymore|more|longer",
        "no longer ~2 come|attend|join|class|course",
        "give|pass|release ~2 place|seat|spot",
        "give|pass ~1 it to someone|somebody|another",
        "cancel|drop|leave|quit|withdraw ~4 class|seat|place|course|registration|enrolment|spot|english",
        "give up ~2 seat|place|spot",
        "remove|withdraw|take|unenroll|unregister ~3 from|off ~3 class|course|list|english",
        "don|dont|not|longer ~2 want|wish|need ~4 class|course|english",
    ]);

    // Without marks "trả chỗ" is also "trả cho" and "bỏ chỗ" also "bố cho": then it must be all that is said.
    private static readonly WordPatterns EndsSeatByMarks = new(["trả|bỏ|nhường|hủy|rút ~1 chỗ"]);

    /// <summary>Whether a clause says an end of a seat.</summary>
    public static bool EndsASeat(IReadOnlyList<Term> terms)
    {
        if (Idioms.IsIn(terms))
        {
            return false;
        }

        if (EndsSeat.IsIn(terms))
        {
            return true;
        }

        return EndsSeatByMarks.IsIn(terms)
            && (
                terms.Any(t => t.Marked.Span is "chỗ")
                || terms
                    .Where(t => t.Folded.Span is "cho" || !Particles.Contains(t.Folded.ToString()))
                    .Select(t => t.Folded.ToString())
                    .ToList()
                    is [.., "tra" or "bo" or "nhuong" or "huy", "cho"]
            );
    }

    /// <summary>Words of ending that end nothing here.</summary>
    public static readonly WordPatterns Idioms = new([
        "bỏ lỡ|qua|sót|mất|quên|dở|phí|cuộc|tiền|túi|phiếu|công|thời|học",
        "trả lời|tiền|phí",
        "nghỉ hè|lễ|tết|trưa|mát|ngơi|hưu|ốm|thai",
        "tắt nguồn|máy|mạng|điện|đèn|wifi",
        "dừng xe|đèn|chân|tàu",
        "rút tiền|gọn|kinh|ngắn",
        "hủy hoại",
        "thời gian|tiết|khóa",
        "tất cả",
        "miễn phí",
        "thôi được|rồi|thì|thế|vậy|đành|để|cứ",
    ]);

    /// <summary>The lessons, named.</summary>
    public static readonly WordPatterns Lessons = new(["bài", "an toàn số", "lesson|lessons|tips"]);

    /// <summary>Messages, named.</summary>
    public static readonly WordPatterns Messages = new(["tin|message|messages|texts|notifications", "thông báo"]);

    /// <summary>A seat, named.</summary>
    public static readonly WordPatterns Seats = new(["lớp|suất|slot|class|course|seat", "chỗ học|của|đã", "tiếng anh"]);

    private static readonly WordPatterns SeatsToKeep = new([
        "hủy|trả|bỏ|rút|nhường|xóa|mất ~3 chỗ|suất|lớp|slot|đăng",
        "cancel|drop|remove|delete|give ~4 place|seat|class|spot|registration",
    ]);

    /// <summary>Whether words of ending stand beside a seat.</summary>
    public static bool NamesASeat(IReadOnlyList<Term> terms) => SeatsToKeep.IsIn(terms);

    /// <summary>An end of learning that does not say of what: "tôi không học nữa".</summary>
    public static readonly WordPatterns EndsLearning = new(["không|chẳng|thôi ~1 học ~1 nữa", "thôi không ~1 học", "i quit"]);

    private static readonly WordPatterns Imperatives = new([
        $"đừng|khỏi|hạn|bớt ~2 {Send}",
        $"dừng|ngừng|ngưng {Send}",
        "stop|quit sending|messaging|texting|writing",
        $"{Send} ~3 đừng",
        "don|dont|not ~1 send|text|message",
    ]);

    /// <summary>Whether a clause forbids sending, or asks for less of it.</summary>
    public static bool IsRefusal(IReadOnlyList<Term> terms) => Imperatives.IsIn(terms);

    private static readonly WordPatterns ForGood = new(["nữa|hẳn|luôn|hết", "trở|về đi|sau", "anymore|forever", "any more"]);

    /// <summary>Whether a clause says that the end is for good.</summary>
    public static bool IsForGood(IReadOnlyList<Term> terms) => ForGood.IsIn(terms);

    private static readonly WordPatterns Refusals = new([$"không ~2 {Send}|nhận|học"]);

    private static readonly WordPatterns Times = new([
        "sớm|muộn|trễ|khuya|nhiều|dài|dày|dồn|nhanh|liên quá|rứa|vậy|thế|như|tục|dập|lắm",
        "quá sớm|muộn|trễ|khuya|nhiều|dài",
        "lúc|vào|khoảng|trước|sau ~1 #",
        "lúc|vào ~2 sáng|trưa|chiều|đêm|khuya",
        "ban|buổi đêm|ngày|sáng|trưa|chiều",
        "# giờ|h|rưỡi|am|pm",
        "chủ nhật",
        "cuối tuần",
        "thứ bảy|hai|ba|tư|năm|sáu|#",
        "# bài|lần|tin",
        "so|too|that early|late|often|much|many",
        "at #|night",
        "in the morning|evening|afternoon",
        "on sunday|sundays|saturday|weekends",
    ]);

    private static readonly WordPatterns Ends = new([
        End,
        $"{EndSending}|khỏi|nghỉ",
        "leave|end|give|wipe|forget|clear|revoke|pause|off|unenroll|unregister|done",
        $"{Not}|no|t|longer ~9 nữa|more|anymore|longer",
        "longer",
        "quên tôi|em|mình|tui|bác",
    ]);

    private static readonly FrozenSet<string> MarkedEnds = "dừng ngừng ngưng tắt hủy cắt ngắt dẹp bỏ khỏi thôi đừng chớ chẳng chả không"
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a clause says an end of the lessons, in so many words.</summary>
    public static bool EndsLessons(IReadOnlyList<Term> terms) =>
        LessonsSurely.IsIn(terms) || (HasMarkedEnd(terms) && LessonsByMarks.IsIn(terms) && !Idioms.IsIn(terms));

    /// <summary>Whether a clause says an end of what is sent: the lessons when they are named, all of it otherwise.</summary>
    public static bool EndsSending(IReadOnlyList<Term> terms) =>
        SendingSurely.IsIn(terms) || (HasMarkedEnd(terms) && SendingByMarks.IsIn(terms) && !Idioms.IsIn(terms));

    private static bool HasMarkedEnd(IReadOnlyList<Term> terms)
    {
        foreach (var term in terms)
        {
            // The meaning of an abbreviation ("k") is known to the mark as well.
            if (MarkedEnds.Contains(term.Marked.ToString()))
            {
                return true;
            }
        }

        return false;
    }

    private static readonly FrozenSet<string> Sending =
        "gui goi nhan nt phat send text message write contact sending texting messaging writing contacting"
            .Split(' ')
            .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Sent = (
        "bai tin thong an cac nhung may hang moi mai nua them gi chi nao den ve qua phien day rua vay the nay "
        + "no ho nguoi lesson lessons message messages texts tips any more anymore us to your these those "
        + "notifications daily this that so again stuff anything"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// What else than what this service sends is not to be sent or got, without its marks: "đừng gửi tiền", "ngừng nhận hồ sơ"; null:
    /// nothing else.
    /// </summary>
    public static string? SomethingElseIn(IReadOnlyList<Term> terms)
    {
        for (var i = 0; i + 1 < terms.Count; i++)
        {
            var next = terms[i + 1].Folded.ToString();
            if (
                Sending.Contains(terms[i].Folded.ToString())
                && !Sent.Contains(next)
                && !Particles.Contains(next)
                && !Sending.Contains(next)
            )
            {
                return next;
            }
        }

        return null;
    }

    // "Cho mẹ" may be the writer, "cho mẹ tôi" is not.
    private static readonly WordPatterns OtherRecipients = new([
        "cho|tới|đến|với|vào con|cháu|bé|vợ|chồng|bố|mẹ|ba|má|cha|ông|bà|anh|chị|em|bạn|cậu|mợ|cô|dì|chú|bác "
            + "tôi|tui|tao|tau|tớ|mình|chúng|nó|họ|ấy|kia|của|trai|gái|rể|dâu",
        "cho|tới|đến|với|vào con|cháu|bé|vợ|chồng|bố|mẹ|ba|má|cha|ông|bà|anh|chị|bạn em",
        "cho|tới|đến|với nó|họ|hắn|hấn",
        "cho|tới|đến|với người khác|ta|nhà|quen|thân",
        "cho|tới|đến|với ai khác",
        "to|with my|his|her|their|our",
        "to him|them|others|somebody|someone",
    ]);

    /// <summary>Whether sending is to end to somebody else than the writer: "đừng nhắn cho con tôi nữa".</summary>
    public static bool IsToSomebodyElse(IReadOnlyList<Term> terms) => OtherRecipients.IsIn(terms);

    /// <summary>Quick look: whether a text may hold any word of an end.</summary>
    public static bool MayBeIn(string folded) => folded.AsSpan().ContainsAny(Beginnings);

    /// <summary>Whether a clause holds a word of ending that is none of the idioms, or a negation with "no more".</summary>
    public static bool Touches(IReadOnlyList<Term> terms) => Ends.IsIn(terms) && !(Idioms.IsIn(terms) && !EndsSending(terms));

    /// <summary>Whether a clause asks, supposes, or tells of what was.</summary>
    public static bool Asks(IReadOnlyList<Term> terms)
    {
        if (Questions.IsIn(terms))
        {
            return true;
        }

        // "… không", "… chưa", "… à" at the end ask, unless they are the negation itself.
        var last = terms.Count - 1;
        while (
            last > 0
            && terms[last].Folded.Span is "a" or "ad" or "em" or "ban" or "vay" or "the" or "oi" or "nhe"
            && terms[last].Marked.Span is not "à"
        )
        {
            last--;
        }

        return terms[last].Folded.Span is "khong" or "chua" || terms[last].Marked.Span is "à" or "hả" or "nhỉ" or "hở";
    }

    /// <summary>
    /// Whether sending is refused for an hour, a day or an amount only. A day from which on nothing is to come ("từ mai", "từ tối nay") is
    /// none, nor is what stands behind "nữa" ("đừng gửi nữa sáng nào cũng kêu").
    /// </summary>
    /// <param name="terms">The clause.</param>
    /// <param name="refuses">It ends something by its other words.</param>
    public static bool IsOtherTime(IReadOnlyList<Term> terms, bool refuses)
    {
        if (!Imperatives.IsIn(terms) && !(refuses && Refusals.IsIn(terms)))
        {
            return false;
        }

        var rest = WithoutBeginning(terms);
        var end = rest.Count > 1 ? rest.FindIndex(1, t => t.Folded.Span is "nua") : -1;
        rest = end > 0 ? rest[..end] : rest;
        return Times.IsIn(rest) || rest.Any(t => t.TypedMarks && DayParts.Contains(t.Marked.ToString()));
    }

    /// <summary>Whether a clause is about one lesson or one day, and not about all that would come.</summary>
    public static bool IsAboutOne(IReadOnlyList<Term> terms) => One.IsIn(WithoutBeginning(terms));

    // Without the day from which on it holds.
    internal static List<Term> WithoutBeginning(IReadOnlyList<Term> terms)
    {
        var rest = new List<Term>(terms.Count);
        for (var i = 0; i < terms.Count; i++)
        {
            if (terms[i].Folded.Span is "tu" && i + 1 < terms.Count)
            {
                i += 2;
            }
            else
            {
                rest.Add(terms[i]);
            }
        }

        return rest;
    }

    /// <summary>Whether a clause is nothing but a verb of ending: "dừng lại đi", "hủy giúp tôi".</summary>
    public static bool IsBareEnd(IReadOnlyList<Term> terms)
    {
        var ends = 0;
        foreach (var term in terms)
        {
            var word = term.Folded.ToString();
            if (BareEnds.Contains(word) && term.Marked.Span is not "đừng" and not "đúng" and not "tất" and not "dùng")
            {
                ends++;
            }
            else if (!Particles.Contains(word))
            {
                return false;
            }
        }

        return ends == 1;
    }
}
