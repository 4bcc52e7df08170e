using System.Collections.Frozen;

namespace ChatBot.Dialogs.Understanding;

/// <summary>
/// Words that stand for others: abbreviations and teencode (looked up without marks), and the dialect of Nghệ An (looked up with marks where
/// the unmarked word means something else). Facts: the general habits of Vietnamese chat, not the questions of one service.
/// </summary>
internal static class Abbreviations
{
    private static readonly (string Means, string Forms)[] Folded =
    [
        ("không", "ko k kg kh hok hong hem khum khg k0 0k kong khong hk khom kp hog hokk"),
        ("được", "dc duoc dx dcj dcc"),
        ("gì", "j gi ji gy"),
        ("vậy", "z v zay zậy vay zị"),
        ("rồi", "r rui roi oi roai rùi"),
        ("giờ", "h gio jo jio"),
        ("biết", "bik bit bjt bít biet bet pit"),
        ("làm", "lm"),
        ("muốn", "mun muon mún"),
        ("với", "vs voi vói"),
        ("bao nhiêu", "bn bnhiu bnhieu bnh nhiu bnhjeu baonhieu"),
        ("như thế nào", "ntn nhtn nhuthenao ntnao"),
        ("thế nào", "tn tnao thenao"),
        ("sao", "s seo"),
        ("tại sao", "ts tsao"),
        ("mọi người", "mng mn"),
        ("mình", "mk mik mjk mih"),
        ("bạn", "b pan"),
        ("người", "ng ngừi nguoi nguời ngkh"),
        ("người ta", "ngta nta"),
        ("em", "e"),
        ("chị", "c"),
        ("đăng ký", "dk dki dky dgky dangky dangki dkí dkyy dagky"),
        ("số điện thoại", "sdt sodt sodienthoai"),
        ("điện thoại", "dt dthoai dth dienthoai fone"),
        ("tiếng anh", "tanh eng tienganh av anhvan"),
        ("học", "hc"),
        ("trường", "trg"),
        ("giáo viên", "gv"),
        ("học sinh", "hs hsinh"),
        ("học viên", "hv"),
        ("sinh viên", "sv"),
        ("phụ huynh", "ph phuynh"),
        ("thành phố", "tp tpho"),
        ("thông tin", "ttin"),
        ("trước", "trc"),
        ("hôm nay", "hnay homnay hn"),
        ("hôm qua", "hqua homqua"),
        ("ngày mai", "nmai ngaymai"),
        ("cảm ơn", "tks ty thks camon thank tksss"),
        ("chuyển khoản", "ck ckhoan"),
        ("học phí", "hp hphi hocphi"),
        ("học bổng", "hb hbong"),
        ("chứng chỉ", "cc cchi chungchi"),
        ("chứng nhận", "cnhan gcn"),
        ("chuyển đổi số", "cds"),
        ("học tập suốt đời", "htsd"),
        ("trung tâm học tập cộng đồng", "tthtcd htcd"),
        ("giáo dục thường xuyên", "gdtx"),
        ("trung tâm giáo dục thường xuyên", "ttgdtx"),
        ("bình dân học vụ số", "bdhvs bdhv"),
        ("công dân học tập", "cdht"),
        ("giáo dục và đào tạo", "gddt gdđt"),
        ("sở giáo dục và đào tạo", "sgd sgddt sogd sogddt"),
        ("giáo dục", "gd"),
        ("nước ngoài", "nn"),
        ("việt nam", "vn"),
        ("facebook", "fb face facebok"),
        ("zalo", "zl dalo zallo jalo"),
        ("tài khoản", "tk tkhoan"),
        ("số tài khoản", "stk"),
        ("mật khẩu", "mkhau pass password matkhau"),
        ("nhân viên", "nv"),
        ("thời gian", "tg tgian thgian"),
        ("địa điểm", "ddiem"),
        ("địa chỉ", "dchi diachi"),
        ("chương trình", "ctr ctrinh cttr"),
        ("hoạt động", "hdong"),
        ("sự kiện", "sk skien sukien"),
        ("tham gia", "tgia thamgia"),
        ("luôn", "lun"),
        ("thích", "thik thjk"),
        ("quá", "wa"),
        ("quên", "wen"),
        ("phải", "fai fải"),
        ("phí", "fi"),
        ("bây giờ", "bh bgio bjo bg"),
        ("bao giờ", "bgiờ baoh"),
        ("thôi", "thui"),
        ("vâng", "vg"),
        ("lừa đảo", "ldao luadao"),
        ("trực tuyến", "onl onlai tructuyen onlien"),
        ("miễn phí", "mfi mphi mienphi free mp mienfi"),
        ("đồng", "vnd"),
        ("liên hệ", "lh lhe ib inbox lienhe"),
        ("hướng dẫn", "hdan huongdan"),
        ("căn cước", "cccd"),
        ("chứng minh nhân dân", "cmnd cmt"),
        ("trung học phổ thông", "thpt"),
        ("trung học cơ sở", "thcs"),
        ("nghệ an", "nghean"),
        ("trình độ", "tdo trinhdo"),
        ("bắt đầu", "bdau bd batdau"),
        ("khai giảng", "kgiang khaigiang"),
        ("nghề", "ngheef"),
        ("tin nhắn", "tnhan sms"),
        ("gọi điện", "goidt"),
        ("công an", "cand"),
        ("buổi", "bủi"),
        ("gia đình", "gdinh"),
        ("trẻ em", "treem"),
        ("thì", "thj"),
        ("nhưng", "nhg nhưg"),
        ("những", "nhữg"),
        ("trong", "trog"),
        ("đang", "dag"),
        ("cũng", "cug cux cg"),
        ("vì", "vj"),
        ("tin", "tjn"),
        ("đi", "dj"),
        ("khi nào", "knao khinao"),
        ("ở đâu", "odau"),
        ("bao lâu", "blau"),
    ];

    private static readonly (string Means, string Forms)[] Dialect =
    [
        ("đâu", "mô"),
        ("kia", "tê"),
        ("này", "ni nì"),
        ("sao", "răng"),
        ("thế", "rứa"),
        ("thế này", "ri"),
        ("gì", "chi"),
        ("không", "nỏ khôông hông hổng hẻng nọ khung"),
        ("làm", "mần"),
        ("tôi", "tui tau"),
        ("chúng tôi", "choa"),
        ("mày", "mi"),
        ("nó", "hấn"),
        ("xa", "ngái"),
        ("thấy", "chộ"),
        ("giờ", "chừ dừ trừ"),
        ("hôm", "bựa bữa"),
        ("cái", "cấy"),
        ("nước", "nác"),
        ("nữa", "nựa"),
        ("đường", "đàng"),
        ("vào", "vô"),
        ("chơi", "nhởi"),
        ("mẹ", "mạ mệ"),
        ("trâu", "tru"),
        ("hỏi", "họi"),
        ("mấy", "mẫy mậy"),
        ("muốn", "mún múm"),
        ("chữ", "chự"),
        ("cũng", "cụng"),
        ("những", "nhựng"),
        ("sẽ", "sẹ"),
        ("miễn", "miện"),
        ("trễ", "trệ"),
        ("dễ", "dệ"),
        ("giữ", "giự"),
    ];

    // Dialect words that mean the same without marks, because no other common word of the domain folds to them.
    private static readonly (string Means, string Forms)[] DialectFolded =
    [
        ("tôi", "tui"), ("chúng tôi", "choa"), ("thế", "rua"), ("này", "ni"), ("thế này", "ri"), ("xa", "ngai"),
    ];

    /// <summary>Meaning by form without marks.</summary>
    public static readonly FrozenDictionary<string, string> ByFolded = Load(Folded, VietnameseText.Fold)
        .Concat(Load(DialectFolded, VietnameseText.Fold))
        .GroupBy(pair => pair.Key, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);

    /// <summary>Meaning by form with marks.</summary>
    public static readonly FrozenDictionary<string, string> ByMarked = Load(Dialect, VietnameseText.LowerCanonical)
        .GroupBy(pair => pair.Key, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> Load((string Means, string Forms)[] rows, Func<string, string> key) =>
        from row in rows
        from form in row.Forms.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select KeyValuePair.Create(key(VietnameseText.Normalize(form)), row.Means);
}
