using ChatBot.Dialogs.Skills.Scams;
using ChatBot.Dialogs.Tests.Understanding;
using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Skills.Scams;

public sealed class ScamSignsTests
{
    private static readonly LocalDateTime Now = new(2020, 10, 7, 9, 0);

    // A question about scams may be one about a message.
    private static readonly HashSet<string> Related = ["scam_check", "scam_report", "scam_victim", "link_pressed", "is_official"];

    [Theory]
    [InlineData("Thong bao: thue bao cua quy khach se bi khoa 2 chieu trong 2 gio toi, goi ngay 0911222333 de xac minh", "Lock")]
    [InlineData("Cong an tinh thong bao anh lien quan vu an rua tien, chuyen tien vao STK 123456789 de xac minh, giu bi mat", "Threat")]
    [InlineData("Mẹ ơi con mất điện thoại, đây là số mới, mẹ chuyển gấp cho con 5 triệu vào stk 0123456789 nhé", "Money")]
    [InlineData("Your package is held, pay the fee within 24 hours: www.post-vidu.com", "Link")]
    [InlineData("kiểm tra giúp tôi link https://vcb-vidu.xyz", "Link")]
    [InlineData("bit.ly/abc123", "ShortLink")]
    public void Of_PassedOnMessage_ItsSigns(string text, string sign)
    {
        var signs = ScamSigns.Of(SharedContent.Recognizer.Recognize(text, Now));
        Assert.True(signs.IsPassedOn);
        Assert.Contains(signs.Found, found => found.Sign.ToString() == sign);
    }

    [Theory]
    [InlineData("Quy khach da thanh toan thanh cong hoa don dien thang 10")]
    [InlineData("tôi muốn đăng ký lớp tiếng anh ở ngân hàng")]
    [InlineData("email của tôi là lan@example.com, có nhận được giấy mời không")]
    [InlineData("con tôi trúng tuyển vào lớp 10 rồi, cảm ơn")]
    [InlineData("0912345678")]
    public void Of_OrdinaryMessage_NotPassedOn(string text) =>
        Assert.False(ScamSigns.Of(SharedContent.Recognizer.Recognize(text, Now)).IsPassedOn);

    [Fact]
    public void Of_OfficialAddress_NoSignAndNotCalledSafe()
    {
        var signs = ScamSigns.Of(SharedContent.Recognizer.Recognize("dichvucong.gov.vn", Now));
        Assert.True(signs.IsPassedOn);
        Assert.Empty(signs.Found);
    }

    [Fact]
    public void Of_QuestionsOfTopics_NotPassedOn()
    {
        var taken = SharedContent
            .Snapshot.Topics.Values.Where(topic => !Related.Contains(topic.Id))
            .SelectMany(topic => topic.Phrasings)
            .Where(phrasing => ScamSigns.Of(SharedContent.Recognizer.Recognize(phrasing, Now)).IsPassedOn);
        Assert.Empty(taken);
    }
}
