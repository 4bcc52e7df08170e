using System.Collections.Frozen;

namespace ChatBot.Dialogs.Understanding.Recognition;

/// <summary>
/// Words of one meaning, in both languages and without marks: what is learned from "học phí" then also helps "how much does it cost". It
/// only adds to what phrasings teach; a word that is missing here costs nothing but that.
/// </summary>
internal static class Concepts
{
    /// <summary>Most words of one expression.</summary>
    public const int LongestExpression = 3;

    private static readonly string[] Rows =
    [
        "hoc phi|le phi|mat tien|ton tien|mat phi|tien hoc|dong tien|bao nhieu tien|may tien|gia "
            + "ca|cost|costs|price|fee|fees|charge|pay|tuition|how much",
        "mien phi|free|free of charge|0 dong|khong mat tien",
        "khai giang|bat dau|khai mac|mo dau|khoi dau|begin|begins|start|starts|starting|opening|open",
        "khi nao|bao gio|luc nao|ngay nao|hom nao|ngay may|thang may|when|what day|what date|date|dates|thoi gian|mung may|hom mo",
        "o dau|cho nao|dia diem|dia chi|noi nao|where|venue|located|location|address|di dau",
        "bao lau|keo dai|may thang|may tuan|thoi luong|how long|duration|how many weeks|how many months",
        "lich hoc|thoi khoa bieu|buoi nao|may buoi|hom nao hoc|schedule|timetable|which days|what days|what time|ca nao|ca toi|ca sang",
        "dang ky|ghi danh|ghi ten|register|registration|sign up|signup|enroll|enrol|join|apply|book|xin hoc|nop don",
        "huy|rut ten|bo dang ky|cancel|withdraw|khong hoc nua|nghi hoc",
        "doi lop|chuyen lop|doi ca|doi lich|doi sang|chuyen sang|switch|change|swap|another class|move",
        "con toi|con trai|con gai|con em|con minh|be|chau|thang cu|con nho|tre em|tre|child|children|kid|kids|son|daughter|hoc sinh|lop 6",
        "giup me|giup bo|cho me|cho bo|me toi|bo toi|ho|thay cho|dang ky ho|hang xom|ban toi|vo toi|chong "
            + "toi|friend|mother|father|parents|someone else|neighbour|neighbor|on behalf|behalf|my wife|my husband",
        "cao tuoi|nguoi gia|lon tuoi|ngoai 60|ngoai 70|may "
            + "tuoi|tuoi|elderly|old|older|senior|seniors|age|years old|ba nha|ong nha|nguoi lon tuoi",
        "giay to|ho so|tai lieu|can cuoc|mang theo|documents|document|papers|paperwork|bring|id card",
        "con cho|cho trong|suat|con suat|seats|seat|places|slots|spots|places left|available|con nhan",
        "danh sach cho|ghi ten cho|xep hang|du phong|het cho|het suat|du nguoi|waiting list|waitlist|queue|full|wait list",
        "duoc chua|da dang ky|trang thai|co ten|ket qua dang ky|status|my registration|registered|am i|confirmed|ma dang ky",
        "truc tuyen|online|qua mang|tren mang|zoom|meet|tu xa|remote|remotely|livestream|stream|streamed|phat truc tiep|from home|tai nha",
        "chung chi|giay chung nhan|chung nhan|bang cap|certificate|certificates|cert|diploma|cap bang|giay khen",
        "kiem tra dau vao|dau vao|thi dau vao|bai test|xep lop|kiem tra trinh do|placement|entrance test|entry "
            + "test|placement test|thi xep lop",
        "giao vien|thay co|nguoi day|ai day|teacher|teachers|teaches|teach|taught|instructor|nguoi nuoc "
            + "ngoai|native speaker|foreign teacher",
        "trinh do|bac may|level|levels|mat goc|chua biet gi|beginner|phu hop",
        "lua dao|bi lua|lua tien|scam|scammer|scammed|scams|fraud|gia mao|ke gian",
        "mat tien|chuyen tien|chuyen khoan|da chuyen|lost money|sent money|transferred|bi rut|lost my money",
        "hack|hacked|chiem mat|bi chiem|mat nick|chiem quyen|chiem doat|taken over|stolen|mat tai khoan",
        "du lieu|thong tin cua toi|thong tin ca nhan|thong tin|data|personal data|personal information|information",
        "xoa|xoa het|delete|erase|remove|forget",
        "xem|coi|show|see|view|cho xem",
        "sua|chinh sua|nhap sai|ghi nham|sai|correct|fix|wrong|edit|update|mistake|typo",
        "bao mat|rieng tu|de lam gi|lam gi voi|privacy|used for|what do you do|luu lai|safe with",
        "can bo|nhan vien|nguoi that|tu van vien|human|person|staff|officer|real person|someone|agent|gap nguoi|noi chuyen voi",
        "lien he|so dien thoai|duong day nong|duong day|contact|phone number|hotline|so may|call you",
        "chinh thuc|cua so|that khong|chinh chu|official|genuine|fake|really from|trust",
        "gop y|phan anh|khieu nai|phan nan|che|complaint|complain|feedback|suggestion|to cao",
        "giup duoc gi|lam duoc gi|ho tro gi|tro giup|what can you|help|menu|what do you do",
        "tuan le|learning week|lifelong learning week|tuan hoc tap",
        "chu de|theme|thong diep|slogan",
        "su kien|hoat dong|chuong trinh|event|events|activity|activities|happening|what is on|what s on|going on",
        "hoi thao|toa dam|noi chuyen|chuyen de|trien lam|workshop|talk|talks|seminar|exhibition|lecture",
        "gan day|gan nhat|gan|near|nearest|nearby|close to|quanh day|near me|gan nha",
        "bi hoan|hoan|lui lai|lui|huy bo|doi ngay|mua bao|bao|postponed|cancelled|canceled|still on|rain|storm|delayed|typhoon",
        "cuoi tuan|weekend|thu bay|chu nhat|saturday|sunday",
        "hom nay|toi nay|chieu nay|today|tonight|sang nay",
        "hoc tap cong dong|cong dong|community learning|community|community centre|community center",
        "giao duc thuong xuyen|thuong xuyen|bo tuc|continuing education|hoc lai|cap ba|cap 3|high school|finish school",
        "mu chu|biet chu|xoa mu|doc viet|literacy|illiterate|read and write|to read",
        "hoc nghe|day nghe|nghe|vocational|trade|job training|skills training|may mac|sua xe",
        "ho tro tien|tro cap|ho tro kinh phi|duoc ho tro|subsidy|allowance|financial support|financial aid|support|ho tro",
        "hoc bong|scholarship|scholarships|nha ngheo|hoan canh kho khan",
        "ung ho|quyen gop|dong gop|tai tro|donate|donation|contribute|give money",
        "quy khuyen hoc|quy|fund",
        "khuyen hoc|study promotion|learning promotion|hoi khuyen hoc",
        "cong dan hoc tap|citizen learner|learning citizen|lifelong learner|learner citizen",
        "gia dinh hoc tap|learning family|family learner|dong ho hoc tap|family title",
        "thanh pho hoc tap|learning city|learning cities|unesco|mang luoi",
        "thu vien|library|muon sach|borrow books|the doc|reading card|library card",
        "khuyet tat|khiem thi|khiem thinh|mu|diec|xe lan|blind|deaf|disabled|disability|wheelchair|nguoi mu",
        "dien thoai thong minh|dung dien thoai|smartphone|smartphones|smart phone|cong nghe so|ky nang so|digital skills|use a phone",
        "dinh danh|vneid|dinh danh dien tu|national id app",
        "binh dan hoc vu|hoc vu so|digital literacy movement",
        "khoa hoc truc tuyen|hoc truc tuyen|mooc|online courses|online course|tu hoc|coursera|learn online",
        "bai hoc|bai hom|bai|lesson|lessons|tips|an toan so|an toan mang|online safety",
        "dung gui|ngung gui|thoi gui|khong nhan nua|dung nhan|ngung nhan|khong muon nhan|stop|unsubscribe|stop sending|tat|no more",
        "moi ngay|hang ngay|tung ngay|ngay nao cung|daily|every day|each day|subscribe|nhan bai|gui bai",
        "doi gio|gio nhan|gio gui|gui luc|buoi toi|change the time|different time|time of|later|muon hon|som hon",
        "quen hoc|bo lo|xem lai|gui lai|chua hoc|hom qua|hom truoc|missed|miss|catch up|yesterday|resend|previous",
        "tien do|bao nhieu bai|may bai|diem|may cau|ket qua hoc|progress|score|how many|finished|completed|so far",
        "con han|thoi han|gia tri|het han|co han|may nam|valid|expire|expires|validity|how many years",
        "khac nhau|khac gi|khac chi|so sanh|tuong duong|difference|different|differ|compare|equivalent|higher",
        "tieng anh|english|anh ngu|anh van",
        "lop|khoa hoc|khoa|class|classes|course|courses",
        "bat nat|quay roi|de doa|xam hai|du do|bully|bullied|bullying|harass|harassed|threatened",
        "bao cho ai|bao cao|bao cho|to giac|trinh bao|report|reporting|156|5656|goi so nao",
        "dang nhap|tai khoan|account|mat khau|password|facebook|nick",
        "tin nhan|cuoc goi|duong link|bam link|message|link|call|trung thuong|prize|la that",
        "dang hoat dong|gui hoat dong|truong toi|don vi toi|our school|my school|submit|organise|organize|co "
            + "quan toi|dang ky hoat dong|to chuc hoat dong",
        "dua con|mang con|con nho|tre nho|bring my|bring kids|with kids|with children|dua tre",
        "dang ky truoc|bao truoc|vao tu do|register first|book first|in advance|need to register|reserve|ve vao",
        "la gi|nghia la|what is|what s|what are|meaning|gioi thieu|tim hieu",
        "phai lam gi|lam sao|xu ly|what should|what do i do|what can i do|giup voi|cuu",
    ];

    private static readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> ByWords = Rows.SelectMany(
            (row, number) => row.Split('|').Distinct(StringComparer.Ordinal).Select(words => (words, number))
        )
        .GroupBy(pair => pair.words, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.number).ToArray(), StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many concepts there are; they are numbered from 0.</summary>
    public static ulong Count => (ulong)Rows.Length;

    /// <summary>The concepts of folded words parted by one space.</summary>
    public static ReadOnlySpan<int> Of(ReadOnlySpan<char> words) => ByWords.TryGetValue(words, out var concepts) ? concepts : default;
}
