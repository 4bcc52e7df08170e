using System.Text;

namespace ChatBot.Bot.Tests.Strangers;

/// <summary>
/// Texts that are hard on whoever reads them, each as long as a turn takes in: what is repeated, sorted, looked up, masked, or expanded.
/// The figures of <see cref="WriterBudgetTests"/> are for these.
/// </summary>
internal static class HostileTexts
{
    /// <summary>Longest text a turn takes in.</summary>
    public const int Length = 4096;

    /// <summary>Kind and text.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } =
        new Dictionary<string, string>
        {
            ["marks that decompose"] = Fill("\u0344"),
            ["two classes of marks, alternating"] = Fill("\u0344\u0316"),
            ["two classes of marks, in halves"] = new string('\u0344', Length / 2) + new string('\u0316', Length / 2),
            ["marks with zero width between"] = Fill("\u0301\u200B\u0316\u200D"),
            ["marks with joiners between"] = Fill("\u0301\u034F\u0316\u034F"),
            ["marks outside the basic plane"] = Fill("\U0001D165\U0001E8D0"),
            ["spacing marks"] = Fill("\u302E\u0301"),
            ["enclosing marks"] = Fill("a\u20DD\u20DE\u0489\u0316"),
            ["half-width sound marks"] = Fill("\uFF9E\u0316\uFF9E\u0301"),
            ["letters under a heap of marks"] = Fill("e\u0301\u0302\u0316\u0317\u0323\u0331\u0344\u0308\u0313"),
            ["decomposed Vietnamese"] = Fill("Tru\u031Bo\u031B\u0300ng ho\u0323c ").Normalize(NormalizationForm.FormD)[..Length],
            ["Arabic that expands eighteenfold"] = Fill("\uFDFA"),
            ["squared words that expand"] = Fill("\u3316\u3351"),
            ["Hangul jamo"] = Fill("\u1100\u1161\u11A8"),
            ["Hangul leads only"] = Fill("\u1100"),
            ["Tibetan stacks"] = Fill("\u0F40\u0F71\u0F72\u0F74\u0F80"),
            ["Hebrew with points"] = Fill("\u05E9\u05BC\u05C1\u05B8"),
            ["one word of letters"] = Fill("a"),
            ["one word of marked letters"] = Fill("ườ"),
            ["letters and digits in turn"] = Fill("a1"),
            ["digits"] = Fill("0123456789"),
            ["digits with spaces"] = Fill("4 "),
            ["card numbers"] = Fill("4111 1111 1111 1111, "),
            ["codes"] = Fill("mã 123456 "),
            ["numbers in words"] = Fill("hai mươi mốt nghìn ba trăm linh năm "),
            ["dates"] = Fill("5/10/2026 "),
            ["dates in words"] = Fill("ngày mùng năm tháng mười năm hai nghìn không trăm hai sáu "),
            ["ranges of dates"] = Fill("từ 5/10 đến 6/11 "),
            ["weekdays"] = Fill("thứ hai thứ ba t4 cn "),
            ["hours"] = Fill("7h30 8 giờ kém 5 "),
            ["places"] = Fill("Diễn Châu Trường Vinh Hưng Bình "),
            ["places without marks"] = Fill("dien chau quynh luu do luong "),
            ["beginnings of place names"] = Fill("xã thị phường thành phố huyện "),
            ["people's names"] = Fill("Nguyễn Thị Hoàng Anh "),
            ["teencode"] = Fill("ko bít j hok bik nhìu "),
            ["Telex"] = Fill("ddawng kys lowsp hocj "),
            ["VNI"] = Fill("d9a8ng ky1 lo71p "),
            ["one word of Telex"] = Fill("ddaawwssffrrxxjj"),
            ["abbreviations"] = Fill("sdt đt cccd gvcn thpt tp hcm "),
            ["Markdown"] = Fill("**[x](y)** _`a`_ > # "),
            ["nested brackets"] = new string('[', Length / 2) + new string(']', Length / 2),
            ["web addresses"] = Fill("https://a.vn/?q=1&x=2 "),
            ["one endless web address"] = "https://" + new string('a', Length - 8),
            ["e-mail addresses"] = Fill("a@b.vn "),
            ["right to left"] = Fill("\u202Eשלום\u202C "),
            ["directions nested"] = Fill("\u202A\u202B\u2066\u2067"),
            ["zero width"] = Fill("\u200B\u200C\u200D\uFEFF"),
            ["emoji in families"] = Fill("👩‍👩‍👧‍👦"),
            ["emoji with skin and flags"] = Fill("👍🏽🇻🇳"),
            ["halves of emoji"] = Fill("\uD83D"),
            ["spaces"] = "a" + new string(' ', Length - 2) + "b",
            ["strange spaces"] = "a" + Fill("\u3000\u00A0\u2003")[..(Length - 2)] + "b",
            ["line breaks"] = "a" + new string('\n', Length - 2) + "b",
            ["line separators"] = Fill("a\u2028"),
            ["question marks"] = Fill("?"),
            ["short questions"] = Fill("ở đâu? khi nào? "),
            ["clauses"] = Fill("tôi muốn hỏi, nhưng mà, vì thế, "),
            ["quotation marks"] = Fill("“'\"”"),
            ["yes and no"] = Fill("có không đúng sai "),
            ["commands"] = Fill("dừng menu xóa dữ liệu hủy "),
            ["the words of a cry"] = Fill("bị lừa mất tiền cứu tôi "),
            ["phrasings of many topics"] = Fill("đăng ký lớp học phí lịch tuần lễ thư viện "),
            ["titles of events"] = Fill("ngày hội đọc sách khai mạc tuần lễ "),
            ["English"] = Fill("when is the next free english class in vinh city "),
            ["full width"] = Fill("Ｄａｎｇｋｙ　１２"),
            ["letters in circles"] = Fill("ⓐⓑ①"),
            ["control characters"] = Fill("a\u0001\u0008\u007F"),
            ["every letter once"] = string.Concat(Enumerable.Range(0xC0, 0x1F00 - 0xC0).Select(c => (char)c).Where(char.IsLetter))[
                ..Length
            ],
        };

    /// <summary>The kinds, for a theory.</summary>
    public static IEnumerable<object[]> Kinds => All.Keys.Select(kind => new object[] { kind });

    private static string Fill(string part) => string.Concat(Enumerable.Repeat(part, (Length / part.Length) + 1))[..Length];
}
