using System.Collections.Frozen;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Understanding.Text;

namespace ChatBot.Dialogs.Understanding;

/// <summary>
/// Tells a short question that says nothing by itself: "ở đâu vậy?", "bn tiền z", "khi mô", "how much is it?". Every word of it must be the
/// question or filler, so that "học phí GDTX bao nhiêu tiền" is none. What it leans on, the conversation knows.
/// </summary>
public static class FollowUpQuestion
{
    private const int MostWords = 12;

    private static readonly (Aspect Aspect, string Phrases)[] Asked =
    [
        (
            Aspect.Where,
            "ở đâu, đâu, chỗ nào, ở chỗ nào, nơi nào, ở nơi nào, tại đâu, địa điểm, địa điểm nào, địa điểm ở "
                + "đâu, địa chỉ, địa chỉ ở đâu, đến đâu, đi đâu, tới đâu, học ở đâu, thi ở đâu, tổ chức ở đâu, "
                + "diễn ra ở đâu, nằm ở đâu, phường nào, xã nào, where, where is it, where is that, what place, "
                + "which place, address, what is the address, where at, where is it held"
        ),
        (
            Aspect.When,
            "khi nào, bao giờ, ngày nào, hôm nào, lúc nào, khi đâu, hôm đâu, ngày mấy, ngày đâu, thời gian, "
                + "thời gian nào, bắt đầu khi nào, khi nào bắt đầu, bao giờ bắt đầu, khi nào học, khi nào có, "
                + "bao giờ có, when, when is it, what day, what date, which day, when does it start, what is the date"
        ),
        (
            Aspect.Hours,
            "mấy giờ, giờ nào, buổi nào, lúc mấy giờ, từ mấy giờ, mấy giờ bắt đầu, bắt đầu mấy giờ, mấy giờ "
                + "học, học mấy giờ, mấy giờ có, thứ mấy, vào thứ mấy, mấy giờ mở cửa, what time, what time is "
                + "it, at what time, what hours, what time does it start"
        ),
        (
            Aspect.Long,
            "bao lâu, mấy ngày, mấy buổi, mấy tháng, mấy tuần, mấy năm, kéo dài bao lâu, trong bao lâu, học "
                + "bao lâu, bao nhiêu buổi, bao nhiêu ngày, how long, how many days, how many weeks, how long is "
                + "it, how long does it take, how long does it last"
        ),
        (
            Aspect.Cost,
            "bao nhiêu tiền, hết bao nhiêu, hết bao nhiêu tiền, bao nhiêu, giá bao nhiêu, giá, giá thế nào, có "
                + "mất tiền không, mất tiền không, mất bao nhiêu, mất bao nhiêu tiền, mất phí không, có mất phí "
                + "không, có phí không, phí bao nhiêu, phí thế nào, học phí, học phí bao nhiêu, học phí thế nào, "
                + "lệ phí, lệ phí bao nhiêu, tốn tiền không, có tốn tiền không, tốn bao nhiêu, có tốn không, có "
                + "miễn phí không, miễn phí không, miễn phí, mấy tiền, hết mấy tiền, có thu tiền không, thu tiền không, "
                + "có phải trả tiền không, phải trả tiền không, how much, is it free, what does it cost, cost, price, "
                + "do i have to pay, how much is it, how much does it cost, free"
        ),
        (
            Aspect.Who,
            "ai được đi, ai được tham gia, ai được học, ai được, ai đi được, ai học được, ai tham gia được, ai "
                + "cũng được, dành cho ai, cho ai, đối tượng nào, những ai, ai được đăng ký, mấy tuổi, bao nhiêu "
                + "tuổi, mấy tuổi được, ai được dự, ai được nhận, who can go, who can join, who can come, who "
                + "can apply, who can attend, who is it for, for whom, what age, how old"
        ),
        (
            Aspect.How,
            "đăng ký sao, đăng ký thế nào, đăng ký như thế nào, đăng ký kiểu gì, đăng ký làm sao, đăng ký ở "
                + "đâu, làm sao, làm sao đăng ký, làm thế nào, làm sao để đăng ký, cách nào, cách đăng ký, tham "
                + "gia thế nào, tham gia sao, tham gia bằng cách nào, đăng ký, muốn đăng ký, tôi muốn đăng ký, "
                + "có cần đăng ký không, cần đăng ký không, có phải đăng ký không, đăng ký đâu, làm gì, phải làm "
                + "gì, phải làm sao, how do i sign up, how to register, how do i register, how, how to join, "
                + "how do i join, how to sign up, what do i do, what should i do"
        ),
        (
            Aspect.Bring,
            "có cần mang gì không, cần mang gì, mang gì, mang theo gì, có cần mang theo gì không, phải mang "
                + "gì, cần gì, cần những gì, cần giấy tờ gì, có cần giấy tờ gì không, giấy tờ gì, giấy tờ, cần "
                + "chuẩn bị gì, chuẩn bị gì, hồ sơ gì, hồ sơ gồm gì, hồ sơ gồm những gì, hồ sơ cần gì, cần hồ sơ "
                + "gì, nộp gì, phải nộp gì, có cần mang chi không, mang chi, cần chi, what do i bring, what "
                + "should i bring, what do i need, what papers, do i need to bring anything, what documents, which papers"
        ),
        (
            Aspect.Online,
            "có online không, online không, online được không, học online được không, trực tuyến được không, "
                + "có trực tuyến không, có học trực tuyến không, xem trực tuyến được không, qua mạng được không, "
                + "is it online, can i join online, online, can i do it online"
        ),
        (
            Aspect.Certificate,
            "có bằng không, có chứng chỉ không, có giấy chứng nhận không, có cấp giấy không, có giấy không, có "
                + "được cấp giấy không, được cấp bằng không, is there a certificate, do i get a certificate, certificate"
        ),
        (
            Aspect.Contact,
            "gọi số nào, số nào, gọi số mấy, số mấy, số điện thoại, số điện thoại nào, số điện thoại là gì, số "
                + "điện thoại bao nhiêu, liên hệ ai, liên hệ ở đâu, liên hệ số nào, hỏi ai, gặp ai, gọi ai, liên "
                + "hệ thế nào, liên hệ, hỏi ở đâu, gọi cho ai, báo ai, báo cho ai, báo số nào, who do i call, "
                + "phone number, what number, who do i ask, contact, which number, whom do i call, who can i ask, what is the number"
        ),
    ];

    private static readonly FrozenDictionary<string, Aspect> ByPhrase = Asked
        .SelectMany(asked =>
            asked.Phrases.Split(", ").Select(phrase => (Phrase: VietnameseText.Fold(VietnameseText.Normalize(phrase)), asked.Aspect))
        )
        .ToFrozenDictionary(pair => pair.Phrase, pair => pair.Aspect, StringComparer.Ordinal);

    // Words that say nothing more: address, politeness, "that one", "then", "also".
    private static readonly FrozenSet<string> Filler = (
        "vay the a ad admin ban oi da thua cho hoi thi con nua luon do nay kia ay no lop cai minh toi em anh "
        + "chi chu bac co ong ba roi xin vui long giup voi nhi ha hen he nhe nha ne ma chua khoa hoc hoc thi "
        + "vay thi u uh um ok oke okay alo ki ri hay ta hi biet muon duoc la o khong "
        + "it that this is the and so please then does do they there what about for me i to would you be at can one tell know"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What the message asks about, or null when it is no such question.</summary>
    public static Aspect? AspectOf(RecognizerResult recognized) =>
        recognized.Analyzed.Tokens.Count is 0 or > MostWords
            ? null
            : Find(Words(recognized.Expanded.Terms))
                ?? Find([.. recognized.Analyzed.Tokens.Select((_, i) => recognized.Analyzed.FoldedToken(i).ToString())]);

    private static string[] Words(IReadOnlyList<Term> terms) => [.. terms.Select(term => term.Folded.ToString())];

    // The longest run of words that asks, when all others are filler.
    private static Aspect? Find(string[] words)
    {
        var phrases = ByPhrase.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = words.Length; length > 0; length--)
        {
            for (var start = 0; start + length <= words.Length; start++)
            {
                if (
                    phrases.TryGetValue(string.Join(' ', words, start, length), out var aspect)
                    && words.Where((_, i) => i < start || i >= start + length).All(Filler.Contains)
                )
                {
                    return aspect;
                }
            }
        }

        return null;
    }
}
