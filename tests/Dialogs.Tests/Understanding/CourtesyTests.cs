using ChatBot.Dialogs.Understanding;
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
}
