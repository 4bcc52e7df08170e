using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding;

public sealed class CourtesyTests
{
    [Theory]
    [InlineData("ok", true)]
    [InlineData("oke em", true)]
    [InlineData("vâng", true)]
    [InlineData("da vang a", true)]
    [InlineData("dạ", true)]
    [InlineData("🙏", true)]
    [InlineData("👍🏽", true)]
    [InlineData("❤️", true)]
    [InlineData("hiểu rồi ạ", true)]
    [InlineData("vàng", false)]
    [InlineData("đá", false)]
    [InlineData("???", false)]
    [InlineData("ok?", false)]
    [InlineData("bạn", false)]
    [InlineData("ok cho tôi lịch tuần này", false)]
    public void Is_WholeMessage_OnlyPoliteWords(string text, bool polite) => Assert.Equal(polite, Courtesy.Is(AnalyzedText.Of(text)));

    [Theory]
    [InlineData("Chúc cả nhà sức khỏe, cảm ơn đã giúp tôi hôm nay", true)]
    [InlineData("chuc ad buoi chieu vui ve nha", true)]
    [InlineData("thôi mình đi ngủ đây, cảm ơn nhiều", true)]
    [InlineData("thanks a lot, have a good evening", true)]
    [InlineData("cảm ơn bạn, cho tôi giá vàng hôm nay", false)]
    [InlineData("cảm ơn, thế còn lớp tiếng Hàn thì sao", false)]
    [InlineData("cảm ơn bạn, tôi muốn đăng ký lớp tiếng Anh", false)]
    public void Is_LongMessage_ThanksAndWishesThatAskNothing(string text, bool polite) =>
        Assert.Equal(polite, Courtesy.Is(SharedContent.Recognizer.Recognize(text, new LocalDateTime(2020, 10, 7, 9, 0))));

    [Theory]
    [InlineData("cam on co nhieu nhe co tot bung qua chuc co suc khoe", true)]
    [InlineData("dạ em cảm ơn anh chị nhiều ạ, chúc anh chị một ngày vui", true)]
    [InlineData("thanks a lot you are very helpful", true)]
    [InlineData("Chúc cô một ngày tốt lành, cảm ơn đã hỗ trợ", true)]
    [InlineData("cảm ơn, tối nay có gì", false)]
    [InlineData("cảm ơn anh, ngày mai học ở đâu", false)]
    [InlineData("chị tốt bụng quá", false)]
    public void IsThanks_AtLength_InSuchWordsOnly(string text, bool thanks) =>
        Assert.Equal(thanks, Courtesy.IsThanks(SharedContent.Recognizer.Recognize(text, new LocalDateTime(2020, 10, 7, 9, 0))));
}
